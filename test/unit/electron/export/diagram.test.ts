import { Resvg } from '@resvg/resvg-wasm'
import { expect, test } from 'vitest'
import { loadDiagramFonts } from '../../../../electron/diagram/fonts.ts'
import { placeScene } from '../../../../electron/diagram/layout.ts'
import { diagramPdf, type PdfPage } from '../../../../electron/export/diagram-pdf.ts'
import { diagramPng } from '../../../../electron/export/diagram-png.ts'
import { diagramSvg } from '../../../../electron/export/diagram-svg.ts'
import { buildScene } from '../../../../shared/diagram/build-scene.ts'
import { drawScene } from '../../../../shared/diagram/draw-scene.ts'
import type { Mark } from '../../../../shared/diagram/drawing.ts'
import { harfbuzzWasm, placed, resourcesDir, resvgWasm } from '../diagram/export-fixture.ts'
import { readXml } from '../../shared/diagram/strict-xml.ts'
import { theory } from '../../shared/diagram/theories.ts'
import { readPdf } from './diagram-pdf-reader.ts'

const fonts = await loadDiagramFonts(resourcesDir)
const measure = fonts.measureText
const scene = await placed(6, measure)
const empty = await placeScene(buildScene(theory(), measure))

function texts(marks: Mark[]): string[] {
  return marks.flatMap(mark => {
    if (mark.kind === 'group') return texts(mark.marks)
    return mark.kind === 'text' ? [mark.text] : []
  })
}

test('The SVG file is well formed and carries its typeface', async () => {
  const elements = readXml(await diagramSvg(scene, { fonts, harfbuzzWasm }))
  expect(elements.find(element => element.name === 'style')?.text).toContain('@font-face')
  const drawn = elements.filter(element => element.name === 'text').map(element => element.text)
  expect(drawn).toEqual(texts(drawScene(scene, { measure }).marks))
})

test('With letters as shapes, a program without the typeface draws the same picture', async () => {
  const [written, shaped] = await Promise.all(
    (['text', 'shapes'] as const).map(letters =>
      diagramSvg(scene, { fonts, harfbuzzWasm, letters }),
    ),
  )
  expect(readXml(shaped ?? '').map(({ name }) => name)).not.toContain('text')
  // The program that draws PNGs is begun by one.
  await diagramPng(scene, { fonts, resvgWasm, scale: 1 })
  const fontBuffers = [fonts.files[400], fonts.files[600]]
  const draw = (svg: string, font: object) => new Resvg(svg, { font }).render().pixels
  const [own, shapes] = [draw(written ?? '', { fontBuffers }), draw(shaped ?? '', {})]
  expect(shapes.length).toBe(own.length)
  const differing = own.filter((value, at) => Math.abs(value - (shapes[at] ?? 0)) > 96).length
  expect(differing / own.length).toBeLessThan(0.001)
})

test('SVG and PDF of the same theory are the same bytes twice', async () => {
  expect(await diagramSvg(scene, { fonts, harfbuzzWasm })).toBe(
    await diagramSvg(scene, { fonts, harfbuzzWasm }),
  )
  expect(await diagramPdf(scene, { fonts })).toEqual(await diagramPdf(scene, { fonts }))
})

test.each([1, 2.5])('PNG at scale %f has that many pixels', async scale => {
  const { width, height } = drawScene(scene, { measure })
  const png = Buffer.from(await diagramPng(scene, { fonts, resvgWasm, scale }))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(Math.abs(png.readUInt32BE(16) - width * scale)).toBeLessThanOrEqual(1)
  expect(Math.abs(png.readUInt32BE(20) - height * scale)).toBeLessThanOrEqual(1)
})

test('A picture of more than 100 million pixels is refused with the scale that would do', async () => {
  const result = diagramPng(scene, { fonts, resvgWasm, scale: 50 })
  await expect(result).rejects.toMatchObject({ code: 'too_large' })
})

