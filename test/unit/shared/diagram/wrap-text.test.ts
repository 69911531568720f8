import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wrapText } from '../../../../shared/diagram/wrap-text.ts'

const width = (text: string) => text.length

test('Breaks between words where a line is full', () => {
  expect(wrapText('one two three four', 9, width)).toEqual(['one two', 'three', 'four'])
})

test('Breaks a word that is longer than a line, never inside a visible character', () => {
  expect(wrapText('abcdefgh', 3, width)).toEqual(['abc', 'def', 'gh'])
  expect(wrapText('e\u0301e\u0301', 3, width)).toEqual(['e\u0301', 'e\u0301'])
})

test('Keeps a no-break space', () => {
  expect(wrapText('one two\u00A0*', 7, width)).toEqual(['one', 'two\u00A0*'])
})

test('Nothing is one empty line', () => {
  expect(wrapText(' \n ', 10, width)).toEqual([''])
})

test('No text is lost, and no line is too long unless it is a single character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 12 }), (text, max) => {
      const lines = wrapText(text, max, width)
      const bare = (value: string) => value.replace(/[^\S\u00A0\u202F]/gu, '')
      expect(bare(lines.join(''))).toBe(bare(text))
      for (const line of lines) {
        expect(line.length <= max || [...new Intl.Segmenter('en').segment(line)].length === 1).toBe(
          true,
        )
      }
    }),
  )
})
