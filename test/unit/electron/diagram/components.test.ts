import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignComponents, type Component } from '../../../../electron/diagram/components.ts'
import { buildScene } from '../../../../shared/diagram/build-scene.ts'
import { configuration, measureRoughly, theory } from '../../shared/diagram/theories.ts'

test('A stack is as wide as its arrows reach, of which some turn right of the last column to lead back', () => {
  const scene = buildScene(theory(configuration('1', ['M:m', 'O:o'])), measureRoughly)
  const nodes = scene.nodes.map((node, at) => ({ ...node, x: at * 400, y: 0 }))
  const columns = new Map(nodes.map(({ id }, at) => [id, at]))
  const [edge] = scene.edges
  if (edge === undefined) throw new Error('One configuration of two elements has an arrow.')
  fc.assert(
    fc.property(fc.nat(2_000), fc.nat(500), (reach, left) => {
      const points = [0, reach, 0].map((x, at) => ({ x, y: at * 10 }))
      const component: Component = { nodes, edges: [{ ...edge, points }], columns, height: 80 }
      const { right, nodes: placed, edges } = alignComponents([component], left)
      const drawn = [
        ...placed.map(({ x, width }) => x + width),
        ...edges.flatMap(each => each.points.map(({ x }) => x)),
      ]
      expect(right).toBe(Math.max(...drawn))
    }),
  )
})
