import type { Edit } from './edit-script.ts'
import type { Block } from './source-draft.ts'
import { detectTurns } from './turns.ts'

/**
 * The blocks of a text after an edit. A line keeps what its words were before: kind, speaker, time, and so every
 * correction made by hand. Only lines that are new, or whose label was edited, are read afresh.
 */
export function rebaseBlocks(
  blocks: readonly Block[],
  edits: readonly Edit[],
  oldText: string,
  newText: string,
): Block[] {
  const kept = keptStretches(edits, oldText.length)
  const origins = originsOf(blocks, kept)
  const fresh = new Map(detectTurns(newText).map(block => [block.start, block]))
  const result: Block[] = []
  let turn = 0
  let lastOrigin: Block | undefined
  for (const line of linesOf(newText)) {
    const origin = origins.find(line.start, line.end)
    const isSplit = origin !== undefined && origin.block === lastOrigin
    const block: Block =
      origin === undefined || isSplit
        ? readAfresh(line, fresh.get(line.start), result.at(-1), isSplit ? origin.block : undefined)
        : inherit(line, origin, edits, fresh.get(line.start))
    const before = result.at(-1)
    const opens =
      block.kind === 'turn' &&
      (before?.kind !== 'turn' ||
        block.contentStart > block.start ||
        (origin !== undefined && !isSplit && origin.block.turn !== lastOrigin?.turn))
    if (opens) turn += 1
    result.push({ ...block, turn: block.kind === 'turn' ? turn : null })
    if (origin !== undefined) lastOrigin = origin.block
  }
  return result
}

/** Stretches of the old text that stand unchanged in the new one; `shift` takes them there. */
interface Kept {
  start: number
  end: number
  shift: number
}

function keptStretches(edits: readonly Edit[], oldLength: number): Kept[] {
  const kept: Kept[] = []
  let at = 0
  let shift = 0
  for (const edit of edits) {
    if (edit.start > at) kept.push({ start: at, end: edit.start, shift })
    shift += edit.text.length - (edit.end - edit.start)
    at = edit.end
  }
  if (oldLength > at) kept.push({ start: at, end: oldLength, shift })
  return kept
}

interface Origin {
  block: Block
  /** Where the kept words of the block stand in the new text. */
  start: number
  end: number
}

/** Finds, for a line of the new text, the old block that the most of its words come from. */
function originsOf(blocks: readonly Block[], kept: readonly Kept[]) {
  const origins: Origin[] = []
  let from = 0
  for (const { start, end, shift } of kept) {
    while (from > 0 && (blocks[from]?.start ?? 0) > start) from -= 1
    for (let index = from; index < blocks.length; index += 1) {
      const block = blocks[index]
      if (block === undefined || block.start >= end) break
      from = index
      const head = Math.max(block.start, start)
      const tail = Math.min(block.end, end)
      if (tail > head) origins.push({ block, start: head + shift, end: tail + shift })
    }
  }
  let next = 0
  return {
    find(start: number, end: number): Origin | undefined {
      while (next < origins.length && (origins[next]?.end ?? 0) <= start) next += 1
      let best: Origin | undefined
      for (let index = next; (origins[index]?.start ?? end) < end; index += 1) {
        const origin = origins[index]
        if (origin === undefined) break
        if (best === undefined || shared(origin, start, end) > shared(best, start, end))
          best = origin
      }
      return best
    },
  }
}

function shared(origin: Origin, start: number, end: number): number {
  return Math.min(origin.end, end) - Math.max(origin.start, start)
}

function linesOf(text: string): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = []
  for (const match of text.matchAll(/[^\n]*\S[^\n]*/g)) {
    lines.push({ start: match.index, end: match.index + match[0].length })
  }
  return lines
}

function inherit(
  line: { start: number; end: number },
  { block }: Origin,
  edits: readonly Edit[],
  fresh: Block | undefined,
): Block {
  const isLabelEdited = edits.some(
    edit =>
      edit.start < block.contentStart &&
      edit.end >= block.start &&
      block.contentStart > block.start,
  )
  if (isLabelEdited && fresh !== undefined && fresh.kind === 'turn') {
    return { ...fresh, ...line, timeMs: fresh.timeMs ?? block.timeMs }
  }
  const contentStart = Math.min(line.end, line.start + (block.contentStart - block.start))
  return { ...block, ...line, contentStart: isLabelEdited ? line.start : contentStart }
}

function readAfresh(
  line: { start: number; end: number },
  fresh: Block | undefined,
  before: Block | undefined,
  splitFrom: Block | undefined,
): Block {
  if (fresh !== undefined && fresh.contentStart > fresh.start) return { ...fresh, ...line }
  const same = splitFrom ?? (before?.kind === 'turn' ? before : undefined)
  return {
    kind: same?.kind ?? 'paragraph',
    ...line,
    contentStart: line.start,
    speaker: same?.speaker ?? null,
    turn: null,
    timeMs: null,
    level: same?.level ?? null,
  }
}
