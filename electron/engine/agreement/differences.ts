import { mergeStretches } from '../../../shared/agreement/stretches.ts'
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { Comparison, Difference, Settlement } from '../../../shared/contract/agreement.ts'
import type { TextRange } from '../../../shared/text/boundaries.ts'
import { snapOffset } from '../../../shared/text/boundaries.ts'
import { listCodings } from '../../db/repositories/codings.ts'
import type { ComparedCoding } from '../../db/repositories/compared-codings.ts'
import { listSettlements } from '../../db/repositories/settlements.ts'
import { readText } from '../../db/repositories/texts.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { type Compared, type ComparedSource, readCompared } from './compare.ts'

/** UTF-16 code units of a passage that are given, and of what stands on either side. */
const LONGEST = 4_000
const AROUND = 120

/** Codings that lie over one another, and what they differ in. */
interface Found {
  source: ComparedSource
  codings: ComparedCoding[]
  labels: Difference['labels']
  settlement: Settlement | null
}

/** The passages that researchers coded differently, in the order of the text, a page at a time. */
export function listDifferences(
  db: ReadableDb,
  input: ParsedInputOf<'agreement.differences'>,
): OutputOf<'agreement.differences'> {
  const compared = readCompared(db, input)
  const settlementOf = settlementsByCodings(db)
  const all = compared.sources.flatMap(source =>
    groupsOf(source, compared).flatMap((codings): Found[] => {
      const labels = differIn(source, codings, compared, input)
      if (labels.length === 0) return []
      return [{ source, codings, labels, settlement: settlementOf(codings) }]
    }),
  )
  const { isSettled, offset, limit } = input
  const fitting =
    isSettled === undefined
      ? all
      : all.filter(({ settlement }) => (settlement !== null) === isSettled)
  const page = fitting.slice(offset, limit === undefined ? undefined : offset + limit)
  const ids = page.flatMap(({ codings }) => codings.map(({ id }) => id))
  const notes = new Map(listCodings(db, { ids }).map(({ id, note }) => [id, note]))
  const settled = all.filter(({ settlement }) => settlement !== null).length
  return {
    differences: page.map(found => tell(db, found, input.researcherIds, notes)),
    ...{ total: fitting.length, settled, open: all.length - settled },
  }
}

/** Codings of a source with anything that is compared, in groups that hang together by their units. */
function groupsOf(
  { codings, continuum }: ComparedSource,
  { labels, labelsOf }: Compared,
): ComparedCoding[][] {
  const chosen = new Set(labels.map(({ id }) => id))
  const groups: ComparedCoding[][] = []
  let end = 0
  for (const coding of codings) {
    if (!labelsOf(coding).some(label => chosen.has(label))) continue
    const range = continuum.place(coding.start, coding.end)
    if (range === null) continue
    const last = groups.at(-1)
    if (last !== undefined && range.start < end) last.push(coding)
    else groups.push([coding])
    end = last !== undefined && range.start < end ? Math.max(end, range.end) : range.end
  }
  return groups
}

/** The roles or codes whose units are not the same for all who were to code the source. */
function differIn(
  { continuum, isCoded }: ComparedSource,
  codings: readonly ComparedCoding[],
  { labels, labelsOf, coderOf }: Compared,
  { kind, researcherIds }: Comparison,
): Difference['labels'] {
  const given = new Set(codings.flatMap(coding => labelsOf(coding)))
  return labels.flatMap(({ id }) => {
    if (!given.has(id)) return []
    const marks = researcherIds.map((): TextRange[] => [])
    for (const coding of codings) {
      const range = labelsOf(coding).includes(id) ? continuum.place(coding.start, coding.end) : null
      if (range !== null) marks[coderOf.get(coding.researcherId) ?? 0]?.push(range)
    }
    const read = marks.filter((_, coder) => isCoded[coder])
    if (new Set(read.map(coverOf)).size < 2) return []
    const gave = researcherIds.filter((_, coder) => (marks[coder]?.length ?? 0) > 0)
    return [{ kind, id, researcherIds: gave, isOfEdges: gave.length === read.length }]
  })
}

/** What is covered; where stretches only touch makes no difference to it. */
function coverOf(ranges: readonly TextRange[]): string {
  const joined: TextRange[] = []
  for (const { start, end } of mergeStretches(ranges)) {
    const last = joined.at(-1)
    if (last?.end === start) last.end = end
    else joined.push({ start, end })
  }
  return joined.map(({ start, end }) => `${start}-${end}`).join()
}

/** A difference is settled while one settlement is about all of its codings: another coding opens it again. */
function settlementsByCodings(db: ReadableDb) {
  const byCoding = new Map<string, Settlement>()
  for (const settlement of listSettlements(db)) {
    for (const { codingId } of settlement.codings) byCoding.set(codingId, settlement)
  }
  return (codings: readonly ComparedCoding[]): Settlement | null => {
    const [first = null, ...others] = codings.map(({ id }) => byCoding.get(id) ?? null)
    return first !== null && others.every(each => each?.id === first.id) ? first : null
  }
}

function tell(
  db: ReadableDb,
  { source: { continuum, isCoded }, codings, labels, settlement }: Found,
  researchers: readonly string[],
  notes: ReadonlyMap<string, string>,
): Difference {
  const text = readText(db, continuum.source.textHash)
  const start = Math.min(...codings.map(coding => coding.start))
  const end = Math.max(...codings.map(coding => coding.end))
  const to = Math.min(end, snapOffset(text, start + LONGEST, 'back'))
  return {
    ...{ sourceId: continuum.source.id, start, end, labels, settlement },
    text: text.slice(start, to),
    before:
      start > AROUND
        ? text.slice(snapOffset(text, start - AROUND, 'forward'), start).replace(/^\S*\s+/, '')
        : text.slice(0, start),
    after:
      to < end
        ? ''
        : text.slice(end, snapOffset(text, end + AROUND, 'back')).replace(/\s+\S*$/, ''),
    isCut: to < end,
    researcherIds: researchers.filter((_, coder) => isCoded[coder]),
    codings: codings.map(coding => ({
      ...{ id: coding.id, researcherId: coding.researcherId },
      ...{ start: coding.start, end: coding.end, roles: coding.roles, codeIds: coding.codeIds },
      note: notes.get(coding.id) ?? '',
    })),
  }
}
