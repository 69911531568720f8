import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  COEFFICIENTS,
  coefficients,
  nominalAlpha,
} from '../../../../shared/agreement/coefficients.ts'
import { fromTable, type Ratings } from '../../../../shared/agreement/ratings.ts'

/** `rows[unit][coder]`, categories from 1; 0 is missing. */
function ofRaw(rows: number[][], categories: number): Ratings {
  return {
    ...{ coders: rows[0]?.length ?? 0, categories },
    rows: rows.map(row => ({
      ratings: row.map(each => (each === 0 ? null : each - 1)),
      weight: 1,
    })),
  }
}

/** `rows[unit][category]`: how many coders gave it. */
function ofCounts(rows: number[][]): Ratings {
  return ofRaw(
    rows.map(counts => counts.flatMap((count, at) => Array.from({ length: count }, () => at + 1))),
    rows[0]?.length ?? 0,
  )
}

/** The data of cac.raw4raters in irrCAC, which are those of Krippendorff 2011 (C). */
const FOUR_CODERS = ofRaw(
  [
    ...[
      [1, 1, 0, 1],
      [2, 2, 3, 2],
      [3, 3, 3, 3],
      [3, 3, 3, 3],
      [2, 2, 2, 2],
      [1, 2, 3, 4],
    ],
    ...[
      [4, 4, 4, 4],
      [1, 1, 2, 1],
      [2, 2, 2, 2],
      [0, 5, 5, 5],
      [0, 0, 1, 1],
      [0, 0, 3, 0],
    ],
  ],
  5,
)

describe('agreement on categories', () => {
  it('is what Cohen gave in 1960 (p. 45)', () => {
    const table = fromTable([
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ])
    const { conger, ac1 } = coefficients(table)
    expect(conger.value).toBeCloseTo(0.492, 3)
    expect(ac1.value).toBeCloseTo(0.576, 4)
  })

  it('is what irrCAC prints for cont3x3abstractors, with its standard errors and intervals', () => {
    const table = fromTable([
      [13, 0, 0],
      [0, 20, 7],
      [0, 4, 56],
    ])
    const { percent, conger, fleiss, ac1, brennanPrediger } = coefficients(table)
    expect(percent.value).toBeCloseTo(0.89, 10)
    expect(percent.standardError).toBeCloseTo(0.03128898, 8)
    expect([conger.value, conger.standardError]).toEqual([
      expect.closeTo(0.7964094, 7),
      expect.closeTo(0.05891072, 8),
    ])
    expect([conger.low, conger.high]).toEqual([expect.closeTo(0.68, 3), expect.closeTo(0.913, 3)])
    expect([fleiss.value, fleiss.standardError]).toEqual([
      expect.closeTo(0.7962397, 7),
      expect.closeTo(0.05905473, 8),
    ])
    expect([ac1.value, ac1.standardError]).toEqual([
      expect.closeTo(0.8493305, 7),
      expect.closeTo(0.04321747, 8),
    ])
    expect([ac1.low, ac1.high]).toEqual([expect.closeTo(0.764, 3), expect.closeTo(0.935, 3)])
    expect([brennanPrediger.value, brennanPrediger.standardError]).toEqual([
      expect.closeTo(0.835, 10),
      expect.closeTo(0.04693346, 8),
    ])
    expect(nominalAlpha(table)).toBeCloseTo(0.7972585, 7)
  })

  it('is what irrCAC prints for four coders with missing ratings', () => {
    const found = coefficients(FOUR_CODERS)
    const printed = {
      percent: [0.8181818, 0.12561, 0.542, 1],
      ac1: [0.77544, 0.14295, 0.461, 1],
      fleiss: [0.76117, 0.15302, 0.424, 1],
      conger: [0.76282, 0.14917, 0.435, 1],
      brennanPrediger: [0.77273, 0.14472, 0.454, 1],
    }
    for (const name of COEFFICIENTS) {
      const { value, standardError, low, high } = found[name]
      const [wanted = 0, error = 0, least = 0, most = 0] = printed[name]
      expect(value, name).toBeCloseTo(wanted, 5)
      expect(standardError, name).toBeCloseTo(error, 5)
      expect([low, high], name).toEqual([expect.closeTo(least, 3), expect.closeTo(most, 3)])
    }
    // Krippendorff 2011 prints .743 for the same data.
    expect(nominalAlpha(FOUR_CODERS)).toBeCloseTo(0.74342, 5)
  })

  it('is what irrCAC prints for six coders of fifteen units', () => {
    const six = ofCounts([
      ...[
        [0, 0, 0, 6, 0],
        [0, 3, 0, 0, 3],
        [0, 1, 4, 0, 1],
        [0, 0, 0, 0, 6],
        [0, 3, 0, 3, 0],
      ],
      ...[
        [2, 0, 4, 0, 0],
        [0, 0, 4, 0, 2],
        [2, 0, 3, 1, 0],
        [2, 0, 0, 4, 0],
        [0, 0, 0, 0, 6],
      ],
      ...[
        [1, 0, 0, 5, 0],
        [1, 1, 0, 4, 0],
        [0, 3, 3, 0, 0],
        [1, 0, 0, 5, 0],
        [0, 2, 0, 3, 1],
      ],
    ])
    const { ac1, fleiss, brennanPrediger } = coefficients(six)
    expect([ac1.value, ac1.standardError]).toEqual([
      expect.closeTo(0.4448007, 7),
      expect.closeTo(0.08418757, 8),
    ])
    expect([fleiss.value, fleiss.standardError]).toEqual([
      expect.closeTo(0.4139265, 7),
      expect.closeTo(0.08119291, 8),
    ])
    expect([brennanPrediger.value, brennanPrediger.standardError]).toEqual([
      expect.closeTo(0.4388889, 7),
      expect.closeTo(0.08312142, 8),
    ])
    expect(nominalAlpha(six)).toBeCloseTo(0.4204384, 7)
  })

  it('stays high for Gwet where kappa falls, with a rare category', () => {
    const { ac1, conger } = coefficients(
      fromTable([
        [80, 7],
        [8, 5],
      ]),
    )
    expect(ac1.value).toBeCloseTo(0.808, 3)
    expect(conger.value).toBeLessThan(0.35)
  })

  it('says that it is undefined, and gives no number, where nothing varies or nobody shared a unit', () => {
    const same = coefficients(
      fromTable([
        [40, 0],
        [0, 0],
      ]),
    )
    expect(same.conger).toEqual({ value: null, standardError: null, low: null, high: null })
    expect(same.fleiss.value).toBeNull()
    expect(same.percent.value).toBe(1)
    expect(same.ac1.value).toBe(1)
    const apart = ofRaw(
      [
        [1, 0],
        [0, 2],
      ],
      2,
    )
    expect(coefficients(apart).percent.value).toBeNull()
    expect(nominalAlpha(apart)).toBeNull()
    expect(
      nominalAlpha(
        fromTable([
          [40, 0],
          [0, 0],
        ]),
      ),
    ).toBeNull()
  })
})

