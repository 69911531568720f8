import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Drawable,
  drawSample,
  sampleSize,
  sizeStrata,
} from '../../../../shared/double-coding/draw-sample.ts'

const things = fc.uniqueArray(fc.uuid(), { maxLength: 80 }).chain(ids =>
  fc
    .array(fc.constantFrom('', 'client', 'staff', 'manager', 'funder'), {
      ...{ minLength: ids.length, maxLength: ids.length },
    })
    .map(strata => ids.map((id, at): Drawable => ({ id, stratum: strata[at] ?? '' }))),
)
const size = fc.oneof(
  fc.record({ number: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ percent: fc.double({ min: 0.1, max: 100, noNaN: true }) }),
)
const seed = fc.integer({ min: 0, max: 2 ** 31 - 1 })

/** Thirty-five interviews as of a published study, and fifteen with nine clients, five staff and one manager. */
const interviews = (groups: Record<string, number>): Drawable[] =>
  Object.entries(groups).flatMap(([stratum, count]) =>
    Array.from({ length: count }, (_, at) => ({ id: `${stratum} ${at}`, stratum })),
  )

describe('a sample for double coding', () => {
  it('is the same for the same seed, whatever order things come in', () => {
    fc.assert(
      fc.property(things, size, seed, fc.boolean(), (all, amount, number, isStratified) => {
        const drawn = drawSample(all, amount, number, isStratified)
        expect(drawSample(all.toReversed(), amount, number, isStratified)).toEqual(drawn)
      }),
    )
  })

  it('has the number or share that was asked for, of what there is, and nothing twice', () => {
    fc.assert(
      fc.property(things, size, seed, fc.boolean(), (all, amount, number, isStratified) => {
        const drawn = drawSample(all, amount, number, isStratified)
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining(drawn))
        if ('number' in amount) expect(drawn).toHaveLength(Math.min(all.length, amount.number))
        else {
          // As small as can be without falling short of the share.
          const exact = (amount.percent * all.length) / 100
          expect(drawn.length).toBeGreaterThanOrEqual(exact - 1e-9)
          expect(drawn.length).toBeLessThan(exact + 1)
        }
      }),
    )
  })

  it('has each group in proportion: never a whole one more or less than its share', () => {
    fc.assert(
      fc.property(things, size, seed, (all, amount, number) => {
        const drawn = new Set(drawSample(all, amount, number, true))
        for (const { stratum, of, drawn: count } of sizeStrata(all, amount)) {
          const own = all.filter(each => each.stratum === stratum)
          expect(own).toHaveLength(of)
          expect(own.filter(({ id }) => drawn.has(id))).toHaveLength(count)
          const quota = (of * drawn.size) / all.length
          expect(Math.abs(count - quota)).toBeLessThan(1)
        }
      }),
    )
  })

  it('gives every thing the same chance', () => {
    const all = interviews({ client: 6, staff: 4 })
    const times = new Map(all.map(({ id }) => [id, 0]))
    const draws = 4_000
    for (let number = 0; number < draws; number += 1) {
      for (const id of drawSample(all, { number: 5 }, number, true)) {
        times.set(id, (times.get(id) ?? 0) + 1)
      }
    }
    // Half are drawn: 2000 times each, with a standard deviation of about 32.
    for (const [, count] of times) expect(Math.abs(count - draws / 2)).toBeLessThan(160)
  })

  it('is what published studies drew: 14 of 35, and 10 % of the interviews', () => {
    const study = interviews({ client: 20, staff: 10, manager: 5 })
    expect(sizeStrata(study, { number: 14 })).toEqual([
      { stratum: 'client', of: 20, drawn: 8 },
      { stratum: 'manager', of: 5, drawn: 2 },
      { stratum: 'staff', of: 10, drawn: 4 },
    ])
    expect(sampleSize(35, { percent: 10 })).toBe(4)
    expect(sampleSize(70, { percent: 10 })).toBe(7)
    expect(sampleSize(100, { percent: 7 })).toBe(7)
  })

  it('gives what is left over to the largest remainders', () => {
    const study = interviews({ client: 9, staff: 5, manager: 1 })
    // Quotas of 2.4, 1.33 and 0.27: the one left over is the clients'.
    expect(sizeStrata(study, { number: 4 }).map(({ drawn }) => drawn)).toEqual([3, 0, 1])
    expect(drawSample(study, { number: 4 }, 2026, true)).toHaveLength(4)
    expect(drawSample([], { percent: 10 }, 1, true)).toEqual([])
  })
})
