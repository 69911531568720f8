import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldedOffset, foldKeepingCase, originOf } from '../../../../shared/search/fold.ts'

const letters = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      'e\u0301',
      'é',
      'ß',
      'ﬁ',
      '’',
      '‘',
      'İ',
      '\u00ad',
      '\u00a0',
      '가',
      'が',
      'Σ',
      'ς',
      '😀',
      '`',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2 }),
  ),
})

describe('folding', () => {
  it('makes all ways to write one text the same', () => {
    fc.assert(
      fc.property(letters, text => {
        const composed = fold(text.normalize('NFC')).text
        expect(fold(text.normalize('NFD')).text).toBe(composed)
        expect(fold(foldKeepingCase(text)).text).toBe(fold(text).text)
      }),
    )
    expect(fold('Don’t BE naïve — Œuvre').text).toBe("don't be naive — œuvre")
    expect(fold('Straße ΣΟΦΌΣ ﬁve').text).toBe('strasse σοφοσ five')
  })

  it('knows where each character came from, and takes no character in part', () => {
    fc.assert(
      fc.property(letters, fc.nat(), fc.nat(), (text, a, b) => {
        const folded = fold(text)
        const { length } = folded.text
        if (length === 0) return
        const start = Math.min(a, b) % length
        const end = start + 1 + (Math.max(a, b) % (length - start))
        fc.pre(folded.text.slice(start, end).isWellFormed())
        const origin = originOf(folded, start, end)
        expect(origin.start).toBeLessThan(origin.end)
        expect(fold(text.slice(origin.start, origin.end)).text).toContain(
          folded.text.slice(start, end),
        )
        expect(foldedOffset(folded, origin.start)).toBeLessThanOrEqual(start)
        expect(originOf(folded, 0, length).end).toBe(text.length)
      }),
    )
  })
})