test('Text in the PNG is drawn in the bundled typeface', async () => {
  const without = { ...scene, nodes: scene.nodes.map(node => ({ ...node, lines: [] })) }
  const [full, bare] = await Promise.all(
    [scene, without].map(item => diagramPng(item, { fonts, resvgWasm, scale: 1 })),
  )
  expect(full?.byteLength).toBeGreaterThan((bare?.byteLength ?? 0) * 1.2)
})

test('The PDF has every text, in order, as text', async () => {
  const pdf = readPdf(await diagramPdf(scene, { fonts, compress: false }))
  expect(pdf.texts).toEqual(texts(drawScene(scene, { measure }).marks))
  expect(pdf.source.includes('/Subtype /Image')).toBe(false)
})

test('The PDF is dated by the theory and names neither machine nor user', async () => {
  const { source } = readPdf(await diagramPdf(scene, { fonts, compress: false }))
  const has = (text: string) => source.includes(text)
  expect(has('<xmp:CreateDate>2026-11-22T00:00:00Z</xmp:CreateDate>')).toBe(true)
  expect(has('(D:20261122000000Z)')).toBe(true)
  expect(has('(Retroduce)')).toBe(true)
  expect(has('/Author') || has('/ModDate') || has('PDFKit')).toBe(false)
})

test.each<[PdfPage, number, number]>([
  ['a4', 841.89, 595.28],
  ['a3', 1190.55, 841.89],
  [{ width: 400, height: 300 }, 400, 300],
])('A PDF on %j has that page', async (page, width, height) => {
  const { box } = readPdf(await diagramPdf(scene, { fonts, page, compress: false }))
  expect(box).toEqual([0, 0, width, height])
})

test('A PDF of its own size is three quarters of a point for each pixel', async () => {
  const drawing = drawScene(scene, { measure })
  const { box } = readPdf(await diagramPdf(scene, { fonts, page: 'diagram', compress: false }))
  expect(box).toEqual([0, 0, drawing.width * 0.75, drawing.height * 0.75])
})

test('On one page a picture grows to the scale that was asked for, but never beyond the page', async () => {
  const drawing = drawScene(scene, { measure })
  const own = readPdf(
    await diagramPdf(scene, { fonts, page: 'diagram', scale: 2, compress: false }),
  )
  expect(own.box).toEqual([0, 0, drawing.width * 1.5, drawing.height * 1.5])
  const page = readPdf(await diagramPdf(scene, { fonts, page: 'a2', scale: 20, compress: false }))
  expect(page.box).toEqual([0, 0, 1683.78, 1190.55])
})

test('A poster has a page for each sheet, with its name, and every word of the picture on one of them', async () => {
  const poster = { fonts, page: 'a4' as const, isTiled: true, scale: 2.5, compress: false }
  const { texts: words, source } = readPdf(await diagramPdf(scene, poster))
  const pages = source.match(/\/Type \/Page\b/g) ?? []
  expect(pages.length).toBeGreaterThan(3)
  const names = words.filter(word => word.startsWith('Sheet '))
  expect(names).toHaveLength(pages.length)
  expect(names[0]).toBe(`Sheet A1 · 1 of ${pages.length}`)
  expect(new Set(words.filter(word => !word.startsWith('Sheet ')))).toEqual(
    new Set(texts(drawScene(scene, { measure }).marks)),
  )
  expect(words.length - names.length).toBeLessThan(
    2 * texts(drawScene(scene, { measure }).marks).length,
  )
})

test('A poster on no paper is refused', async () => {
  const refused = diagramPdf(scene, { fonts, page: 'diagram', isTiled: true })
  await expect(refused).rejects.toMatchObject({ code: 'invalid_input' })
})

test('An empty theory gives a picture in every format', async () => {
  const pdf = readPdf(await diagramPdf(empty, { fonts, compress: false }))
  expect(pdf.texts).toContain('This theory has no configurations yet.')
  expect((await diagramPng(empty, { fonts, resvgWasm })).byteLength).toBeGreaterThan(1000)
  expect(await diagramSvg(empty, { fonts, harfbuzzWasm })).toContain('no configurations yet')
})
