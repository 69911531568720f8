import { type BlockSpan, blockIndexAt } from './block-index.ts'

/**
 * Words, sentences and turns of a source as ranges of UTF-16 code units, `[start, end)`. Everything works on the words
 * of blocks and steps over speaker labels. No range ever cuts a surrogate pair.
 */

/** A stretch of a text, end exclusive. */
export interface TextRange {
  start: number
  end: number
}

const words = new Intl.Segmenter('en', { granularity: 'word' })
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Words that end in a full stop in the middle of a sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Prof|St|vs|etc|e\.g|i\.e|approx|No|cf)\.\s*$/

/** The words of a stretch of text, without spaces and punctuation. */
export function wordsIn(text: string, from: number, to: number): TextRange[] {
  const found: TextRange[] = []
  for (const part of words.segment(text.slice(from, to))) {
    if (!part.isWordLike) continue
    const start = from + part.index
    found.push({ start, end: start + part.segment.length })
  }
  return found
}

/** The sentences of a stretch of text, without the space behind them. */
export function sentencesIn(text: string, from: number, to: number): TextRange[] {
  const found: TextRange[] = []
  let start = from
  for (const part of sentences.segment(text.slice(from, to))) {
    const end = from + part.index + part.segment.length
    if (end < to && ABBREVIATION.test(text.slice(start, end))) continue
    const range = trimRange(text, { start, end })
    if (range.end > range.start) found.push(range)
    start = end
  }
  return found
}

/** How many words a passage holds. */
export function countWords(text: string, range: TextRange): number {
  return wordsIn(text, range.start, range.end).length
}

/** Leaves out white space at both ends; an all-white range becomes empty at its start. */
export function trimRange(text: string, { start, end }: TextRange): TextRange {
  const part = text.slice(start, end)
  const trimmed = part.trimStart()
  if (trimmed === '') return { start, end: start }
  const from = start + part.length - trimmed.length
  return { start: from, end: from + trimmed.trimEnd().length }
}

/** The nearest offset that does not cut a surrogate pair, looking backwards or forwards. */
export function snapOffset(text: string, offset: number, towards: 'back' | 'forward'): number {
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  const isInsidePair = before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000
  if (!isInsidePair) return offset
  return towards === 'back' ? offset - 1 : offset + 1
}

/** How far to look for the characters around an offset, in code units. */
const CHARACTER_REACH = 64

/** Like `snapOffset`, but for what a reader takes for one character: an emoji of several parts, a letter with its accent. */
export function snapCharacter(text: string, offset: number, towards: 'back' | 'forward'): number {
  const isPlain = (code: number) => Number.isNaN(code) || code < 0x300
  if (isPlain(text.charCodeAt(offset - 1)) && isPlain(text.charCodeAt(offset))) return offset
  const from = snapOffset(text, Math.max(0, offset - CHARACTER_REACH), 'back')
  const around = text.slice(from, offset + CHARACTER_REACH)
  const character = characters.segment(around).containing(offset - from)
  if (character === undefined || character.index === offset - from) return offset
  return from + character.index + (towards === 'back' ? 0 : character.segment.length)
}

/** All blocks of the turn that an offset lies in; one block where it belongs to no turn. */
export function turnRange(text: string, blocks: readonly BlockSpan[], offset: number): TextRange {
  const index = blockIndexAt(blocks, offset)
  const block = blocks[index]
  if (block === undefined) return { start: offset, end: offset }
  let first = index
  let last = index
  if (block.turn !== null) {
    while (blocks[first - 1]?.turn === block.turn) first--
    while (blocks[last + 1]?.turn === block.turn) last++
  }
  const start = (blocks[first] as BlockSpan).contentStart
  return trimRange(text, { start, end: (blocks[last] as BlockSpan).end })
}

type Splitter = (text: string, from: number, to: number) => TextRange[]

/** The words or sentences of the block at an offset. */
function partsAt(text: string, blocks: readonly BlockSpan[], offset: number, split: Splitter) {
  const block = blocks[blockIndexAt(blocks, offset)]
  return block === undefined ? [] : split(text, block.contentStart, block.end)
}

/** From the start of the part that `start` is in to the end of the part that `end` is in. */
function hull(text: string, blocks: readonly BlockSpan[], range: TextRange, split: Splitter) {
  const first = partsAt(text, blocks, range.start, split).findLast(
    part => part.start <= range.start && range.start <= part.end,
  )
  const lastOffset = Math.max(range.start, range.end)
  const last = partsAt(text, blocks, lastOffset, split).find(part => part.end >= lastOffset)
  return {
    start: Math.min(first?.start ?? range.start, range.start),
    end: Math.max(last !== undefined && last.start <= lastOffset ? last.end : range.end, range.end),
  }
}

function candidates(text: string, blocks: readonly BlockSpan[], range: TextRange): TextRange[] {
  const turn = {
    start: Math.min(turnRange(text, blocks, range.start).start, range.start),
    end: Math.max(turnRange(text, blocks, range.end).end, range.end),
  }
  return [wordAt(text, blocks, range), hull(text, blocks, range, sentencesIn), turn]
}

/** The words that a range touches; between words, as before a quotation mark, the next of its block or else the last. */
function wordAt(text: string, blocks: readonly BlockSpan[], range: TextRange): TextRange {
  const touched = hull(text, blocks, range, wordsIn)
  if (touched.end > touched.start) return touched
  const inBlock = partsAt(text, blocks, range.start, wordsIn)
  return inBlock.find(({ start }) => start >= range.start) ?? inBlock.at(-1) ?? touched
}

/**
 * The next larger of word, sentence, turn around a range; the range itself when it is as large as its turns. A caret
 * always grows to a word first, so that the same number of steps selects as much everywhere.
 */
export function growRange(text: string, blocks: readonly BlockSpan[], range: TextRange): TextRange {
  const size = range.end - range.start
  return candidates(text, blocks, range).find(part => part.end - part.start > size) ?? range
}

/** The next smaller of turn, sentence, word from where a range starts; empty when it is one word. */
export function shrinkRange(
  text: string,
  blocks: readonly BlockSpan[],
  range: TextRange,
): TextRange {
  const caret = { start: range.start, end: range.start }
  const size = range.end - range.start
  const smaller = candidates(text, blocks, caret)
    .filter(part => part.start >= range.start && part.end <= range.end)
    .filter(part => part.end - part.start < size)
  return smaller.at(-1) ?? caret
}

/** Moves one edge of a range by a word, into the next block where this one has no more; never past the other edge. */
export function moveEdge(
  text: string,
  blocks: readonly BlockSpan[],
  range: TextRange,
  edge: 'start' | 'end',
  direction: -1 | 1,
): TextRange {
  const from = range[edge]
  let index = blockIndexAt(blocks, from)
  for (; index >= 0 && index < blocks.length; index += direction) {
    const block = blocks[index] as BlockSpan
    const stops = wordsIn(text, block.contentStart, block.end).map(word => word[edge])
    const stop =
      direction === 1
        ? stops.find(offset => offset > from)
        : stops.findLast(offset => offset < from)
    if (stop === undefined) continue
    const moved = { ...range, [edge]: stop }
    return moved.end > moved.start ? moved : range
  }
  return range
}
