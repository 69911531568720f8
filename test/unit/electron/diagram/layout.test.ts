import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeScene } from '../../../../electron/diagram/layout.ts'
import { buildScene } from '../../../../shared/diagram/build-scene.ts'
import { denseTheory } from '../../shared/diagram/dense-theory.ts'
import { sampleTheory } from '../../shared/diagram/sample-theory.ts'
import { anyTheory, configuration, measureRoughly, theory } from '../../shared/diagram/theories.ts'
import { collisions, looseEnds, outOfFrame, piercings } from './picture-faults.ts'

const place = (input: Parameters<typeof buildScene>[0]) =>
  placeScene(buildScene(input, measureRoughly))

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

test('A thousand boxes and three thousand arrows are in the picture once, with ends on their boxes and past all others', async () => {
  const scene = buildScene(denseTheory(1_000, 3_000), measureRoughly)
  expect([scene.nodes.length, scene.edges.length]).toEqual([1_000, 3_000])
  const heard: number[] = []
  const placed = await placeScene(scene, done => heard.push(done))
  expect(placed.nodes.map(node => node.id)).toEqual(scene.nodes.map(node => node.id))
  expect(placed.edges.map(edge => edge.id)).toEqual(scene.edges.map(edge => edge.id))
  expect(collisions(placed.nodes)).toEqual([])
  expect(looseEnds(placed)).toEqual([])
  expect(piercings(placed)).toEqual([])
  expect(outOfFrame(placed)).toEqual([])
  expect(heard).toEqual(heard.toSorted((a, b) => a - b))
  expect(heard.at(-1)).toBe(3_000)
})

test('Any theory is placed inside its own frame, without collisions', async () => {
  await fc.assert(
    fc.asyncProperty(anyTheory, async input => {
      const placed = await place(input)
      expect(collisions(placed.nodes)).toEqual([])
      expect(looseEnds(placed)).toEqual([])
      expect(outOfFrame(placed)).toEqual([])
    }),
    { numRuns: 60 },
  )
})

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
