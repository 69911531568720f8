import type { DiagramFonts } from '../diagram/fonts.ts'
import { elementsOf, findElement, parseXml, type XmlElement } from '../import/xml-tree.ts'
import { collectPdf, openPdf, type PdfProperties } from './pdf-document.ts'
import type { SizedSvg } from './svg-png.ts'
import { fillWithPattern } from './svg-pattern.ts'

/** Points for each CSS pixel. */
const NATURAL = 0.75
const WORDS_SIZE = 12

type Pdf = PDFKit.PDFDocument

/**
 * A chart as a PDF of its own size: its lines as lines, its words as text that can be selected. Reads what ECharts writes, which
 * is paths, words, clips and patterns; of any other SVG something would be missing.
 */
export async function svgPdf(
  { svg, width, height }: SizedSvg,
  fonts: DiagramFonts,
  properties: PdfProperties,
): Promise<Uint8Array> {
  const root = parseXml(new TextEncoder().encode(svg))
  const document = openPdf(properties, fonts)
  const done = collectPdf(document)
  document.addPage({ size: [width * NATURAL, height * NATURAL], margin: 0 })
  document.scale(NATURAL)
  const picture = findElement(root, 'svg') ?? root
  const named = new Map(
    ['clipPath', 'pattern'].flatMap(name =>
      allOf(picture, name).map((each): [string, XmlElement] => [each.attributes['id'] ?? '', each]),
    ),
  )
  drawAll(document, picture, named)
  document.end()
  return done
}

function allOf(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap(each => [
    ...(each.name === name ? [each] : []),
    ...allOf(each, name),
  ])
}

function drawAll(pdf: Pdf, parent: XmlElement, named: ReadonlyMap<string, XmlElement>): void {
  for (const element of elementsOf(parent)) {
    if (!['g', 'path', 'rect', 'text'].includes(element.name)) continue
    pdf.save()
    transform(pdf, element.attributes['transform'])
    if (element.name === 'g') {
      const clip = named.get(idOf(element.attributes['clip-path']))
      const way = clip === undefined ? undefined : findElement(clip, 'path')?.attributes['d']
      if (way !== undefined) pdf.path(way).clip()
      drawAll(pdf, element, named)
    } else if (element.name === 'text') drawWords(pdf, element)
    else drawShape(pdf, element, named)
    pdf.restore()
  }
}

function drawShape(pdf: Pdf, element: XmlElement, named: ReadonlyMap<string, XmlElement>): void {
  const { attributes } = element
  const way = wayOf(element)
  if (way === '') return
  const fill = shownColour(attributes['fill'] ?? '#000000', attributes['fill-opacity'])
  const width = Number(attributes['stroke-width'] ?? 1)
  const stroke = width === 0 ? null : shownColour(attributes['stroke'] ?? 'none')
  const pattern = named.get(idOf(attributes['fill']))
  if (pattern !== undefined) fillWithPattern(pdf, way, pattern)
  else if (fill !== null) pdf.path(way).fill(fill)
  if (stroke === null) return
  pdf.lineWidth(width)
  const dashes = numbersIn(attributes['stroke-dasharray'])
  // The types know one length only; pdfkit takes a whole pattern.
  if (dashes.length > 0) pdf.dash(dashes as unknown as number, {})
  pdf.path(way).stroke(stroke)
  if (dashes.length > 0) pdf.undash()
}

function wayOf({ name, attributes }: XmlElement): string {
  if (name === 'path') return attributes['d'] ?? ''
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map(each => attributes[each] ?? '0')
  return `M${x} ${y}h${width}v${height}h-${width}z`
}

function drawWords(pdf: Pdf, { attributes, children }: XmlElement): void {
  const words = children.filter(child => typeof child === 'string').join('')
  const fill = shownColour(attributes['fill'] ?? '#000000')
  if (words.trim() === '' || fill === null) return
  const style = attributes['style'] ?? ''
  const size = Number(/font-size:([\d.]+)px/.exec(style)?.[1] ?? WORDS_SIZE)
  const weight = /font-weight:(?:600|700|bold)/.test(style) ? '600' : '400'
  pdf.font(weight).fontSize(size).fillColor(fill)
  const share = { middle: 0.5, end: 1 }[attributes['text-anchor'] ?? ''] ?? 0
  const x = Number(attributes['x'] ?? 0) - share * pdf.widthOfString(words)
  const down = Number.parseFloat(attributes['dy'] ?? '0') * size
  const y = Number(attributes['y'] ?? 0) + down
  pdf.text(words, x, y, { lineBreak: false, baseline: 'alphabetic' })
}

function transform(pdf: Pdf, value = ''): void {
  for (const [, name, inner] of value.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbersIn(inner)
    if (name === 'translate') pdf.translate(a, b)
    else if (name === 'rotate') pdf.rotate(a)
    else if (name === 'scale') pdf.scale(a, b === 0 ? a : b)
    else if (name === 'matrix') pdf.transform(a, b, c, d, e, f)
  }
}

/** A colour as pdfkit takes it; null where nothing is to be seen. */
function shownColour(value: string, opacity?: string): string | null {
  if (value === 'none' || Number(opacity ?? 1) === 0 || value.startsWith('url(')) return null
  const parts = /^rgb\((\d+),\s*(\d+),\s*(\d+)\)$/.exec(value)?.slice(1)
  if (parts === undefined) return value
  return `#${parts.map(part => Number(part).toString(16).padStart(2, '0')).join('')}`
}

/** The id that `url(#id)` names. */
function idOf(value = ''): string {
  return /^url\(#(.+)\)$/.exec(value)?.[1] ?? ''
}

function numbersIn(text = ''): number[] {
  return (text.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number)
}
