import { labelKey } from './speaker-labels.ts'
import { readCandidate } from './turn-candidates.ts'
import { readWeak } from './weak-candidates.ts'
import type { Block } from './source-draft.ts'

/**
 * Corrections by hand of who speaks. Each takes the blocks of a text and returns what they are afterwards: where blocks
 * begin and end never changes, only whose words they are, so no coding can move. Turns stay counted from 1 without gaps.
 */

/** Gives a turn to a speaker. */
export function giveTurn(blocks: readonly Block[], turn: number, label: string): Block[] {
  return blocks.map(block => (block.turn === turn ? { ...block, speaker: label } : block))
}

/** Calls a speaker something else in every turn; a label that is there already becomes one with it. */
export function renameSpeaker(blocks: readonly Block[], label: string, newLabel: string): Block[] {
  return blocks.map(block => (block.speaker === label ? { ...block, speaker: newLabel } : block))
}

/**
 * Lets a speaker begin at a block. It goes on as a turn does: to the end of the turn it was part of, or over the plain
 * paragraphs below. Where the block begins with this very label, the label is no longer one of the words.
 */
export function beginTurn(
  text: string,
  blocks: readonly Block[],
  index: number,
  label: string,
): Block[] {
  const turn = blocks[index]?.turn ?? null
  const isFirst = turn !== null && blocks[index - 1]?.turn !== turn
  return isFirst ? giveTurn(blocks, turn, label) : openTurns(text, blocks, new Set([index]), label)
}

/** Lets a speaker begin at each of some blocks. */
export function openTurns(
  text: string,
  blocks: readonly Block[],
  openings: ReadonlySet<number>,
  label: string,
): Block[] {
  let begun: (Pick<Block, 'speaker' | 'turn' | 'timeMs'> & { from: number | null }) | null = null
  const opened = blocks.map((block, index): Block => {
    if (openings.has(index)) {
      const written = readLabel(text, block)
      const isWritten = written !== null && labelKey(written.label) === labelKey(label)
      const timeMs = isWritten ? written.timeMs : null
      // Below zero no turn has this number yet.
      begun = { speaker: label, turn: -1 - index, timeMs, from: block.turn }
      const contentStart = isWritten ? written.contentStart : block.start
      return { ...block, kind: 'turn', level: null, contentStart, ...said(begun) }
    }
    const goesOn =
      begun !== null &&
      block.turn === begun.from &&
      (block.turn !== null || block.kind === 'paragraph')
    if (begun !== null && goesOn) return { ...block, kind: 'turn', ...said(begun) }
    begun = null
    return block
  })
  return renumber(opened)
}

/** Takes a turn back: its words, the label among them, go on from the turn right above, or belong to nobody without one. */
export function joinTurn(blocks: readonly Block[], turn: number): Block[] {
  const above = blocks[blocks.findIndex(block => block.turn === turn) - 1]
  const kind = above?.turn == null ? 'paragraph' : 'turn'
  const joined = blocks.map(block =>
    block.turn === turn
      ? { ...block, kind, contentStart: block.start, ...said(above ?? NOBODY) }
      : block,
  )
  return renumber(joined as Block[])
}

/** The label with which a block begins; null where none can be read. */
export function readLabel(
  text: string,
  { start, end }: Pick<Block, 'start' | 'end'>,
): { label: string; contentStart: number; timeMs: number | null } | null {
  const line = { start, end, isAfterBlank: true }
  return readCandidate(text, line, 0) ?? readWeak(text, line, 0)
}

const NOBODY = { speaker: null, turn: null, timeMs: null }

function said({
  speaker,
  turn,
  timeMs,
}: Pick<Block, 'speaker' | 'turn' | 'timeMs'>): Pick<Block, 'speaker' | 'turn' | 'timeMs'> {
  return { speaker, turn, timeMs }
}

function renumber(blocks: readonly Block[]): Block[] {
  let count = 0
  let last: number | null = null
  return blocks.map(block => {
    if (block.turn !== null && block.turn !== last) count += 1
    last = block.turn
    return block.turn === null ? block : { ...block, turn: count }
  })
}
