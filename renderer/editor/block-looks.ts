import type { Block } from '../../shared/text/source-draft.ts'
import type { BlockLook } from './block-node.ts'

/** Characters in a line of the transcript's measure; only for estimating heights before layout. */
export const LINE_CHARACTERS = 70

/** Derives the look of every block: labels on the first paragraph of a turn only. */
export function blockLooks(blocks: readonly Block[]): BlockLook[] {
  return blocks.map((block, index) => {
    const isFirst = block.turn !== null && blocks[index - 1]?.turn !== block.turn
    return {
      index,
      kind: block.kind,
      level: block.level,
      label: isFirst
        ? {
            speaker: block.speaker ?? '',
            time: block.timeMs === null ? '' : formatTime(block.timeMs),
            turn: String(block.turn),
          }
        : null,
      lines: Math.max(1, Math.ceil((block.end - block.contentStart) / LINE_CHARACTERS)),
    }
  })
}

/** Whether two readings of one text show the same blocks, speakers and turns. */
export function haveSameLooks(a: readonly Block[], b: readonly Block[]): boolean {
  if (a === b) return true
  return (
    a.length === b.length &&
    a.every((block, index) => LOOKS.every(field => block[field] === b[index]?.[field]))
  )
}

const LOOKS = ['kind', 'contentStart', 'speaker', 'turn', 'timeMs', 'level'] as const

/** A time stamp as `1:02:31` or `12:31`. */
export function formatTime(timeMs: number): string {
  const seconds = Math.floor(timeMs / 1000)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, i) => (i === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}
