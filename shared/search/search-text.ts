import type { Block } from '../text/source-draft.ts'
import { fold, type Folded, foldedOffset } from './fold.ts'

/** A turn or a paragraph: what a query must hold within. Offsets are those of the text, `[start, end)`. */
export interface Unit {
  start: number
  end: number
  speaker: string | null
  turn: number | null
}

/** A stretch that was found, `[start, end)`, and the unit it lies in. */
export interface Match {
  start: number
  end: number
  unit: number
}

/** A text made ready to be searched. */
export interface SearchText {
  text: string
  /** Speaker labels and time stamps are blanks in it. */
  folded: Folded
  units: readonly Unit[]
  /** The paragraphs without labels, flat, in offsets of the text: start, end, start, end. */
  paragraphs: readonly number[]
  /** Where each unit lies in the folded text. */
  starts: Int32Array
  ends: Int32Array
}

/** What is needed of a block. */
export type SearchBlock = Pick<Block, 'start' | 'end' | 'contentStart' | 'speaker' | 'turn'>

/** Makes a source's text ready; the blocks of one turn are one unit. */
export function prepareSource(text: string, blocks: readonly SearchBlock[]): SearchText {
  const paragraphs = blocks.flatMap(block => [block.contentStart, block.end])
  return prepare(text, maskLabels(text, blocks), unitsOf(blocks), paragraphs)
}

/** Makes a text ready that a researcher wrote; paragraphs have empty lines between them. */
export function prepareWritten(text: string): SearchText {
  const units: Unit[] = []
  for (const { 0: paragraph, index: start } of text.matchAll(/\S[^\n]*(?:\n[^\n]*\S[^\n]*)*/g)) {
    units.push({ start, end: start + paragraph.length, speaker: null, turn: null })
  }
  const paragraphs = units.flatMap(unit => [unit.start, unit.end])
  return prepare(text, text, units, paragraphs)
}

/** The units of a source, from its blocks. */
export function unitsOf(blocks: readonly SearchBlock[]): Unit[] {
  const units: Unit[] = []
  for (const { start, end, speaker, turn } of blocks) {
    const last = units.at(-1)
    if (last !== undefined && turn !== null && last.turn === turn) last.end = end
    else units.push({ start, end, speaker, turn })
  }
  return units
}

function prepare(
  text: string,
  searched: string,
  units: readonly Unit[],
  paragraphs: readonly number[],
): SearchText {
  const folded = fold(searched)
  const place = (offset: number) => foldedOffset(folded, offset)
  return {
    text,
    folded,
    units,
    paragraphs,
    starts: Int32Array.from(units, unit => place(unit.start)),
    ends: Int32Array.from(units, unit => place(unit.end)),
  }
}

function maskLabels(text: string, blocks: readonly SearchBlock[]): string {
  let masked = ''
  let last = 0
  for (const { start, contentStart } of blocks) {
    if (contentStart === start) continue
    masked += text.slice(last, start) + ' '.repeat(contentStart - start)
    last = contentStart
  }
  return last === 0 ? text : masked + text.slice(last)
}

/** The unit that a folded offset lies in, or the last that begins before it; -1 where there is none. */
export function unitAt(starts: Int32Array, offset: number): number {
  return lastBefore(starts.length, middle => (starts[middle] ?? 0) <= offset)
}

/** Like `unitAt`, for an offset of the text. */
export function unitAtOffset(units: readonly Unit[], offset: number): number {
  return lastBefore(units.length, middle => (units[middle]?.start ?? 0) <= offset)
}

function lastBefore(count: number, isBefore: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low - 1
}
