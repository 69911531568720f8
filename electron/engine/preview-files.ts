import type { FilePreview } from '../../shared/contract/sources.ts'
import { applyNamesToDraft } from '../../shared/text/names-in-draft.ts'
import { possibleSpeakers } from '../../shared/text/possible-speakers.ts'
import type { SourceDraft } from '../../shared/text/source-draft.ts'
import { titlesWithText } from '../db/repositories/sources.ts'
import { countWords, hashText } from '../db/repositories/texts.ts'
import { compileList, refuseFaultyList } from './find-names.ts'
import type { QueryHandler } from './handlers.ts'
import { readFiles } from './read-files.ts'

/** How much of a text shows whether its encoding and its speakers were read rightly, in UTF-16 code units. */
const BEGINNING = 300

/** Reads files as an import would, and says what it would find. */
export const previewFiles: QueryHandler<'sources.preview'> = async (
  _db,
  { files, items = [], names = [], hasBrackets },
  session,
) => {
  refuseFaultyList({ names })
  const find = compileList({ names, hasBrackets })
  const encodings = new Map(items.map(({ file, encoding }) => [file, encoding]))
  const given = files.map((file, index) => ({ file, encoding: encodings.get(index) }))
  const previews: FilePreview[] = []
  const titlesByHash = new Map<string, string[]>()
  await readFiles(session, 'preview', given, ({ name, draft: read, error }) => {
    if (read === null) {
      previews.push({ ...NOTHING, name, error })
      return
    }
    const { draft, replaced, doubtful } = applyNamesToDraft(read, find)
    const hash = hashText(draft.text)
    const before = titlesByHash.get(hash) ?? []
    titlesByHash.set(hash, [...before, draft.title])
    const sameTextAs = [...titlesWithText(session.db(), draft.text), ...before]
    previews.push({
      ...{ name, ...describe(draft), possibleSpeakers: listPossible(read), sameTextAs },
      ...{ names: { replaced: replaced.length, doubtful }, error: null },
    })
  })
  return { files: previews }
}

function describe(draft: SourceDraft) {
  const { title, kind, format, encoding, text, blocks, warnings } = draft
  const turns = new Map<number, string>()
  for (const { turn, speaker } of blocks) if (turn !== null) turns.set(turn, speaker ?? '')
  const counts = new Map<string, number>()
  for (const label of turns.values()) {
    if (label !== '') counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return {
    ...{ title, kind, format, encoding, warnings },
    wordCount: countWords(text),
    turnCount: turns.size,
    speakers: [...counts].map(([label, turnCount]) => ({ label, turnCount })),
    hasTimes: blocks.some(block => block.timeMs !== null),
    // Half a character at the cut would not be a character at all.
    beginning: text
      .slice(0, BEGINNING)
      .toWellFormed()
      .replace(/\uFFFD$/, ''),
  }
}

/** By the labels as the file has them: an import finds them before it replaces names. */
function listPossible({ text, blocks }: SourceDraft): FilePreview['possibleSpeakers'] {
  return possibleSpeakers(text, blocks).map(({ label, lineCount }) => ({ label, lineCount }))
}

const NOTHING: Omit<FilePreview, 'name' | 'error'> = {
  ...{ title: null, kind: null, format: null, encoding: null, wordCount: 0, turnCount: 0 },
  ...{
    speakers: [],
    possibleSpeakers: [],
    hasTimes: false,
    beginning: '',
    warnings: [],
    sameTextAs: [],
    names: { replaced: 0, doubtful: 0 },
  },
}
