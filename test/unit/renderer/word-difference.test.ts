import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differInWords } from '../../../renderer/features/versions/word-difference.ts'

const words = fc
  .array(fc.constantFrom('client', 'feels', 'held', ' ', ', ', '\n', 'the worker’s', '😀'), {
    maxLength: 30,
  })
  .map(parts => parts.join(''))

test('what stayed and went is the text before, what stayed and came is the text after', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const parts = differInWords(before, after)
      const without = (kind: string) =>
        parts
          .filter(part => part.kind !== kind)
          .map(({ text }) => text)
          .join('')
      expect(without('added')).toBe(before)
      expect(without('dropped')).toBe(after)
    }),
  )
})

test('a text that did not change is told as one that stayed', () => {
  fc.assert(
    fc.property(words, text => {
      expect(differInWords(text, text).every(({ kind }) => kind === 'same')).toBe(true)
    }),
  )
})

test('one word is told alone, and neighbours that changed are told together', () => {
  expect(differInWords('The client waits.', 'The carer waits.')).toEqual([
    { kind: 'same', text: 'The ' },
    { kind: 'dropped', text: 'client' },
    { kind: 'added', text: 'carer' },
    { kind: 'same', text: ' waits.' },
  ])
  expect(differInWords('a b c d', 'a x y d')).toEqual([
    { kind: 'same', text: 'a ' },
    { kind: 'dropped', text: 'b c' },
    { kind: 'added', text: 'x y' },
    { kind: 'same', text: ' d' },
  ])
  expect(differInWords('they engage and stay', 'they come along and stay')).toEqual([
    { kind: 'same', text: 'they ' },
    { kind: 'dropped', text: 'engage' },
    { kind: 'added', text: 'come along' },
    { kind: 'same', text: ' ' },
    { kind: 'same', text: 'and stay' },
  ])
})
