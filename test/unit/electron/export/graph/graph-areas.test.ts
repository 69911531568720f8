import { strFromU8, unzipSync } from 'fflate'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { placeAs } from '../../../../../electron/diagram/place.ts'
import { toDot } from '../../../../../electron/export/graph/dot.ts'
import { toDrawio } from '../../../../../electron/export/graph/drawio.ts'
import { toGraphml } from '../../../../../electron/export/graph/graphml.ts'
import { toMermaid } from '../../../../../electron/export/graph/mermaid.ts'
import { toPptx } from '../../../../../electron/export/graph/pptx.ts'
import { buildScene } from '../../../../../shared/diagram/build-scene.ts'
import { LAYOUTS } from '../../../../../shared/diagram/scene.ts'
import { readXml } from '../../../shared/diagram/strict-xml.ts'
import { anyTheory, measureRoughly } from '../../../shared/diagram/theories.ts'

const anyPicture = fc
  .tuple(fc.constantFrom(...LAYOUTS), anyTheory)
  .map(([layout, input]) => placeAs(layout, buildScene(input, measureRoughly), measureRoughly))

test('Graph formats hold every element and link once in every layout, and close every group they open', async () => {
  await fc.assert(
    fc.asyncProperty(anyPicture, async pending => {
      const placed = await pending
      const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0
      const [boxes, arrows] = [placed.nodes.length, placed.edges.length]
      const dot = toDot(placed)
      expect(count(dot, /^ {2}n\d+ \[/gm)).toBe(boxes)
      expect(count(dot, /^ {2}n\d+ -> n\d+ \[/gm)).toBe(arrows)
      expect(count(dot, /^ {2}subgraph .*\{$/gm)).toBe(count(dot, /^ {2}\}$/gm))
      const mermaid = toMermaid(placed)
      expect(count(mermaid, /^ {2}n\d+\["/gm)).toBe(boxes)
      expect(count(mermaid, /^ {2}subgraph /gm)).toBe(count(mermaid, /^ {2}end$/gm))
      const cells = readXml(toDrawio(placed)).filter(({ name }) => name === 'mxCell')
      const keyed = (letter: string) =>
        cells.filter(({ attributes }) => attributes['id']?.startsWith(letter)).length
      expect([keyed('n'), keyed('e')]).toEqual([boxes, arrows])
      expect(readXml(toGraphml(placed)).filter(({ name }) => name === 'node')).toHaveLength(boxes)
    }),
    { numRuns: 80 },
  )
})

test('On a slide, areas lie behind connectors and connectors behind boxes', async () => {
  const input = fc
    .sample(anyTheory, { numRuns: 20, seed: 3 })
    .find(({ configurations }) => configurations.some(({ slots }) => slots.length > 3))
  if (input === undefined) throw new Error('no theory')
  const placed = await placeAs('layers', buildScene(input, measureRoughly), measureRoughly)
  const slide = strFromU8(
    unzipSync(await toPptx(placed))['ppt/slides/slide1.xml'] ?? new Uint8Array(),
  )
  expect(isWellFormed(slide)).toBe(true)
  const [area, arrow, box] = [/name="Area a/g, /<p:cxnSp>/g, /name="n\d+"/g].map(pattern =>
    [...slide.matchAll(pattern)].map(({ index }) => index),
  )
  expect(Math.max(...(area ?? []))).toBeLessThan(Math.min(...(arrow ?? [])))
  expect(Math.max(...(arrow ?? []))).toBeLessThan(Math.min(...(box ?? [])))
})

function isWellFormed(xml: string): boolean {
  let isSound = true
  const parser = new SaxesParser()
  parser.on('error', () => {
    isSound = false
  })
  parser.write(xml).close()
  return isSound
}
