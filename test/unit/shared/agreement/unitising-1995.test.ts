import { expect, it } from 'vitest'
import { disagreementOf, unitisingAlpha1995 } from '../../../../shared/agreement/unitising-1995.ts'

/** Units as where they begin and how long they are. */
const units = (category: string, places: readonly (readonly [number, number])[], scale = 1) =>
  places.map(([start, length]) => ({
    ...{ category, start: start * scale, end: (start + length) * scale },
  }))

it('gives what Krippendorff 2004 prints (p. 254)', () => {
  // The continuum begins at 150 there.
  const k = units('k', [
    [30, 60],
    [150, 50],
  ])
  const coders = [
    [
      ...units('c', [
        [75, 70],
        [220, 30],
      ]),
      ...k,
    ],
    [
      ...units('c', [
        [70, 80],
        [205, 20],
        [250, 20],
      ]),
      ...k,
    ],
  ]
  const [ofC, ofK] = ['c', 'k'].map(category => disagreementOf(coders, category, 300))
  expect(ofC?.observed).toBeCloseTo(0.0144, 4)
  expect(ofC?.expected).toBeCloseTo(0.0532, 4)
  expect(unitisingAlpha1995(ofC ? [ofC] : [])).toBeCloseTo(0.7286, 4)
  expect(ofK).toMatchObject({ observed: 0 })
  expect(unitisingAlpha1995(ofK ? [ofK] : [])).toBe(1)
  expect(Math.abs((unitisingAlpha1995(ofC && ofK ? [ofC, ofK] : []) ?? 0) - 0.8591)).toBeLessThan(
    5e-4,
  )
})

it('comes as near to Krippendorff 1995 (p. 57) as its expected disagreement, which is in error there, lets it', () => {
  // So long that a unit of it is next to nothing.
  const scale = 50_000
  const printed: {
    alpha: number
    observed: number
    first: [number, number][]
    second: [number, number][]
  }[] = [
    {
      ...{ alpha: 0.553, observed: 0.03125 },
      first: [
        [2, 8],
        [14, 6],
      ],
      second: [
        [4, 4],
        [15, 2],
      ],
    },
    {
      ...{ alpha: -0.926, observed: 2.26736 },
      first: [[0, 18]],
      second: [
        [0, 2],
        [2, 1],
        [3, 1],
        [4, 1],
        [5, 1],
        [6, 3],
        [9, 1],
      ],
    },
    {
      ...{ alpha: 0.679, observed: 0.02777 },
      first: [
        [2, 6],
        [10, 2],
        [14, 4],
        [20, 2],
      ],
      second: [
        [0, 2],
        [4, 4],
        [10, 4],
        [16, 2],
        [20, 2],
      ],
    },
    {
      ...{ alpha: 0.066, observed: 0.38715 },
      first: [
        [0, 2],
        [2, 8],
        [10, 4],
        [14, 6],
        [20, 4],
      ],
      second: [
        [0, 4],
        [4, 4],
        [8, 7],
        [15, 2],
        [17, 7],
      ],
    },
  ]
  for (const { alpha, observed, first, second } of printed) {
    const coders = [units('a', first, scale), units('a', second, scale)]
    const found = disagreementOf(coders, 'a', 24 * scale)
    expect(Math.abs(found.observed - observed)).toBeLessThan(1e-5)
    expect(Math.abs((unitisingAlpha1995([found]) ?? 0) - alpha)).toBeLessThan(0.02)
  }
})

it('has no value where nobody marked anything', () => {
  expect(unitisingAlpha1995([disagreementOf([[], []], 'a', 100)])).toBeNull()
})
