import type { TextRange } from './boundaries.ts'
import { applyEdits, type Edit } from './edit-script.ts'
import { rebasePages } from './rebase-pages.ts'
import type { Block, PageStart } from './source-draft.ts'

/**
 * Puts other words in the place of words, where it is known of each that it stands for what was there: a pseudonym, a
 * black-out. Unlike an edit, it never costs a coding its words: an edge within a stretch moves out to the whole of it.
 */

/** A text with its blocks and pages. */
export interface BlockedText {
  text: string
  blocks: readonly Block[]
  pages?: readonly PageStart[] | undefined
}

/** What is to be put in, and the speakers of turns who are called otherwise from then on. */
export interface Substitution {
  /** In order, not overlapping, none of them empty. */
  edits: readonly Edit[]
  speakers: ReadonlyMap<number, string>
}

/** The text, blocks and pages after a substitution. */
export function substitute(
  { text, blocks, pages = [] }: BlockedText,
  { edits, speakers }: Substitution,
): { text: string; blocks: Block[]; pages: PageStart[] } {
  const newText = applyEdits(text, edits)
  const places = placesAfter(edits)
  const newBlocks = blocks.flatMap((block): Block[] => {
    const start = places.opening(block.start)
    const end = places.closing(block.end)
    // The second line of a name that was broken over two has nothing left.
    if (newText.slice(start, end).trim() === '') return []
    const contentStart = Math.min(end, Math.max(start, places.opening(block.contentStart)))
    const speaker = block.turn === null ? block.speaker : speakers.get(block.turn)
    return [{ ...block, start, end, contentStart, speaker: speaker ?? block.speaker }]
  })
  return { text: newText, blocks: newBlocks, pages: rebasePages(pages, edits, newText.length) }
}

/** Where the places of a text stand after a substitution. */
export interface PlacesAfter {
  /** A passage, with the whole of every stretch that one of its edges lies in. */
  passage(range: TextRange): TextRange
  /** The beginning of a line, or of the words in it: behind a stretch that it lies in. */
  opening(offset: number): number
  /** The end of a line: before the line breaks of a stretch that it lies in. */
  closing(offset: number): number
}

/** Where places stand after a substitution. */
export function placesAfter(edits: readonly Edit[]): PlacesAfter {
  const starts: number[] = []
  let shift = 0
  for (const { start, end, text } of edits) {
    starts.push(start + shift)
    shift += text.length - (end - start)
  }

  /** The last stretch that begins before an offset. */
  function lastBefore(offset: number): number {
    let low = 0
    let high = edits.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((edits[middle]?.start ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  function place(offset: number, within: (edit: Edit) => number): number {
    const index = lastBefore(offset)
    const edit = edits[index]
    const newStart = starts[index]
    if (edit === undefined || newStart === undefined) return offset
    const isWithin = offset < edit.end
    return newStart + (isWithin ? within(edit) : edit.text.length + offset - edit.end)
  }

  const whole = (edit: Edit) => edit.text.length
  return {
    passage: ({ start, end }) => ({ start: place(start, () => 0), end: place(end, whole) }),
    opening: offset => place(offset, whole),
    closing: offset => place(offset, edit => edit.text.replace(/\n+$/, '').length),
  }
}

/** A replacement of a stretch that keeps the line breaks in it, so that lines stay lines. */
export function editKeepingLines(text: string, { start, end }: TextRange, instead: string): Edit {
  const breaks = text.slice(start, end).match(/\n/g) ?? []
  return { start, end, text: instead + breaks.join('') }
}
