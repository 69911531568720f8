import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeAs } from '../../../../electron/diagram/place.ts'
import { toDrawio } from '../../../../electron/export/graph/drawio.ts'
import { toGraphml } from '../../../../electron/export/graph/graphml.ts'
import { adjustScene, fromOrigin } from '../../../../shared/diagram/adjust-scene.ts'
import { type Adjustments, NO_ADJUSTMENTS } from '../../../../shared/diagram/adjustment.ts'
import { buildScene } from '../../../../shared/diagram/build-scene.ts'
import {
  type DiagramInput,
  type Layout,
  LAYOUTS,
  type PlacedNode,
  type PlacedScene,
  type SceneLabel,
} from '../../../../shared/diagram/scene.ts'
import { sceneToSvg } from '../../../../shared/diagram/to-svg.ts'
import { looseEnds, outOfFrame, piercings } from '../../electron/diagram/picture-faults.ts'
import { readXml } from './strict-xml.ts'
import { anyTheory, configuration, measureRoughly, theory } from './theories.ts'

const place = (layout: Layout, input: DiagramInput) =>
  placeAs(layout, buildScene(input, measureRoughly), measureRoughly)

const adjust = (placed: PlacedScene, changes: Partial<Adjustments>) =>
  adjustScene(placed, { ...NO_ADJUSTMENTS, ...changes }, measureRoughly)

const point = fc.record({
  x: fc.integer({ min: -900, max: 900 }),
  y: fc.integer({ min: -900, max: 900 }),
})
const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 80 })

/** Anything done by hand to a picture, some of it to things that are not in it. */
function anyAdjustments(placed: PlacedScene): fc.Arbitrary<Adjustments> {
  const elementId = fc.constantFrom('gone', ...placed.nodes.map(({ id }) => id))
  const linkId = fc.constantFrom('["gone","too"]', ...placed.edges.map(({ id }) => id))
  const isHidden = fc.integer({ max: 5 }).map(n => n === 0)
  return fc.record({
    elements: fc.uniqueArray(fc.record({ elementId, isHidden, shift: point }), {
      selector: each => each.elementId,
    }),
    links: fc.uniqueArray(fc.record({ linkId, isHidden, bend: fc.option(point) }), {
      selector: each => each.linkId,
    }),
    labels: fc.array(
      fc.record({ id: anyText, text: anyText, at: point, anchorId: fc.option(elementId) }),
      {
        maxLength: 4,
      },
    ),
    groups: fc.array(
      fc.record({ id: anyText, name: anyText, elementIds: fc.uniqueArray(elementId) }),
      { maxLength: 3 },
    ),
  })
}

const covers = (label: SceneLabel, { x, y, width, height }: PlacedNode | SceneLabel) =>
  label.x < x + width &&
  x < label.x + label.width &&
  label.y < y + height &&
  y < label.y + label.height

test.each(LAYOUTS)(
  'In “%s” every element and link that is not hidden is in the picture once, whatever is done by hand',
  async layout => {
    await fc.assert(
      fc.asyncProperty(anyTheory, fc.gen(), async (input, pick) => {
        const placed = await place(layout, input)
        const adjustments = pick(anyAdjustments, placed)
        const adjusted = adjust(placed, adjustments)
        const hidden = new Set(
          [
            ...adjustments.elements.filter(each => each.isHidden).map(each => each.elementId),
            ...adjustments.links.filter(each => each.isHidden).map(each => each.linkId),
          ].filter(id => id !== 'gone'),
        )
        const nodes = placed.nodes.filter(({ id }) => !hidden.has(id))
        const edges = placed.edges.filter(
          ({ id, from, to }) => !hidden.has(id) && !hidden.has(from) && !hidden.has(to),
        )
        expect(adjusted.nodes.map(({ id }) => id)).toEqual(nodes.map(({ id }) => id))
        expect(adjusted.edges.map(({ id }) => id)).toEqual(edges.map(({ id }) => id))
        expect(new Set(adjusted.hidden.map(({ id }) => id))).toEqual(
          new Set(
            [...placed.nodes, ...placed.edges].flatMap(({ id }) => (hidden.has(id) ? id : [])),
          ),
        )
        expect(looseEnds(adjusted)).toEqual([])
        const whole = fromOrigin(adjusted)
        expect(outOfFrame(whole)).toEqual([])
        const drawn = readXml(sceneToSvg(whole, { measure: measureRoughly }))
        expect(drawn.filter(({ name }) => name === 'g')).toHaveLength(nodes.length + edges.length)
        const graph = readXml(toGraphml(whole))
        expect(graph.filter(({ name }) => name === 'node')).toHaveLength(nodes.length)
        expect(graph.filter(({ name }) => name === 'edge')).toHaveLength(edges.length)
        expect(toDrawio(whole).match(/ edge="1"/g) ?? []).toHaveLength(edges.length)
        const ids = new Set(nodes.map(({ id }) => id))
        const written = adjustments.labels.filter(
          ({ anchorId }) => anchorId === null || ids.has(anchorId),
        )
        expect(adjusted.labels.map(({ text }) => text)).toEqual(written.map(({ text }) => text))
        for (const [index, label] of adjusted.labels.entries()) {
          const others = [...adjusted.nodes, ...adjusted.labels.slice(index + 1)]
          expect(others.filter(other => covers(label, other))).toEqual([])
        }
        for (const { groupId, x, y, width, height } of adjusted.areas) {
          if (groupId === undefined) continue
          const members = adjustments.groups.find(({ id }) => id === groupId)?.elementIds ?? []
          for (const node of adjusted.nodes.filter(({ id }) => members.includes(id))) {
            expect(node.x > x && node.x + node.width < x + width).toBe(true)
            expect(node.y > y && node.y + node.height < y + height).toBe(true)
          }
        }
      }),
      { numRuns: 60 },
    )
  },
)

