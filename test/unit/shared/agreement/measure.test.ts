import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coefficients, nominalAlpha } from '../../../../shared/agreement/coefficients.ts'
import { drawStudy, measure } from '../../../../shared/agreement/measure.ts'
import type { RatingRow } from '../../../../shared/agreement/ratings.ts'
import { mergeStretches } from '../../../../shared/agreement/stretches.ts'
import {
  layGrounds,
  type Marks,
  poolTallies,
  tallyMarks,
} from '../../../../shared/agreement/tally.ts'
import {
  addSums,
  noSums,
  sumUnits,
  unitisingAlpha,
} from '../../../../shared/agreement/unitising-alpha.ts'

const stretch = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]) => ({ start, end: start + length }))

/** Sources of 30 to 60 units, coded by all or some of three coders with one code each of two. */
const study = fc.record({
  sources: fc.array(
    fc.record({
      length: fc.integer({ min: 52, max: 60 }),
      isCoded: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
      turns: fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { maxLength: 4 }),
      marks: fc.array(
        fc.array(fc.array(stretch, { maxLength: 4 }), { minLength: 3, maxLength: 3 }),
        {
          ...{ minLength: 2, maxLength: 2 },
        },
      ),
    }),
    { minLength: 1, maxLength: 10 },
  ),
})
type Study = typeof study extends fc.Arbitrary<infer S> ? S : never

function lay({ sources }: Study) {
  const grounds = layGrounds(
    sources.map(({ length, isCoded, turns }) => ({
      ...{ length, isCoded, turns: [0, ...turns.toSorted((a, b) => a - b)] },
    })),
    3,
  )
  const marks = [0, 1].map(code =>
    sources.map((source, at): Marks => {
      return { source: at, coders: (source.marks[code] ?? []).map(mergeStretches) }
    }),
  )
  return { grounds, marks, tallies: marks.map(each => tallyMarks(grounds, each)) }
}

/** The same judgements one unit at a time, as a slow reader would write them down. */
function unitByUnit({ sources }: Study, codes: readonly number[]): RatingRow[] {
  return codes.flatMap(code =>
    sources.flatMap(({ length, isCoded, marks }) =>
      Array.from({ length }, (_, unit) => ({
        weight: 1,
        ratings: isCoded.map((is, coder) => {
          const ranges = marks[code]?.[coder] ?? []
          return is ? Number(ranges.some(({ start, end }) => start <= unit && unit < end)) : null
        }),
      })),
    ),
  )
}

describe('agreement on stretches', () => {
  it('is that of their units one by one, for one code and for several', () => {
    fc.assert(
      fc.property(study, made => {
        const { grounds, tallies } = lay(made)
        const draws = drawStudy(grounds, 2)
        for (const codes of [[0], [1], [0, 1]]) {
          const own = codes.flatMap(code => tallies[code] ?? [])
          const tally = own.length === 1 ? own[0] : poolTallies(grounds, own)
          if (tally === undefined) throw new Error('no tally')
          const rows = unitByUnit(made, codes)
          const wanted = coefficients({ coders: 3, categories: 2, rows })
          for (const isIndependent of [true, false]) {
            const { statistics, units, all, some, neither } = measure(
              ...([grounds, tally, draws, isIndependent] as const),
            )
            const close = (found: number | null, value: number | null) =>
              expect(found ?? -9).toBeCloseTo(value ?? -9, 8)
            close(statistics.percent.value, wanted.percent.value)
            close(statistics.kappa.value, wanted.conger.value)
            close(statistics.pi.value, wanted.fleiss.value)
            close(statistics.ac1.value, wanted.ac1.value)
            close(statistics.brennanPrediger.value, wanted.brennanPrediger.value)
            close(statistics.alpha.value, nominalAlpha({ categories: 2, rows }))
            if (isIndependent) close(statistics.kappa.low, wanted.conger.low)
            expect(units).toBe(all + some + neither)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has the unitising alpha of the sources added up', () => {
    fc.assert(
      fc.property(study, made => {
        const { grounds, marks, tallies } = lay(made)
        const sums = noSums()
        for (const { source, coders } of marks[0] ?? []) {
          const { isCoded = [], length = 0 } = made.sources[source] ?? {}
          const read = coders.filter((_, coder) => isCoded[coder])
          const units = read.map(ranges => ranges.map(range => ({ ...range, category: 'a' })))
          addSums(sums, sumUnits(units, length))
        }
        const [tally] = tallies
        if (tally === undefined) throw new Error('no tally')
        const { statistics } = measure(grounds, tally, drawStudy(grounds, 2), false)
        expect(statistics.unitisingAlpha.value ?? -9).toBeCloseTo(unitisingAlpha(sums) ?? -9, 8)
      }),
    )
  })

  it('has intervals that hold the value, from the same draws each time', () => {
    const sources = Array.from({ length: 20 }, () => ({
      ...{ length: 1_000, isCoded: [true, true], turns: [0, 500] },
    }))
    const grounds = layGrounds(sources, 2)
    const marks = sources.map((_, source) => ({
      source,
      coders: [[{ start: 100, end: 200 + 20 * source }], [{ start: 120 + 3 * source, end: 260 }]],
    }))
    const tally = tallyMarks(grounds, marks)
    const found = measure(grounds, tally, drawStudy(grounds), false)
    for (const { value, low, high } of Object.values(found.statistics)) {
      expect(low).toBeLessThan(value ?? 0)
      expect(high).toBeGreaterThan(value ?? 1)
    }
    expect(measure(grounds, tally, drawStudy(grounds), false)).toEqual(found)
  })
})
