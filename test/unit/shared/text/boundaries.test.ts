import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockIndexAt } from '../../../../shared/text/block-index.ts'
import {
  countWords,
  growRange,
  moveEdge,
  sentencesIn,
  shrinkRange,
  snapOffset,
  type TextRange,
  trimRange,
  turnRange,
} from '../../../../shared/text/boundaries.ts'

const text = 'Int: How was it?\nAnn: I saw Dr. Lee. She rang me, twice!\nIt helped.\nInt: Good.'
const blocks = [
  { start: 0, contentStart: 5, end: 16, turn: 1 },
  { start: 17, contentStart: 22, end: 56, turn: 2 },
  { start: 57, contentStart: 57, end: 67, turn: 2 },
  { start: 68, contentStart: 73, end: 78, turn: 3 },
]
const show = (range: TextRange) => text.slice(range.start, range.end)
const at = (words: string) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
})

describe('boundaries', () => {
  test('sentences do not break behind a title', () => {
    expect(sentencesIn(text, 22, 56).map(show)).toEqual(['I saw Dr. Lee.', 'She rang me, twice!'])
  })

  test('a selection grows from word to sentence to turn, and no further', () => {
    const caret = { start: text.indexOf('ang me'), end: text.indexOf('ang me') }
    const word = growRange(text, blocks, caret)
    const sentence = growRange(text, blocks, word)
    const turn = growRange(text, blocks, sentence)
    expect([word, sentence, turn].map(show)).toEqual([
      'rang',
      'She rang me, twice!',
      'I saw Dr. Lee. She rang me, twice!\nIt helped.',
    ])
    expect(growRange(text, blocks, turn)).toEqual(turn)
  })

  test('a caret between words grows to the next word, behind the last one to that', () => {
    const quoted = 'Ann: “– Well, yes …”'
    const inTurn = [{ start: 0, contentStart: 5, end: quoted.length, turn: 1 }]
    const grow = (start: number, end = start) => growRange(quoted, inTurn, { start, end })
    const words = (range: TextRange) => quoted.slice(range.start, range.end)
    expect(words(grow(5))).toBe('Well')
    expect(words(grow(quoted.length))).toBe('yes')
    expect(words(shrinkRange(quoted, inTurn, { start: 5, end: quoted.length }))).toBe('Well')
  })

  test('a part of two words grows to both words', () => {
    expect(show(growRange(text, blocks, at('ang m')))).toBe('rang me')
  })

  test('a selection shrinks from turn to sentence to word to nothing', () => {
    const turn = turnRange(text, blocks, 60)
    const sentence = shrinkRange(text, blocks, turn)
    const word = shrinkRange(text, blocks, sentence)
    expect([sentence, word].map(show)).toEqual(['I saw Dr. Lee.', 'I'])
    expect(show(shrinkRange(text, blocks, word))).toBe('')
  })

  test('an edge moves by words and steps over speaker labels', () => {
    const range = at('helped')
    expect(show(moveEdge(text, blocks, range, 'end', 1))).toBe('helped.\nInt: Good')
    expect(show(moveEdge(text, blocks, at('It helped'), 'start', -1))).toBe('twice!\nIt helped')
    expect(show(moveEdge(text, blocks, at('It helped'), 'end', -1))).toBe('It')
    expect(show(moveEdge(text, blocks, at('It'), 'end', -1))).toBe('It')
    expect(show(moveEdge(text, blocks, at('How was'), 'start', -1))).toBe('How was')
  })

  test('counts words without punctuation', () => {
    expect(countWords(text, at('She rang me, twice!'))).toBe(4)
  })

  test('trims white space and leaves an empty range where there is nothing else', () => {
    expect(trimRange('  ab ', { start: 0, end: 5 })).toEqual({ start: 2, end: 4 })
    expect(trimRange('   ', { start: 1, end: 3 })).toEqual({ start: 1, end: 1 })
  })

  test('no offset cuts a surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(50), (value, offset) => {
        const place = Math.min(offset, value.length)
        for (const towards of ['back', 'forward'] as const) {
          const snapped = snapOffset(value, place, towards)
          expect(value.slice(0, snapped).isWellFormed()).toBe(true)
        }
      }),
    )
  })

  test('growing contains and shrinking is contained, for any range; a caret grows to words of its block', () => {
    const offset = fc.nat(text.length)
    fc.assert(
      fc.property(offset, offset, (a, b) => {
        const range = { start: Math.min(a, b), end: Math.max(a, b) }
        const grown = growRange(text, blocks, range)
        const shrunk = shrinkRange(text, blocks, range)
        const isContained = grown.start <= range.start && grown.end >= range.end
        expect(isContained || (a === b && /\w/.test(show(grown)))).toBe(true)
        expect(shrunk.start >= range.start && shrunk.end <= range.end).toBe(true)
      }),
    )
  })

  test('finds the block of every offset', () => {
    expect([0, 16, 17, 30, 57, 68, 999].map(offset => blockIndexAt(blocks, offset))).toEqual([
      0, 0, 1, 1, 2, 3, 3,
    ])
    expect(blockIndexAt([], 4)).toBe(-1)
  })
})