const chain = () =>
  place(
    'roles',
    theory(
      configuration('1', ['C:Contracts are short', 'M:Nobody settles in', 'O:Staff leave']),
      configuration('2', ['C:Lives alone', 'M:Feels held', 'O:Comes back']),
    ),
  )

describe('A theory of two chains', () => {
  test('is as the layout made it while nothing is done by hand', async () => {
    const placed = await chain()
    expect(adjustScene(placed, NO_ADJUSTMENTS, measureRoughly)).toBe(placed)
  })

  test('has its boxes where they were moved to, the rest where it was, and arrows that go around', async () => {
    const placed = await chain()
    const at = (scene: PlacedScene, id: string) => scene.nodes.find(node => node.id === id)
    const shift = { x: 30, y: 210 }
    const adjusted = adjust(placed, {
      elements: [{ elementId: 'Nobody settles in', isHidden: false, shift }],
    })
    const before = at(placed, 'Nobody settles in')
    expect(at(adjusted, 'Nobody settles in')).toMatchObject({
      ...{ x: (before?.x ?? 0) + shift.x, y: (before?.y ?? 0) + shift.y },
    })
    for (const { id } of placed.nodes.filter(({ id }) => id !== 'Nobody settles in')) {
      expect(at(adjusted, id)).toEqual(at(placed, id))
    }
    expect(looseEnds(adjusted)).toEqual([])
    expect(piercings(adjusted)).toEqual([])
  })

  test('lets an arrow step aside for a box that is set down on it', async () => {
    const placed = await chain()
    const from = placed.nodes.find(({ id }) => id === 'Comes back')
    const [edge] = placed.edges.filter(({ to }) => to === 'Nobody settles in')
    const [a, b] = [edge?.points[0], edge?.points.at(-1)]
    if (from === undefined || a === undefined || b === undefined) throw new Error('Not drawn')
    // Half as wide as the gap it is set into would be too much: it covers the ends, so only the way matters.
    const wide = { ...from, width: 20, height: 20 }
    const nodes = placed.nodes.map(node => (node.id === from.id ? wide : node))
    const edges = placed.edges.filter(({ to }) => to !== from.id)
    const shift = { x: (a.x + b.x) / 2 - 10 - from.x, y: a.y - 10 - from.y }
    const elements = [{ elementId: from.id, isHidden: false, shift }]
    const adjusted = adjust({ ...placed, nodes, edges }, { elements })
    expect(piercings(adjusted)).toEqual([])
    expect(adjusted.edges.find(({ id }) => id === edge?.id)?.points.length).toBeGreaterThan(2)
  })

  test('leads an arrow past the point that it was bent to, also when its boxes move', async () => {
    const placed = await chain()
    const linkId = placed.edges[0]?.id ?? ''
    const bend = { x: 0, y: 90 }
    for (const shift of [
      { x: 0, y: 0 },
      { x: -40, y: 60 },
    ]) {
      const { nodes, edges } = adjust(placed, {
        elements: [{ elementId: 'Contracts are short', isHidden: false, shift }],
        links: [{ linkId, isHidden: false, bend }],
      })
      const [edge] = edges
      const [from, to] = [edge?.from, edge?.to].map(id => nodes.find(node => node.id === id))
      const middle =
        ((from?.y ?? 0) + (from?.height ?? 0) / 2 + (to?.y ?? 0) + (to?.height ?? 0) / 2) / 2
      expect(edge?.points.some(({ y }) => Math.abs(y - middle - bend.y) < 1)).toBe(true)
    }
  })

  test('names what is hidden, so that it can be shown again, and keeps it out of the file for programs', async () => {
    const placed = await chain()
    const linkId = placed.edges[0]?.id ?? ''
    const { hidden } = adjust(placed, {
      elements: [{ elementId: 'Comes back', isHidden: true, shift: { x: 0, y: 0 } }],
      links: [{ linkId, isHidden: true, bend: null }],
    })
    expect(hidden).toEqual([
      { kind: 'element', id: 'Comes back', name: 'Comes back' },
      { kind: 'link', id: linkId, name: 'Contracts are short → Nobody settles in' },
    ])
  })
})
