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

/**
 * A connector of PresentationML from the right of one shape to the left of another. A route of one, three or five
 * stretches is a straight line or an elbow with the same bends; others take the nearest elbow, which PowerPoint can
 * route anew.
 */
export function connectorXml(route: Point[], connector: Connector): string {
  const points = withHeight(route)
  const { frame, id, name, from, to, color, width, isDashed } = connector
  const emu = (pixels: number) => Math.round(pixels * frame.scale * EMU_PER_INCH)
  const start = points[0] ?? { x: 0, y: 0 }
  const end = points.at(-1) ?? start
  const flips = `${end.x < start.x ? ' flipH="1"' : ''}${end.y < start.y ? ' flipV="1"' : ''}`
  const x = emu(Math.min(start.x, end.x) + frame.left)
  const y = emu(Math.min(start.y, end.y) + frame.top)
  const { preset, guides } = shapeOf(points)
  return (
    `<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvCxnSpPr>` +
    `<a:stCxn id="${from}" idx="${SITES.right}"/><a:endCxn id="${to}" idx="${SITES.left}"/>` +
    '</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>' +
    `<a:xfrm${flips}><a:off x="${x}" y="${y}"/>` +
    `<a:ext cx="${emu(Math.abs(end.x - start.x))}" cy="${emu(Math.abs(end.y - start.y))}"/></a:xfrm>` +
    `<a:prstGeom prst="${preset}"><a:avLst>${guides.join('')}</a:avLst></a:prstGeom>` +
    `<a:ln w="${Math.round(width * EMU_PER_POINT)}"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill>` +
    `${isDashed ? '<a:prstDash val="dash"/>' : ''}<a:tailEnd type="triangle"/></a:ln></p:spPr></p:cxnSp>`
  )
}

/**
 * A route around a box with both ends at one height, its end a pixel lower: the bends of a connector are shares of its height,
 * and a connector without any would run straight through the box.
 */
function withHeight(points: Point[]): Point[] {
  const [start, end] = [points[0], points.at(-1)]
  if (start === undefined || end === undefined || points.length !== 6) return points
  if (Math.abs(end.y - start.y) >= 1) return points
  return [...points.slice(0, -1), { x: end.x, y: start.y + 1 }]
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
  if (points.length === 2 || start.y === end.y) return { preset: 'straightConnector1', guides: [] }
  if (points.length === 6) {
    return {
      preset: 'bentConnector5',
      guides: [guide(1, across(points[1])), guide(2, down(points[2])), guide(3, across(points[4]))],
    }
  }
  return { preset: 'bentConnector3', guides: [guide(1, across(points[1]))] }
}
