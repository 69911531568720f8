import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeScene } from '../../../../electron/diagram/layout.ts'
import { buildScene } from '../../../../shared/diagram/build-scene.ts'
import type { PlacedNode, PlacedScene, Point } from '../../../../shared/diagram/scene.ts'
import { sampleTheory } from '../../shared/diagram/sample-theory.ts'
import { anyTheory, configuration, measureRoughly, theory } from '../../shared/diagram/theories.ts'

const place = (input: Parameters<typeof buildScene>[0]) =>
  placeScene(buildScene(input, measureRoughly))

/** Pairs of boxes that overlap or come closer than 8 pixels. */
function collisions(nodes: PlacedNode[]): string[] {
  return nodes.flatMap((a, index) =>
    nodes
      .slice(index + 1)
      .filter(
        b =>
          a.x < b.x + b.width + 8 &&
          b.x < a.x + a.width + 8 &&
          a.y < b.y + b.height + 8 &&
          b.y < a.y + a.height + 8,
      )
      .map(b => `${a.id} and ${b.id}`),
  )
}

function isOnSide(point: Point | undefined, node: PlacedNode | undefined): boolean {
  if (point === undefined || node === undefined) return false
  const isAtSide = Math.abs(point.x - node.x) < 0.1 || Math.abs(point.x - node.x - node.width) < 0.1
  return isAtSide && point.y > node.y && point.y < node.y + node.height
}

/** Arrows whose ends are not on the left or right side of their boxes. */
function looseEnds(placed: PlacedScene): string[] {
  const nodes = new Map(placed.nodes.map(node => [node.id, node]))
  return placed.edges
    .filter(
      edge =>
        !isOnSide(edge.points[0], nodes.get(edge.from)) ||
        !isOnSide(edge.points.at(-1), nodes.get(edge.to)),
    )
    .map(edge => edge.id)
}

/** Arrows that run through the inside of a box. */
function piercings(placed: PlacedScene): string[] {
  return placed.edges.flatMap(edge =>
    edge.points.slice(1).flatMap((to, index) => {
      const from = edge.points[index] ?? to
      return placed.nodes
        .filter(
          node =>
            Math.max(from.x, to.x) > node.x + 1 &&
            Math.min(from.x, to.x) < node.x + node.width - 1 &&
            Math.max(from.y, to.y) > node.y + 1 &&
            Math.min(from.y, to.y) < node.y + node.height - 1,
        )
        .map(node => `${edge.id} through ${node.id}`)
    }),
  )
}

test.each([1, 12, 30, 100])(
  'A theory of %i configurations is drawn without collisions',
  async size => {
    for (const sharing of [0, 0.2, 0.5]) {
      const scene = buildScene(sampleTheory(size, 11, sharing), measureRoughly)
      const placed = await placeScene(scene)
      expect(placed.nodes.map(node => node.id)).toEqual(scene.nodes.map(node => node.id))
      expect(placed.edges.map(edge => edge.id)).toEqual(scene.edges.map(edge => edge.id))
      expect(collisions(placed.nodes)).toEqual([])
      expect(looseEnds(placed)).toEqual([])
      expect(piercings(placed)).toEqual([])
    }
  },
  60_000,
)

test('Any theory is placed inside its own frame, without collisions', async () => {
  await fc.assert(
    fc.asyncProperty(anyTheory, async input => {
      const placed = await place(input)
      expect(collisions(placed.nodes)).toEqual([])
      expect(looseEnds(placed)).toEqual([])
      for (const node of placed.nodes) {
        expect(node.x).toBeGreaterThanOrEqual(0)
        expect(node.y).toBeGreaterThanOrEqual(0)
        expect(node.x + node.width).toBeLessThanOrEqual(placed.width + 0.1)
        expect(node.y + node.height).toBeLessThanOrEqual(placed.height + 0.1)
      }
      for (const point of placed.edges.flatMap(edge => edge.points)) {
        expect(point.x).toBeGreaterThanOrEqual(-0.1)
        expect(point.y).toBeGreaterThanOrEqual(-0.1)
        expect(point.y).toBeLessThanOrEqual(placed.height + 0.1)
        expect(point.x).toBeLessThanOrEqual(placed.width + 0.1)
      }
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('The same theory is placed the same way twice', async () => {
  const input = sampleTheory(20)
  expect(await place(input)).toEqual(await place(input))
})

test('Configurations that share nothing keep their roles in line', async () => {
  const placed = await place(
    theory(
      configuration('1', ['C:a', 'I:b', 'M:c', 'O:d']),
      configuration('2', ['C:e', 'M:f', 'O:g']),
      configuration('3', ['M:h', 'O:i']),
    ),
  )
  const x = (id: string) => placed.nodes.find(node => node.id === id)?.x
  expect([x('e'), x('f'), x('g'), x('h'), x('i')]).toEqual([x('a'), x('c'), x('d'), x('c'), x('d')])
  expect(placed.columns.map(column => column.role)).toEqual(['C', 'I', 'M', 'O'])
})

test('Only arrows with challenges, or new between old boxes, carry a sign', async () => {
  const evidence = { supports: 1, refines: 0, challenges: 2 }
  const placed = await place(
    theory(
      configuration('1', ['C:a', 'M:b'], { evidence }),
      configuration('2', ['M:b', 'O:c']),
      configuration('3', ['C:d', 'M:e', 'O:c']),
      configuration('4', ['C:a', 'M:e'], { isNew: true }),
    ),
  )
  const signs = placed.edges.filter(edge => edge.mark !== null)
  expect(signs.map(edge => [edge.from, edge.to])).toEqual([
    ['a', 'b'],
    ['a', 'e'],
  ])
})

test('An empty theory is placed as nothing', async () => {
  expect(await place(theory())).toMatchObject({ width: 0, height: 0, nodes: [], edges: [] })
})

test('Signs do not cover each other', async () => {
  const { edges } = await place(sampleTheory(30, 5, 0.3))
  const marks = edges.flatMap(edge => edge.mark ?? [])
  expect(marks.length).toBeGreaterThan(5)
  for (const [index, mark] of marks.entries()) {
    for (const other of marks.slice(index + 1)) {
      expect(Math.max(Math.abs(mark.x - other.x), Math.abs(mark.y - other.y))).toBeGreaterThan(16)
    }
  }
})
