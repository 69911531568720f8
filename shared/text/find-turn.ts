import type { Block } from './source-draft.ts'

/** The part of a block by which turns are found. */
type TurnBlock = Pick<Block, 'turn' | 'speaker' | 'timeMs'>

/** Whether a turn begins at a block. */
function isTurnStart(blocks: readonly TurnBlock[], index: number): boolean {
  const turn = blocks[index]?.turn ?? null
  return turn !== null && blocks[index - 1]?.turn !== turn
}

/** The block that opens the next turn, or the previous one, of a speaker that is wanted; null where there is none. */
export function nextTurn(
  blocks: readonly TurnBlock[],
  from: number,
  direction: -1 | 1,
  isWanted: (speaker: string) => boolean,
): number | null {
  const own = blocks[from]?.turn ?? null
  for (let index = from + direction; index >= 0 && index < blocks.length; index += direction) {
    const block = blocks[index]
    if (block === undefined || block.speaker === null || !isTurnStart(blocks, index)) continue
    // Back from the middle of a turn means the one before, not its own beginning.
    if ((own === null || block.turn !== own) && isWanted(block.speaker)) return index
  }
  return null
}

/**
 * The block that somebody means who types a turn's number (`12`), a time (`12:30`, `1:02:30`) or words of a speaker's
 * name; a name is looked for from a block on, and then from the top. Null where nothing fits.
 */
export function findTurn(blocks: readonly TurnBlock[], typed: string, from: number): number | null {
  const words = fold(typed)
  if (words === '') return null
  if (/^\d+$/.test(words)) {
    const index = blocks.findIndex(({ turn }) => turn === Number(words))
    return index === -1 ? null : index
  }
  const timeMs = readTime(words)
  if (timeMs !== null) return turnAtTime(blocks, timeMs)
  const isMeant = (speaker: string) => fold(speaker).includes(words)
  return nextTurn(blocks, from, 1, isMeant) ?? nextTurn(blocks, -1, 1, isMeant)
}

/** The turn that was being spoken at a time: the last that had begun; the first where none had. */
function turnAtTime(blocks: readonly TurnBlock[], timeMs: number): number | null {
  let found: number | null = null
  for (const [index, block] of blocks.entries()) {
    if (block.timeMs === null || !isTurnStart(blocks, index)) continue
    if (found !== null && block.timeMs > timeMs) break
    found = index
  }
  return found
}

/** Milliseconds of `12:30` or `1:02:30`; null for anything else. */
function readTime(text: string): number | null {
  const parts = /^(?:(\d+):)?(\d{1,3}):(\d{2})$/.exec(text)
  if (parts === null) return null
  const [hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map(part => Number(part ?? 0))
  return ((hours * 60 + minutes) * 60 + seconds) * 1000
}

/** Lower case without accents, one space between words. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase()
}
