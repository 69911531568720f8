import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nominalAlpha } from '../../../../shared/agreement/coefficients.ts'
import {
  addSums,
  noSums,
  type Segment,
  sumUnits,
  unitisingAlpha,
} from '../../../../shared/agreement/unitising-alpha.ts'

const CATEGORIES = ['', 'a', 'b']

/** A text of single characters, each coded by each coder as nothing, a or b. */
const characters = fc
  .integer({ min: 2, max: 4 })
  .chain(coders =>
    fc.array(fc.array(fc.nat(2), { minLength: coders, maxLength: coders }), { minLength: 2 }),
  )

/** Each coded character as a unit of its own. */
function unitsOf(rows: number[][], coder: number): Segment[] {
  return rows.flatMap((row, start) => {
    const category = CATEGORIES[row[coder] ?? 0] ?? ''
    return [{ start, end: start + 1, category }]
  })
}

it('is alpha for categories where every unit is one character long', () => {
  fc.assert(
    fc.property(characters, rows => {
      const coders = (rows[0] ?? []).map((_, coder) => unitsOf(rows, coder))
      const plain = nominalAlpha({
        categories: 3,
        rows: rows.map(ratings => ({ ratings, weight: 1 })),
      })
      const found = unitisingAlpha(sumUnits(coders, rows.length))
      if (plain === null) expect(found).toBeNull()
      else expect(found).toBeCloseTo(plain, 9)
    }),
  )
})

it('is 1 for coders who cut alike, and does not mind their order', () => {
  const first = [{ start: 10, end: 40, category: 'a' }]
  const second = [
    { start: 12, end: 30, category: 'a' },
    { start: 50, end: 60, category: 'b' },
  ]
  expect(unitisingAlpha(sumUnits([second, second, second], 100))).toBe(1)
  expect(unitisingAlpha(sumUnits([first, second], 100))).toBe(
    unitisingAlpha(sumUnits([second, first], 100)),
  )
  expect(unitisingAlpha(sumUnits([first, second], 100))).toBeLessThan(0.8)
})

it('is worked out by hand for two coders of one code', () => {
  // The two differ over 2 and 1 characters, counted each way; 22 + 19 of 200 are coded. Units: 22 19, gaps 10 68 and 12 69.
  const sums = sumUnits(
    [[{ start: 10, end: 32, category: 'a' }], [{ start: 12, end: 31, category: 'a' }]],
    100,
  )
  expect(sums.disagreement).toBe(6)
  const expected =
    (2 * 41 * 159) / (200 ** 2 - (22 ** 2 + 19 ** 2 + 10 ** 2 + 68 ** 2 + 12 ** 2 + 69 ** 2))
  expect(unitisingAlpha(sums)).toBeCloseTo(1 - 6 / 200 / expected, 12)
})

it('adds sources up, and is undefined where nobody marked anything', () => {
  expect(unitisingAlpha(sumUnits([[], []], 100))).toBeNull()
  expect(unitisingAlpha(sumUnits([[]], 100))).toBeNull()
  const one = sumUnits([[{ start: 0, end: 5, category: 'a' }], []], 10)
  const twice = noSums()
  addSums(twice, one, 2)
  const both = noSums()
  addSums(both, one)
  addSums(both, one)
  expect(twice).toEqual(both)
})
