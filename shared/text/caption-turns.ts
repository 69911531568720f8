import { labelKey, isKnownSpeaker, isNameLike, isNeverSpeaker } from './speaker-labels.ts'
import { readCandidate } from './turn-candidates.ts'
import { detectTurns } from './turns.ts'
import type { Block } from './source-draft.ts'

/** A line of a caption file's text. */
export interface SpokenLine {
  text: string
  /** The speaker as the file names it apart from the words; null where it does not. */
  speaker: string | null
  timeMs: number | null
}

/** Makes one block of every line; consecutive lines of one speaker are one turn. Lines hold no line feed and are not blank. */
export function captionBlocks(lines: readonly SpokenLine[]): Block[] {
  const blocks = lines.some(line => line.speaker !== null)
    ? voicedBlocks(lines)
    : labelledBlocks(lines)
  return numberTurns(blocks)
}

function voicedBlocks(lines: readonly SpokenLine[]): Block[] {
  let start = 0
  return lines.map(({ text, speaker, timeMs }) => {
    const end = start + text.length
    const kind = speaker === null ? 'paragraph' : 'turn'
    const block: Block = {
      ...{ kind, start, end, contentStart: start, speaker, turn: null, timeMs, level: null },
    }
    start = end + 1
    return block
  })
}

const MIN_SHARE = 0.3

/** Zoom writes `Name: words`. In captions that says more than in prose, so a third of the lines is enough. */
function labelledBlocks(lines: readonly SpokenLine[]): Block[] {
  const text = lines.map(line => line.text).join('\n')
  const blocks = voicedBlocks(lines)
  const candidates = blocks.map(block => {
    const found = readCandidate(text, { ...block, isAfterBlank: false }, 0)
    if (!found || found.form === 'tab' || found.form === 'stamped') return null
    const isName = isKnownSpeaker(found.label) || isNameLike(found.label)
    return isName && !isNeverSpeaker(found.label) ? found : null
  })
  const labelled = candidates.filter(each => each !== null)
  if (labelled.length < Math.max(1, lines.length * MIN_SHARE)) return detected(text, blocks)
  let speaker: string | null = null
  return blocks.map((block, index) => {
    const candidate = candidates[index]
    speaker = candidate?.label ?? speaker
    const contentStart = candidate?.contentStart ?? block.start
    return { ...block, kind: speaker === null ? 'paragraph' : 'turn', speaker, contentStart }
  })
}

function detected(text: string, blocks: readonly Block[]): Block[] {
  const marks = new Map(detectTurns(text).map(block => [block.start, block]))
  return blocks.map(block => {
    const found = marks.get(block.start)
    if (!found || found.kind !== 'turn') return block
    const { speaker, contentStart } = found
    return { ...block, kind: 'turn', speaker, contentStart }
  })
}

function numberTurns(blocks: readonly Block[]): Block[] {
  let turn = 0
  let key: string | null = null
  return blocks.map(block => {
    const own = block.speaker === null ? null : labelKey(block.speaker)
    if (own !== null && own !== key) turn++
    key = own
    return own === null ? block : { ...block, turn }
  })
}
