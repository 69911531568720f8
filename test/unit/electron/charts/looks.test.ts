import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHART_COLOURS, inkOn, mix } from '../../../../electron/charts/colours.ts'
import { scaleTo } from '../../../../electron/charts/scale.ts'

/** Contrast by WCAG 2, from 1 to 21. */
function contrast(one: string, other: string): number {
  const bright = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
      const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
      return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
  }
  const [low = 1, high = 1] = [bright(one), bright(other)].sort((a, b) => a - b)
  return high / low
}

const colour = fc.nat(0xffffff).map(value => `#${value.toString(16).padStart(6, '0')}`)

describe('the looks of charts', () => {
  it('write numbers so that they can be read on any tint', () => {
    fc.assert(
      fc.property(colour, colour, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, share) => {
        const tint = mix(from, to, share)
        expect(tint).toMatch(/^#[0-9a-f]{6}$/)
        expect(contrast(tint, inkOn(tint))).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  it('have words and lines that stand out from the paper in every theme', () => {
    for (const { paper, ink, quiet, roles, strong } of Object.values(CHART_COLOURS)) {
      for (const words of [ink, quiet]) {
        expect(contrast(words, paper)).toBeGreaterThanOrEqual(4.5)
      }
      for (const mark of [strong, ...Object.values(roles)]) {
        expect(contrast(mark, paper)).toBeGreaterThanOrEqual(3)
      }
    }
  })

  it('scale in whole steps that reach what is highest, and not far beyond', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 2, max: 8 }),
        (n, of) => {
          const { max, interval } = scaleTo(n, of)
          expect(interval % 1).toBe(0)
          expect(max % interval).toBe(0)
          expect(max).toBeGreaterThanOrEqual(n)
          expect(max - n).toBeLessThan(interval)
          expect(max / interval).toBeLessThanOrEqual(of)
        },
      ),
    )
  })
})
