import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BlockLook, heightOf } from '../../../renderer/editor/block-node.ts'
import { stretchesOf } from '../../../renderer/editor/stretch-node.ts'

const looks: fc.Arbitrary<BlockLook[]> = fc
  .array(fc.record({ lines: fc.integer({ min: 1, max: 90 }), isFirst: fc.boolean() }))
  .map(blocks =>
    blocks.map(({ lines, isFirst }, index) => ({
      ...{ index, kind: 'turn' as const, level: null, lines },
      label: isFirst ? { speaker: 'Ann', time: '', turn: '1' } : null,
    })),
  )
const height = (stretch: readonly BlockLook[]) =>
  stretch.reduce((sum, look) => sum + heightOf(look), 0)

test('stretches hold every block once and in order, and each but the last is about a screen high', () => {
  fc.assert(
    fc.property(looks, blocks => {
      const stretches = stretchesOf(blocks)
      expect(stretches.flat()).toEqual(blocks)
      for (const stretch of stretches.slice(0, -1)) {
        expect(height(stretch)).toBeGreaterThan(40)
        expect(height(stretch.slice(0, -1))).toBeLessThan(60)
      }
    }),
  )
})
