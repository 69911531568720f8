import { openTurns } from './correct-turns.ts'
import {
  isCodeLabel,
  isKnownSpeaker,
  isNameLike,
  isNeverSpeaker,
  labelKey,
} from './speaker-labels.ts'
import { readCandidate } from './turn-candidates.ts'
import type { Block } from './source-draft.ts'

/** A label that stands at the start of lines and was read as text, though it may be somebody's who speaks. */
interface PossibleSpeaker {
  label: string
  lineCount: number
  /** Where the first of the lines begins, in UTF-16 code units. */
  start: number
}

/**
 * Whoever speaks once in a transcript (a receptionist, a member of a focus group) looks like any word with a colon behind
 * it, so detection leaves the label in the text. These are the labels that a researcher should be asked about, as they
 * first stand; none where nobody is known to speak.
 */
export function possibleSpeakers(text: string, blocks: readonly Block[]): PossibleSpeaker[] {
  const found = new Map<string, PossibleSpeaker>()
  for (const { key, label, block } of unreadLabels(text, blocks)) {
    const known = found.get(key)
    if (known) known.lineCount += 1
    else found.set(key, { label, lineCount: 1, start: block.start })
  }
  return [...found.values()]
}

/** Makes turns of every line where a label was read as text; the blocks as they are where there is no such line. */
export function addSpeaker(text: string, blocks: readonly Block[], label: string): Block[] {
  const openings = new Set(
    unreadLabels(text, blocks).flatMap(({ key, index }) =>
      key === labelKey(label) ? [index] : [],
    ),
  )
  return openTurns(text, blocks, openings, label)
}

interface UnreadLabel {
  index: number
  block: Block
  label: string
  key: string
}

function unreadLabels(text: string, blocks: readonly Block[]): UnreadLabel[] {
  const first = blocks.findIndex(block => block.turn !== null)
  const known = new Set(blocks.map(({ speaker }) => labelKey(speaker ?? '')))
  return blocks.flatMap((block, index) => {
    // Above the first turn stands the form, such as `Interviewer: J. Smith`.
    if (first === -1 || index < first || block.contentStart > block.start) return []
    if (block.kind !== 'turn' && block.kind !== 'paragraph') return []
    const found = readCandidate(text, { ...block, isAfterBlank: true }, index)
    if (!found || found.form === 'tight' || known.has(found.key)) return []
    // `10:30 Meeting:` is an appointment.
    if (found.timeMs !== null && !found.isStamped) return []
    return isLikely(found.label) ? [{ index, block, label: found.label, key: found.key }] : []
  })
}

function isLikely(label: string): boolean {
  if (isNeverSpeaker(label) || !/^\p{L}/u.test(label)) return false
  return isKnownSpeaker(label) || isCodeLabel(label) || (isNameLike(label) && !label.includes(','))
}
