import { elementsOf, findElement, type XmlElement } from '../import/xml-tree.ts'

type Pdf = PDFKit.PDFDocument

/** Most tiles that are drawn in one shape; a chart has far fewer. */
const MOST_TILES = 20_000

/** Fills a shape of straight lines with the tiles of an SVG pattern, as ECharts writes them: dots, or slanted lines. */
export function fillWithPattern(pdf: Pdf, way: string, pattern: XmlElement): void {
  const { attributes } = pattern
  const [width, height] = [Number(attributes['width']), Number(attributes['height'])]
  const bounds = boundsOf(way)
  if (!(width > 0) || !(height > 0) || bounds === null) return
  const turned = Number(/rotate\((-?[\d.]+)\)/.exec(attributes['patternTransform'] ?? '')?.[1] ?? 0)
  const area = turnBack(bounds, turned)
  // Lines that run on from tile to tile are drawn once, over the whole width.
  const stretch = width <= 1 ? Math.ceil((area.right - area.left) / width) : 1
  const [first, last] = [Math.floor(area.left / width), Math.ceil(area.right / width)]
  const [top, bottom] = [Math.floor(area.top / height), Math.ceil(area.bottom / height)]
  const columns = stretch > 1 ? 1 : last - first
  if (columns * (bottom - top) > MOST_TILES) return
  const marks = elementsOf(findElement(pattern, 'g') ?? pattern)
  pdf.save()
  pdf.path(way).clip()
  pdf.rotate(turned)
  for (let row = top; row < bottom; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      pdf.save()
      pdf.translate((first + column) * width, row * height)
      pdf.path(`M0 0h${width * stretch}v${height}h-${width * stretch}z`).clip()
      if (stretch > 1) pdf.scale(stretch, 1)
      for (const mark of marks) {
        pdf.path(mark.attributes['d'] ?? '').fill(mark.attributes['fill'] ?? '#000000')
      }
      pdf.restore()
    }
  }
  pdf.restore()
}

interface Bounds {
  left: number
  top: number
  right: number
  bottom: number
}

/** What a path of straight lines reaches over; null for one without points. */
function boundsOf(way: string): Bounds | null {
  let [x, y] = [0, 0]
  const [across, down]: [number[], number[]] = [[], []]
  for (const [, command = '', rest = ''] of way.matchAll(/([MLHVlhvm])([^A-Za-z]*)/g)) {
    const numbers = (rest.match(/-?[\d.]+/g) ?? []).map(Number)
    const isRelative = command === command.toLowerCase()
    const [a = 0, b = 0] = numbers
    if ('hH'.includes(command)) x = isRelative ? x + a : a
    else if ('vV'.includes(command)) y = isRelative ? y + a : a
    else [x, y] = isRelative ? [x + a, y + b] : [a, b]
    across.push(x)
    down.push(y)
  }
  if (across.length === 0) return null
  return {
    left: Math.min(...across),
    top: Math.min(...down),
    right: Math.max(...across),
    bottom: Math.max(...down),
  }
}

/** What bounds reach over where the paper is turned by so many degrees. */
function turnBack({ left, top, right, bottom }: Bounds, degrees: number): Bounds {
  const angle = (-degrees * Math.PI) / 180
  const corners = [left, right].flatMap(x =>
    [top, bottom].map(y => ({
      x: x * Math.cos(angle) - y * Math.sin(angle),
      y: x * Math.sin(angle) + y * Math.cos(angle),
    })),
  )
  return {
    left: Math.min(...corners.map(({ x }) => x)),
    top: Math.min(...corners.map(({ y }) => y)),
    right: Math.max(...corners.map(({ x }) => x)),
    bottom: Math.max(...corners.map(({ y }) => y)),
  }
}
