import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countTogether, type MarkedCoding } from '../../../../shared/charts/count-together.ts'
import { TOGETHER, type Together } from '../../../../shared/charts/kinds.ts'

const MARKS = 4

const codings = fc.array(
  fc
    .record({
      sourceId: fc.constantFrom('a', 'b'),
      start: fc.nat(20),
      size: fc.integer({ min: 1, max: 6 }),
      marks: fc.subarray([0, 1, 2, 3]),
    })
    .map(({ size, ...coding }): MarkedCoding => {
      const { start } = coding
      return { ...coding, end: start + size, unit: Math.floor(start / 5) }
    }),
  { maxLength: 30 },
)

const isTogether: Record<Together, (a: MarkedCoding, b: MarkedCoding) => boolean> = {
  overlaps: (a, b) => a.start < b.end && b.start < a.end,
  sameTurn: (a, b) => a.unit === b.unit,
}

test('what lies together is what lies together pair by pair', () => {
  fc.assert(
    fc.property(codings, fc.constantFrom(...TOGETHER), (all, together) => {
      const counts = countTogether(all, MARKS, together)
      for (let row = 0; row < MARKS; row += 1) {
        for (let column = 0; column < MARKS; column += 1) {
          const found = all.filter(
            one =>
              one.marks.includes(row) &&
              all.some(
                other =>
                  other.sourceId === one.sourceId &&
                  other.marks.includes(column) &&
                  isTogether[together](one, other),
              ),
          )
          expect(counts[row * MARKS + column]).toBe(found.length)
        }
      }
    }),
  )
})
