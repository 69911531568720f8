import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONTEXT_LENGTH, cutsCharacter, describeAnchor } from '../../../../shared/text/anchors.ts'

const Text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 })

describe('an anchor', () => {
  it('puts prefix, quote and suffix together to what stands in the text, in whole characters', () => {
    fc.assert(
      fc.property(Text, fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % text.length
        const end = start + 1 + (b % (text.length - start))
        fc.pre(!cutsCharacter(text, start) && !cutsCharacter(text, end))
        const { prefix, quote, suffix } = describeAnchor(text, start, end)
        expect(quote).toBe(text.slice(start, end))
        expect(text.slice(start - prefix.length, end + suffix.length)).toBe(prefix + quote + suffix)
        expect(Math.max(prefix.length, suffix.length)).toBeLessThanOrEqual(CONTEXT_LENGTH)
        for (const part of [prefix, quote, suffix]) expect(part.isWellFormed()).toBe(true)
      }),
    )
  })
})
