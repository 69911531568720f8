import type { Point } from '../../../shared/diagram/scene.ts'

/** Where a picture lies on a slide: inches per pixel, and the pixels before its left and top. */
export interface Frame {
  scale: number
  left: number
  top: number
}

interface Connector {
  frame: Frame
  /** Its own number on the slide, and the numbers of the shapes it joins. */
  id: number
  name: string
  from: number
  to: number
  /** The sides of the shapes at which it leaves and comes in. */
  sides: readonly [Side, Side]
  /** Six hexadecimal digits. */
  color: string
  /** In points. */
  width: number
  isDashed: boolean
}

const EMU_PER_INCH = 914_400
const EMU_PER_POINT = 12_700
/** Connection sites of a rectangle in PresentationML, counted from the top against the clock. */
const SITES = { left: 1, right: 3 }
/** A side of a shape at which arrows end. */
export type Side = keyof typeof SITES

/**
 * A connector of PresentationML from a side of one shape to a side of another. A route of one, three or five
 * stretches is a straight line or an elbow with the same bends; others take the nearest elbow, which PowerPoint can
 * route anew.
 */
export function connectorXml(route: Point[], connector: Connector): string {
  const points = withExtent(route)
  const { frame, id, name, from, to, sides, color, width, isDashed } = connector
  const emu = (pixels: number) => Math.round(pixels * frame.scale * EMU_PER_INCH)
  const start = points[0] ?? { x: 0, y: 0 }
  const end = points.at(-1) ?? start
  const flips = `${end.x < start.x ? ' flipH="1"' : ''}${end.y < start.y ? ' flipV="1"' : ''}`
  const x = emu(Math.min(start.x, end.x) + frame.left)
  const y = emu(Math.min(start.y, end.y) + frame.top)
  const { preset, guides } = shapeOf(points)
  return (
    `<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvCxnSpPr>` +
    `<a:stCxn id="${from}" idx="${SITES[sides[0]]}"/><a:endCxn id="${to}" idx="${SITES[sides[1]]}"/>` +
    '</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>' +
    `<a:xfrm${flips}><a:off x="${x}" y="${y}"/>` +
    `<a:ext cx="${emu(Math.abs(end.x - start.x))}" cy="${emu(Math.abs(end.y - start.y))}"/></a:xfrm>` +
    `<a:prstGeom prst="${preset}"><a:avLst>${guides.join('')}</a:avLst></a:prstGeom>` +
    `<a:ln w="${Math.round(width * EMU_PER_POINT)}"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill>` +
    `${isDashed ? '<a:prstDash val="dash"/>' : ''}<a:tailEnd type="triangle"/></a:ln></p:spPr></p:cxnSp>`
  )
}

/**
 * A route around a box with both ends at one height or one above the other, its end a pixel further: the bends of a connector
 * are shares of its height and width, and a connector without any would run straight through the box.
 */
function withExtent(points: Point[]): Point[] {
  const [start, end] = [points[0], points.at(-1)]
  if (start === undefined || end === undefined || points.length < 4) return points
  const isFlat = points.length === 6 && Math.abs(end.y - start.y) < 1
  const isUpright = Math.abs(end.x - start.x) < 1
  const far = { x: isUpright ? start.x + 1 : end.x, y: isFlat ? start.y + 1 : end.y }
  return [...points.slice(0, -1), far]
}

/** The preset shape of a route, with its bends as hundred thousandths of the frame. */
function shapeOf(points: Point[]): { preset: string; guides: string[] } {
  const start = points[0] ?? { x: 0, y: 0 }
  const end = points.at(-1) ?? start
  const share = (part: number, whole: number) =>
    whole === 0 ? 50_000 : Math.round((part / whole) * 100_000)
  const across = (point: Point | undefined) => share((point ?? start).x - start.x, end.x - start.x)
  const down = (point: Point | undefined) => share((point ?? start).y - start.y, end.y - start.y)
  const guide = (number: number, value: number) => `<a:gd name="adj${number}" fmla="val ${value}"/>`
  if (points.length === 2 || (points.length < 6 && start.y === end.y))
    return { preset: 'straightConnector1', guides: [] }
  if (points.length === 6) {
    return {
      preset: 'bentConnector5',
      guides: [guide(1, across(points[1])), guide(2, down(points[2])), guide(3, across(points[4]))],
    }
  }
  return { preset: 'bentConnector3', guides: [guide(1, across(points[1]))] }
}
