import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildScene } from '../../../../shared/diagram/build-scene.ts'
import { PALETTES } from '../../../../shared/diagram/look.ts'
import type { PlacedScene, Scene } from '../../../../shared/diagram/scene.ts'
import { sceneToSvg } from '../../../../shared/diagram/to-svg.ts'
import { ROLES } from '../../../../shared/domain/roles.ts'
import { readXml } from './strict-xml.ts'
import { anyTheory, configuration, measureRoughly, slot, theory } from './theories.ts'

const options = { measure: measureRoughly }

/** Boxes in one row: a layout that needs no layout library. */
function inARow(scene: Scene): PlacedScene {
  const step = 300
  const nodes = scene.nodes.map((node, index) => ({ ...node, x: index * step, y: 0 }))
  const byId = new Map(nodes.map(node => [node.id, node]))
  const edges = scene.edges.map(edge => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)]
    const start = { x: (from?.x ?? 0) + (from?.width ?? 0), y: 20 }
    const end = { x: to?.x ?? 0, y: 20 }
    const middle = { x: (start.x + end.x) / 2, y: 20 }
    const hasMark = edge.evidence.challenges > 0 || edge.isAlternative
    return { ...edge, points: [start, end], mark: hasMark ? middle : null }
  })
  const columns = nodes.map(({ x, width, roles }) => ({ role: roles[0] ?? 'C', x, width }))
  const height = Math.max(0, ...nodes.map(node => node.height))
  const size = { width: nodes.length * step, height }
  return {
    ...scene,
    ...size,
    layout: 'roles',
    columns,
    areas: [],
    nodes,
    edges,
    labels: [],
    hidden: [],
  }
}

const small = inARow(
  buildScene(
    theory(
      configuration('1', [], {
        slots: [
          slot('C', 'Clients who live alone & far from town', 3),
          slot('M', 'Feel listened to', 4, 1),
          slot('O', 'Take part in groups', 2),
        ],
        evidence: { supports: 4, refines: 1, challenges: 2 },
      }),
      configuration('2', ['C:Take part in groups', 'M:Gain <confidence>'], { isNew: true }),
    ),
    measureRoughly,
  ),
)

test('A small theory is drawn as it was', async () => {
  await expect(sceneToSvg(small, options)).toMatchFileSnapshot('small-theory.svg')
})

const linked = inARow(
  buildScene(
    {
      ...theory(
        configuration('1', [], {
          slots: [
            slot('C', 'Lives alone'),
            { ...slot('C', 'Has lost somebody'), joiner: 'or' },
            slot('O', 'Comes back'),
          ],
          evidence: { supports: 1, refines: 0, challenges: 1 },
        }),
        configuration('2', ['C:Groups are near', 'O:Brings a friend'], {
          evidence: { supports: 3, refines: 0, challenges: 0 },
        }),
      ),
      links: (['becomes', 'triggers', 'reinforces', 'inhibits'] as const).map(kind => ({
        ...{ id: kind, kind, fromId: '1', toId: '2' },
        ...{ fromElementId: null, toElementId: null },
      })),
    },
    measureRoughly,
  ),
)

test('What is said between configurations, and "or", are drawn as they were', async () => {
  await expect(sceneToSvg(linked, options)).toMatchFileSnapshot('linked-theory.svg')
})

test('Kinds of link are told by head, dashes and words, not by colour', () => {
  const elements = readXml(sceneToSvg(linked, { ...options, theme: 'mono' }))
  const lines = elements.map(({ attributes }) => attributes['stroke-dasharray'] ?? '')
  const kinds = ['becomes part of', 'triggers', 'reinforces', 'inhibits']
  expect(elements.map(({ text }) => text)).toEqual(expect.arrayContaining([...kinds, 'or']))
  // Once on the arrow and once in the legend, each in a pattern of its own.
  const dashes = lines.filter(dash => dash !== '')
  expect(new Set(dashes).size).toBe(4)
  expect(dashes).toHaveLength(8)
})

test('Every element and every link is in the picture exactly once, whatever the text', () => {
  fc.assert(
    fc.property(anyTheory, input => {
      const scene = buildScene(input, measureRoughly)
      const elements = readXml(sceneToSvg(inARow(scene), options))
      const ids = (name: string) =>
        elements.flatMap(element => element.attributes[name] ?? []).sort()
      expect(ids('data-element')).toEqual(scene.nodes.map(node => node.id).sort())
      expect(ids('data-link')).toEqual(scene.edges.map(edge => edge.id).sort())
    }),
    { numRuns: 60 },
  )
})

test('Text is real text, and nothing in the file runs or points outside', () => {
  const elements = readXml(sceneToSvg(small, options))
  const texts = elements.filter(element => element.name === 'text').map(element => element.text)
  expect(texts).toContain('Gain <confidence>\u00A0*')
  expect(new Set(elements.map(element => element.name))).toEqual(
    new Set(['svg', 'title', 'desc', 'path', 'text', 'g']),
  )
  const names = elements.flatMap(element => Object.keys(element.attributes))
  expect(names.filter(name => /^on|href|^src$/.test(name))).toEqual([])
})

test('Challenges are told by a number and a shape, not by colour alone', () => {
  const texts = readXml(sceneToSvg(small, { ...options, theme: 'mono' })).map(item => item.text)
  expect(texts).toContain('2')
  expect(texts).toContain('n passages challenge it')
})

test('Control characters and lone surrogates are left out', () => {
  const scene = buildScene(theory(configuration('1', ['C:a\u0000b\uD800c\uFFFFd'])), measureRoughly)
  const svg = sceneToSvg(inARow({ ...scene, title: 'x\u0008y' }), options)
  expect(readXml(svg).map(element => element.text)).toEqual(expect.arrayContaining(['abcd', 'xy']))
})

test('A transparent picture has no page behind it', () => {
  const page = `fill="${PALETTES.light.paper}"/>\n<text`
  expect(sceneToSvg(small, options)).toContain(page)
  expect(sceneToSvg(small, { ...options, background: 'transparent' })).not.toContain(page)
})

test('An empty theory is a tidy picture that says so', () => {
  const texts = readXml(sceneToSvg(inARow(buildScene(theory(), measureRoughly)), options))
  expect(texts.map(element => element.text)).toContain('This theory has no configurations yet.')
})

test('All text keeps a contrast of 4.5 to 1 on every tint', () => {
  for (const palette of Object.values(PALETTES)) {
    const grounds = [palette.paper, ...ROLES.map(role => palette.roles[role].tint)]
    for (const ground of grounds) {
      for (const ink of [palette.ink, palette.quiet, palette.challenge]) {
        expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5)
      }
    }
  }
})

/** Contrast as WCAG 2 defines it. */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
