import { strFromU8, unzipSync } from 'fflate'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { placeScene } from '../../../../../electron/diagram/layout.ts'
import { toDot } from '../../../../../electron/export/graph/dot.ts'
import { toDrawio } from '../../../../../electron/export/graph/drawio.ts'
import { toGraphml } from '../../../../../electron/export/graph/graphml.ts'
import { toMermaid } from '../../../../../electron/export/graph/mermaid.ts'
import { toPptx } from '../../../../../electron/export/graph/pptx.ts'
import { toSceneJson } from '../../../../../electron/export/graph/scene-json.ts'
import { buildScene } from '../../../../../shared/diagram/build-scene.ts'
import { cleanText } from '../../../../../shared/diagram/clean-text.ts'
import { placed } from '../../diagram/export-fixture.ts'
import { readXml } from '../../../shared/diagram/strict-xml.ts'
import { configuration, measureRoughly, theory } from '../../../shared/diagram/theories.ts'

const scene = await placed(12, measureRoughly)

/** A theory whose words try to get out of every format's strings. */
const anyWords = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 40 })
  .chain(words => fc.constantFrom(words, `"${words}\\`, `]]></${words}`, `#34;|${words}`))

async function sceneOf(words: string) {
  return placeScene(
    buildScene(theory(configuration('1', [`C:${words}`, 'M:reason', 'O:result'])), measureRoughly),
  )
}

/** The words of an element as every format writes them: in one line, printable. */
const inOneLine = (words: string) => cleanText(words).replace(/\s+/g, ' ').trim()

test('GraphML holds every element and link once, with roles and weights', () => {
  const elements = readXml(toGraphml(scene))
  const count = (name: string) => elements.filter(element => element.name === name).length
  expect(count('node')).toBe(scene.nodes.length)
  expect(count('edge')).toBe(scene.edges.length)
  const labels = elements.filter(
    ({ name, attributes }) => name === 'data' && attributes['key'] === 'label',
  )
  expect(labels.map(({ text }) => text)).toEqual(scene.nodes.map(({ label }) => inOneLine(label)))
})

test('draw.io holds boxes at their places and arrows between them', () => {
  const cells = readXml(toDrawio(scene)).filter(({ name }) => name === 'mxCell')
  const boxes = cells.filter(({ attributes }) => attributes['vertex'] === '1')
  const arrows = cells.filter(({ attributes }) => attributes['edge'] === '1')
  expect(boxes).toHaveLength(scene.nodes.length)
  const keys = new Set(boxes.map(({ attributes }) => attributes['id']))
  expect(arrows).toHaveLength(scene.edges.length)
  for (const { attributes } of arrows) {
    expect(keys).toContain(attributes['source'])
    expect(keys).toContain(attributes['target'])
  }
})

test('JSON reads back as the placed scene', () => {
  const { hidden: _hidden, ...shown } = scene
  expect(JSON.parse(toSceneJson(scene))).toEqual({
    ...{ format: 'retroduce-diagram', version: 1 },
    ...shown,
  })
})

test('A slide has a shape for every element and a connector glued to two of them for every link', async () => {
  const slide = readSlide(await toPptx(scene))
  const named = slide.filter(({ name }) => name === 'p:cNvPr')
  const shapes = named.filter(({ attributes }) => /^n\d+$/.test(attributes['name'] ?? ''))
  const ids = new Set(shapes.map(({ attributes }) => attributes['id']))
  expect(ids.size).toBe(scene.nodes.length)
  const ends = slide.filter(({ name }) => name === 'a:stCxn' || name === 'a:endCxn')
  expect(ends).toHaveLength(2 * scene.edges.length)
  for (const { attributes } of ends) expect(ids).toContain(attributes['id'])
  // An arrow with bends is there twice, of which a program reads one.
  const choices = slide.filter(({ name }) => name === 'mc:AlternateContent').length
  expect(new Set(named.map(({ attributes }) => attributes['id'])).size).toBe(named.length - choices)
})

test('The same theory gives the same slide', async () => {
  expect(await toPptx(scene)).toEqual(await toPptx(scene))
})

test('No words get out of their place in any format', async () => {
  await fc.assert(
    fc.asyncProperty(anyWords, async words => {
      const hostile = await sceneOf(words)
      const expected = inOneLine(words) || 'Untitled element'
      const graphml = readXml(toGraphml(hostile))
      expect(graphml.map(({ text }) => text)).toContain(expected)
      expect(readXml(toDrawio(hostile)).filter(({ name }) => name === 'mxCell')).toHaveLength(7)
      expect(statementsOf(toDot(hostile))).toBe(3 + 3 + 2)
      const mermaid = toMermaid(hostile).split('\n')
      expect(mermaid.filter(line => line.includes(']:::'))).toHaveLength(3)
      for (const line of mermaid.filter(line => line.includes(']:::'))) {
        expect(line).toMatch(/^ {2}n\d+\["[^"[\]<>|`]*"\]:::[CIMO]$/)
      }
      const slide = readSlide(await toPptx(hostile))
      expect(slide.filter(({ name }) => name === 'p:cxnSp')).toHaveLength(2)
    }),
    { numRuns: 60 },
  )
})

/** Statements of a DOT file: lines that close every string they open. */
function statementsOf(dot: string): number {
  const lines = dot.split('\n').slice(1, -2)
  const whole = /^ {2}(?:"(?:[^"\\]|\\.)*"|[^"])*$/u
  return lines.filter(line => whole.test(line)).length
}

/** The elements of the one slide of a presentation; throws where it is not well formed. */
function readSlide(pptx: Uint8Array) {
  const elements: { name: string; attributes: Record<string, string> }[] = []
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes }))
  const slide = unzipSync(pptx)['ppt/slides/slide1.xml'] ?? new Uint8Array()
  parser.write(strFromU8(slide)).close()
  return elements
}
