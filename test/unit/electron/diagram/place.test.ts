import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeAs } from '../../../../electron/diagram/place.ts'
import { buildScene } from '../../../../shared/diagram/build-scene.ts'
import {
  type DiagramInput,
  type Layout,
  LAYOUTS,
  type PlacedScene,
} from '../../../../shared/diagram/scene.ts'
import { sceneToSvg } from '../../../../shared/diagram/to-svg.ts'
import { readXml } from '../../shared/diagram/strict-xml.ts'
import { sampleTheory } from '../../shared/diagram/sample-theory.ts'
import {
  anyTheory,
  configuration,
  measureRoughly,
  slot,
  theory,
} from '../../shared/diagram/theories.ts'
import { collisions, looseEnds, outOfFrame, piercings, struckLabels } from './picture-faults.ts'

const OTHERS = LAYOUTS.filter(layout => layout !== 'roles')

const place = (layout: Layout, input: DiagramInput) =>
  placeAs(layout, buildScene(input, measureRoughly), measureRoughly)

/** Boxes with their middle outside of every area of a kind. */
function outsiders(placed: PlacedScene, kinds: string[]): string[] {
  const areas = placed.areas.filter(({ kind }) => kinds.includes(kind))
  return placed.nodes
    .filter(({ x, y, width, height }) =>
      areas.every(
        area =>
          x < area.x ||
          y < area.y ||
          x + width > area.x + area.width ||
          y + height > area.y + area.height,
      ),
    )
    .map(({ id }) => id)
}

test.each(LAYOUTS)(
  'In the layout “%s” every element and link of any theory is in the picture once, and no box lies over another',
  async layout => {
    await fc.assert(
      fc.asyncProperty(anyTheory, async input => {
        const scene = buildScene(input, measureRoughly)
        const placed = await place(layout, input)
        expect(placed.layout).toBe(layout)
        expect(placed.nodes.map(({ id }) => id)).toEqual(scene.nodes.map(({ id }) => id))
        expect(placed.edges.map(({ id }) => id)).toEqual(scene.edges.map(({ id }) => id))
        expect(collisions(placed.nodes)).toEqual([])
        expect(looseEnds(placed)).toEqual([])
        expect(outOfFrame(placed)).toEqual([])
        const groups = readXml(sceneToSvg(placed, { measure: measureRoughly }))
        const drawn = groups.filter(({ name }) => name === 'g')
        expect(drawn).toHaveLength(scene.nodes.length + scene.edges.length)
      }),
      { numRuns: 60 },
    )
  },
)

test('A theory without layers, inner boxes or arrows has its one column within the picture', async () => {
  const placed = await place('layers', theory(configuration('1', ['C:Lives alone'])))
  expect(placed.areas.map(({ label }) => label)).toEqual(['No layer named'])
  expect(outOfFrame(placed)).toEqual([])
})

test.each(OTHERS)('In the layout “%s” no arrow runs through a box', async layout => {
  await fc.assert(
    fc.asyncProperty(anyTheory, async input => {
      expect(piercings(await place(layout, input))).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test.each(LAYOUTS)(
  'In the layout “%s” no arrow strikes through a label of an area or a heading of a column',
  async layout => {
    await fc.assert(
      fc.asyncProperty(anyTheory, async input => {
        expect(struckLabels(await place(layout, input))).toEqual([])
      }),
    )
  },
)

test.each(['lanes', 'principles'] as const)('In “%s” every box lies in a lane', async layout => {
  await fc.assert(
    fc.asyncProperty(anyTheory, async input => {
      expect(outsiders(await place(layout, input), ['lane'])).toEqual([])
    }),
  )
})

test('Each layer is a frame that lies in the next wider one, and holds its own elements', async () => {
  await fc.assert(
    fc.asyncProperty(anyTheory, async input => {
      const placed = await place('layers', input)
      const frames = placed.areas.filter(({ kind }) => kind === 'frame')
      for (const [index, inner] of frames.slice(1).entries()) {
        const outer = frames[index] ?? inner
        expect(inner.x).toBeGreaterThan(outer.x)
        expect(inner.y).toBeGreaterThan(outer.y)
        expect(inner.x + inner.width).toBeLessThan(outer.x + outer.width)
        expect(inner.y + inner.height).toBeLessThan(outer.y + outer.height)
      }
      for (const node of placed.nodes) {
        const holding = frames.filter(
          frame =>
            node.x >= frame.x &&
            node.x + node.width <= frame.x + frame.width &&
            node.y >= frame.y &&
            node.y + node.height <= frame.y + frame.height,
        )
        if (node.layer !== null) expect(holding.at(-1)?.label).toBe(node.layer)
      }
    }),
  )
})

const small = (): DiagramInput => ({
  ...theory(
    configuration('1', [], {
      principleIds: ['p1'],
      slots: [
        { ...slot('C', 'Contracts are short', 2), layer: 'policy', group: 'commissioners' },
        { ...slot('C', 'Lives alone', 3), layer: 'individual', group: 'clients' },
        { ...slot('I', 'The link worker rings'), group: 'link workers' },
        { ...slot('M', 'Feels held', 4, 1), group: 'clients' },
        slot('O', 'Comes back'),
      ],
      evidence: { supports: 4, refines: 0, challenges: 1 },
    }),
    configuration('2', [], {
      principleIds: ['p2'],
      slots: [
        { ...slot('C', 'Comes back') },
        { ...slot('M', 'Has a role in the group'), layer: 'interpersonal' },
        { ...slot('O', 'Brings a friend'), layer: 'interpersonal', group: 'clients' },
      ],
    }),
  ),
  principles: [
    { id: 'p1', name: 'Hold on to people' },
    { id: 'p2', name: 'Let people do something that matters' },
  ],
})

test.each(OTHERS)('A small theory is drawn in “%s” as it was', async layout => {
  const svg = sceneToSvg(await place(layout, small()), { measure: measureRoughly })
  await expect(svg).toMatchFileSnapshot(`small-${layout}.svg`)
})

test('A place of the matrix is shaded where a mechanism and a context of the layer share a configuration', async () => {
  const placed = await place('matrix', small())
  const at = (label: string) => placed.nodes.find(({ id }) => id === label)
  const column = (label: string) =>
    placed.areas.find(area => area.kind === 'column' && area.label === label)
  const isShaded = (mechanism: string, layer: string) => {
    const [row, { x = 0, width = 0 } = {}] = [at(mechanism), column(layer)]
    const y = (row?.y ?? 0) + (row?.height ?? 0) / 2
    return placed.areas.some(
      area =>
        area.kind === 'cell' &&
        area.x === x &&
        area.width === width &&
        area.y < y &&
        y < area.y + area.height,
    )
  }
  expect(isShaded('Feels held', 'policy')).toBe(true)
  expect(isShaded('Feels held', 'individual')).toBe(true)
  expect(isShaded('Feels held', 'interpersonal')).toBe(false)
  expect(isShaded('Has a role in the group', 'interpersonal')).toBe(true)
  expect(isShaded('Has a role in the group', 'policy')).toBe(false)
})

test.each(OTHERS)('The same theory is placed in “%s” the same way twice', async layout => {
  const input = sampleTheory(20)
  expect(await place(layout, input)).toEqual(await place(layout, input))
})

test.each(LAYOUTS)('An empty theory is placed in “%s” as nothing', async layout => {
  const nothing = { layout, width: 0, height: 0, nodes: [], edges: [], areas: [] }
  expect(await place(layout, theory())).toMatchObject(nothing)
})
