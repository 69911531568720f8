import { extname } from 'node:path'
import type { ParsedInputOf } from '../../shared/contract/contract.ts'
import type { ImportReport } from '../../shared/contract/sources.ts'
import {
  applyNamesToDraft,
  applyNamesToFileName,
  type NamedDraft,
} from '../../shared/text/names-in-draft.ts'
import type { FindNames } from '../../shared/text/names-in-source.ts'
import { addSpeaker } from '../../shared/text/possible-speakers.ts'
import type { Block, SourceDraft } from '../../shared/text/source-draft.ts'
import type { OriginalFile } from '../db/repositories/originals.ts'
import { insertProtection } from '../db/repositories/protection.ts'
import { getSource, insertSource, titlesWithText } from '../db/repositories/sources.ts'
import { linkSpeaker, listKnownInterviewers } from '../db/repositories/speakers.ts'
import type { WritableDb } from '../db/sql.ts'
import { compileList, refuseFaultyList } from './find-names.ts'
import type { PreparedCommandHandler } from './handlers.ts'
import { NameTally, warnOfNames } from './name-tally.ts'
import { packOriginal, readFiles } from './read-files.ts'

type Input = ParsedInputOf<'sources.import'>
type Choices = NonNullable<Input['items']>[number]

/** A file that is ready to be stored, or why it was refused. */
interface Prepared {
  name: string
  draft: SourceDraft | null
  /** What was replaced in it, and how many doubtful hits were not. */
  names: Pick<NamedDraft, 'replaced' | 'doubtful'>
  original: OriginalFile | null
  isOriginalLeftOut: boolean
  error: ImportReport['error']
}

/** Files that are kept wait in memory until all are stored in one step; of more than this the rest are not kept. */
const MAX_KEPT_BYTES = 256 * 1024 * 1024

/** Reads all files first, and then stores what was read in one step or not at all. */
export const importFiles: PreparedCommandHandler<'sources.import'> = {
  async prepare({ files, items = [], keepOriginals, names, hasBrackets }, session) {
    refuseFaultyList({ names: names ?? [] })
    const find = compileList({ names: names ?? [], hasBrackets })
    const choices = new Map(items.map(item => [item.file, item]))
    const given = files.map((file, index) => ({ file, encoding: choices.get(index)?.encoding }))
    const prepared: Prepared[] = []
    let kept = 0
    await readFiles(session, 'import', given, async read => {
      // A file keeps the names that are replaced in its text.
      const isWanted = read.draft !== null && keepOriginals && names === undefined
      const fits = isWanted && kept + read.bytes.length <= MAX_KEPT_BYTES
      const original = fits ? await packOriginal(read.bytes) : null
      kept += original?.bytes.length ?? 0
      const { name, draft, error } = read
      const chosen = choices.get(prepared.length)
      const named =
        draft === null
          ? { draft, replaced: [], doubtful: 0 }
          : applyNamesToDraft({ ...draft, blocks: blocksOf(draft, chosen) }, find)
      prepared.push({
        ...{ name, draft: named.draft, names: named },
        ...{ original, isOriginalLeftOut: isWanted && !fits, error },
      })
    })
    return (db, input, researcherId) => store(db, prepared, { choices, find }, input, researcherId)
  },
}

function store(
  db: WritableDb,
  prepared: readonly Prepared[],
  { choices, find }: { choices: ReadonlyMap<number, Choices>; find: FindNames },
  { kind, group, names, hasBrackets }: Input,
  researcherId: string,
) {
  const interviewers = listKnownInterviewers(db)
  const tally = new NameTally({ names: names ?? [], hasBrackets })
  const replaceIn = (written: string | null) =>
    written === null ? null : applyNamesToFileName(written, find).text
  const reports = prepared.map((file, index): ImportReport => {
    const { name, draft, original, error } = file
    if (draft === null) return { ...emptyReport(name), error }
    const chosen = choices.get(index)
    const warnings = [
      ...draft.warnings,
      ...warnOfTwins(titlesWithText(db, draft.text)),
      ...(file.isOriginalLeftOut ? [NOT_KEPT] : []),
      ...(names === undefined ? [] : warnOfNames(file.names)),
    ]
    const chosenGroup = chosen?.group === undefined ? group : chosen.group
    const sourceId = insertSource(
      db,
      { ...draft, title: replaceIn(chosen?.title ?? null) ?? draft.title },
      {
        researcherId,
        kind: chosen?.kind ?? kind,
        group: replaceIn(chosenGroup ?? null),
        original: { name: replaceIn(name) ?? name, file: original },
      },
    )
    tally.add(sourceId, file.names.replaced)
    const { title, format, encoding, wordCount, turnCount, speakers } = getSource(db, sourceId)
    const known = speakers.filter(label => interviewers.has(label))
    for (const label of known) {
      linkSpeaker(db, { sourceId, label, participantId: null, isInterviewer: true })
    }
    if (known.length > 0) warnings.push({ ...KNOWN_INTERVIEWER, count: known.length })
    return {
      ...{ name, isImported: true, sourceId, title, format, encoding },
      ...{ wordCount, turnCount, speakers, warnings, error: null },
    }
  })
  insertProtection(db, tally.entries(), researcherId)
  const imported = reports.filter(report => report.isImported)
  const label =
    imported.length === 1
      ? `Import “${imported[0]?.title ?? ''}”`
      : `Import ${imported.length} sources`
  return { value: { reports }, label }
}

/** With the labels as speakers that the researcher has seen in the preview. */
function blocksOf({ text, blocks }: SourceDraft, chosen: Choices | undefined): Block[] {
  return (chosen?.addSpeakers ?? []).reduce<Block[]>(
    (corrected, label) => addSpeaker(text, corrected, label),
    blocks,
  )
}

const KNOWN_INTERVIEWER = {
  code: 'interviewer_known',
  message: 'A speaker was marked as the interviewer, as in all sources before.',
}

const NOT_KEPT = {
  code: 'original_not_kept',
  message:
    'The original file was not kept: together the files are larger than 256 MB. To keep it, remove the source and import the file again by itself.',
  count: 1,
}

/** The same text twice may be meant, so it comes in, and the report says so. */
function warnOfTwins(titles: string[]): ImportReport['warnings'] {
  if (titles.length === 0) return []
  const names = titles.slice(0, 3).map(title => `“${title}”`)
  const message = `The project already has this text, as ${names.join(', ')}. Remove one of them if it came twice by mistake.`
  return [{ code: 'same_text', message, count: titles.length }]
}

function emptyReport(name: string) {
  const format = extname(name).slice(1).toLowerCase()
  return {
    ...{ name, isImported: false, sourceId: null, title: null, encoding: null },
    ...{ format: format === '' ? null : format, wordCount: 0, turnCount: 0 },
    ...{ speakers: [], warnings: [], error: null },
  }
}
