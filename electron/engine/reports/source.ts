import type { Coding } from '../../../shared/contract/codings.ts'
import type { ReportOf } from '../../../shared/contract/reports.ts'
import type { Source } from '../../../shared/contract/sources.ts'
import { writeInline } from '../../../shared/markers/write-inline.ts'
import {
  countOf,
  heading,
  list,
  type Report,
  type ReportBlock,
  type ReportNote,
  soft,
} from '../../../shared/reports/report.ts'
import { listCodes } from '../../db/repositories/codes.ts'
import { listCodings } from '../../db/repositories/codings.ts'
import { getSourceWithText } from '../../db/repositories/sources.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { SOURCE_KIND_NAMES } from '../tables/words.ts'
import { asOf } from './as-of.ts'

type SourceOf = Extract<ReportOf, { what: 'source' }>

/**
 * A source with its codings: each by a number, in the text in brackets and with its roles and codes in the margin; or as
 * roles in brackets behind the words. Throws `not_found`.
 */
export function sourceReport(db: ReadableDb, { sourceId, codings: shown }: SourceOf): Report {
  const source = getSourceWithText(db, sourceId)
  const codings = listCodings(db, { sourceId })
  const placed = codings.filter(({ isOrphan }) => !isOrphan)
  const { title, kind, group, wordCount } = source
  const facts = [
    ...[SOURCE_KIND_NAMES[kind], group ?? '', countOf(wordCount, 'word')],
    countOf(codings.length, 'coding'),
  ].filter(fact => fact !== '')
  const orphans = codings.filter(({ isOrphan }) => isOrphan).map(({ quote }) => `“${quote}”`)
  return {
    ...{ title, date: asOf(db), isLandscape: false },
    blocks: [
      heading(1, title),
      soft(`${facts.join(', ')}.`),
      ...writeBlocks(source, placed, shown, shown === 'margin' ? nameCodings(db) : () => ''),
      ...(shown === 'none' || orphans.length === 0
        ? []
        : [heading(2, 'Codings whose words are gone'), ...list(orphans)]),
    ],
  }
}

/** Tells the roles and codes of a coding. */
function nameCodings(db: ReadableDb): (coding: Coding) => string {
  const names = new Map(listCodes(db).map(({ id, name }) => [id, name]))
  return ({ codeIds, note }) => {
    const codes = codeIds.flatMap(id => names.get(id) ?? []).join('; ')
    return [codes, note.trim()].filter(part => part !== '').join('. ')
  }
}

function writeBlocks(
  { text, blocks }: Source,
  codings: readonly Coding[],
  shown: SourceOf['codings'],
  nameOf: (coding: Coding) => string,
): ReportBlock[] {
  let speaker: string | null = null
  const numbers = new Map(codings.map(({ id }, index) => [id, index + 1]))
  return blocks.flatMap((block): ReportBlock[] => {
    const { contentStart: start, end } = block
    const own = codings.filter(coding => coding.start < end && coding.end > start)
    const words = text.slice(start, end)
    if (words.trim() === '') return []
    const isAnother = block.speaker !== null && block.speaker !== speaker
    speaker = block.speaker ?? speaker
    const lead = isAnother && block.speaker !== null ? `${block.speaker}:` : ''
    if (block.kind === 'heading') return [heading(3, words)]
    if (shown !== 'margin') {
      const written = shown === 'none' ? words : writeInline(words, own.map(movedBy(start)))
      return [{ kind: 'text', text: written, ...(lead !== '' && { lead }) }]
    }
    const notes = own
      .filter(coding => coding.start >= start)
      .map((coding): ReportNote => {
        const roles = coding.roles.join('/')
        const name = nameOf(coding)
        return { lead: `${numbers.get(coding.id) ?? ''} ${roles}`.trim(), text: name }
      })
    return [{ kind: 'margin', lead, text: bracket(words, start, own, numbers), notes }]
  })
}

function movedBy(start: number): (coding: Coding) => Coding {
  return coding => ({ ...coding, start: coding.start - start, end: coding.end - start })
}

/** Words with `[` and the coding's number where it begins, and the same where it ends: `[¹she rang]¹`. */
function bracket(
  words: string,
  start: number,
  codings: readonly Coding[],
  numbers: ReadonlyMap<string, number>,
): string {
  const end = start + words.length
  const signs = codings.flatMap(coding => {
    const raised = raise(numbers.get(coding.id) ?? 0)
    return [
      ...(coding.start >= start
        ? [{ at: coding.start - start, isEnd: false, sign: `[${raised}` }]
        : []),
      ...(coding.end <= end ? [{ at: coding.end - start, isEnd: true, sign: `]${raised}` }] : []),
    ]
  })
  // At one place what ends stands before what begins.
  signs.sort((a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd))
  let written = ''
  let at = 0
  for (const { at: place, sign } of signs) {
    written += words.slice(at, place) + sign
    at = place
  }
  return written + words.slice(at)
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function raise(number: number): string {
  return [...String(number)].map(digit => RAISED[Number(digit)] ?? '').join('')
}