const study = fc
  .record({
    coders: fc.integer({ min: 2, max: 5 }),
    categories: fc.integer({ min: 2, max: 4 }),
  })
  .chain(({ coders, categories }) =>
    fc
      .array(
        fc.array(fc.integer({ min: 0, max: categories }), { minLength: coders, maxLength: coders }),
        {
          ...{ minLength: 3, maxLength: 20 },
        },
      )
      .map(rows => ({ rows, categories })),
  )

describe('in any study', () => {
  it('the order of the coders makes no difference', () => {
    fc.assert(
      fc.property(study, fc.nat(), ({ rows, categories }, turn) => {
        const turned = rows.map(row => row.map((_, at) => row[(at + turn) % row.length] ?? 0))
        const [a, b] = [ofRaw(rows, categories), ofRaw(turned, categories)]
        expectClose(coefficients(b), coefficients(a))
        expect(nominalAlpha(b) ?? -9).toBeCloseTo(nominalAlpha(a) ?? -9, 9)
      }),
    )
  })

  it('a weight is as good as so many equal units', () => {
    fc.assert(
      fc.property(study, fc.integer({ min: 2, max: 4 }), ({ rows, categories }, times) => {
        const many = ofRaw(
          rows.flatMap(row => Array.from({ length: times }, () => row)),
          categories,
        )
        const one = ofRaw(rows, categories)
        const weighted = { ...one, rows: one.rows.map(row => ({ ...row, weight: times })) }
        expectClose(coefficients(weighted), coefficients(many))
      }),
    )
  })

  it('those who always agree have 1 wherever there is a number', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2 }), categories => {
        const all = coefficients(
          ofRaw(
            categories.map(each => [each, each, each]),
            3,
          ),
        )
        for (const name of COEFFICIENTS) expect(all[name].value ?? 1, name).toBeCloseTo(1, 12)
      }),
    )
  })
})

function expectClose(
  found: ReturnType<typeof coefficients>,
  wanted: ReturnType<typeof coefficients>,
): void {
  for (const name of COEFFICIENTS) {
    expect(found[name].value ?? -9, name).toBeCloseTo(wanted[name].value ?? -9, 9)
    expect(found[name].standardError ?? -9, name).toBeCloseTo(wanted[name].standardError ?? -9, 6)
  }
}
