import type { Point } from '../../../shared/diagram/scene.ts'
import { emuOf, type Frame } from './pptx-frame.ts'

interface Connector {
  frame: Frame
  /** Its own number on the slide. */
  id: number
  name: string
  /** The numbers of the two shapes it joins, and of their connection sites. */
  glue: readonly [Glue, Glue]
  /** Six hexadecimal digits. */
  color: string
  /** In points. */
  width: number
  isDashed: boolean
}

interface Glue {
  shape: number
  site: number
}

const EMU_PER_POINT = 12_700
/** PowerPoint understands these names since 2016, LibreOffice does not: each takes the arrow it draws as it was laid out. */
const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006'
const POWERPOINT = 'http://schemas.microsoft.com/office/powerpoint/2015/09/main'

/**
 * An arrow of PresentationML from one shape to another, along its route in every program. A straight one is a connector. A route
 * with two or four bends is a connector where PowerPoint reads it, glued to its boxes; other programs lead a bent
 * connector as they see fit, often through boxes, and get the route as a line with the same head. So does any route with more
 * bends than a connector can have.
 */
export function arrowXml(route: Point[], connector: Connector): string {
  const isStraight = route.length === 2
  if (isStraight) return connectorXml(route, connector)
  if (route.length !== 4 && route.length !== 6) return lineXml(route, connector)
  return (
    `<mc:AlternateContent xmlns:mc="${COMPATIBILITY}"><mc:Choice xmlns:p159="${POWERPOINT}" Requires="p159">` +
    `${connectorXml(withExtent(route), connector)}</mc:Choice>` +
    `<mc:Fallback>${lineXml(route, connector)}</mc:Fallback></mc:AlternateContent>`
  )
}

function connectorXml(points: Point[], connector: Connector): string {
  const { frame, id, name, glue } = connector
  const start = points[0] ?? { x: 0, y: 0 }
  const end = points.at(-1) ?? start
  const flips = `${end.x < start.x ? ' flipH="1"' : ''}${end.y < start.y ? ' flipV="1"' : ''}`
  const { preset, guides } = shapeOf(points)
  return (
    `<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvCxnSpPr>` +
    `<a:stCxn id="${glue[0].shape}" idx="${glue[0].site}"/><a:endCxn id="${glue[1].shape}" idx="${glue[1].site}"/>` +
    `</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm${flips}>${extentXml([start, end], frame)}</a:xfrm>` +
    `<a:prstGeom prst="${preset}"><a:avLst>${guides.join('')}</a:avLst></a:prstGeom>` +
    `${strokeXml(connector)}</p:spPr></p:cxnSp>`
  )
}

/** A line through all bends of a route, with the head of an arrow. */
function lineXml(route: Point[], connector: Connector): string {
  const { frame, id, name } = connector
  const { left, top, right, bottom } = boundsOf(route)
  const point = ({ x, y }: Point) =>
    `<a:pt x="${emuOf(x - left, frame)}" y="${emuOf(y - top, frame)}"/>`
  const [start = { x: 0, y: 0 }, ...others] = route
  const stretches = others.map(to => `<a:lnTo>${point(to)}</a:lnTo>`)
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>` +
    `<p:spPr><a:xfrm>${extentXml(route, frame)}</a:xfrm>` +
    '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="l" t="t" r="r" b="b"/><a:pathLst>' +
    `<a:path w="${emuOf(right - left, frame)}" h="${emuOf(bottom - top, frame)}" fill="none">` +
    `<a:moveTo>${point(start)}</a:moveTo>${stretches.join('')}</a:path></a:pathLst></a:custGeom>` +
    `<a:noFill/>${strokeXml(connector)}</p:spPr></p:sp>`
  )
}

function strokeXml({ color, width, isDashed }: Connector): string {
  return (
    `<a:ln w="${Math.round(width * EMU_PER_POINT)}"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill>` +
    `${isDashed ? '<a:prstDash val="dash"/>' : ''}<a:miter lim="800000"/><a:tailEnd type="triangle"/></a:ln>`
  )
}

/** Where points lie on the slide, and how far they reach. */
function extentXml(points: Point[], frame: Frame): string {
  const { left, top, right, bottom } = boundsOf(points)
  return (
    `<a:off x="${emuOf(left + frame.left, frame)}" y="${emuOf(top + frame.top, frame)}"/>` +
    `<a:ext cx="${emuOf(right - left, frame)}" cy="${emuOf(bottom - top, frame)}"/>`
  )
}

function boundsOf(points: Point[]) {
  const [across, down] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return {
    left: Math.min(...across),
    top: Math.min(...down),
    right: Math.max(...across),
    bottom: Math.max(...down),
  }
}

/**
 * A route around a box with both ends at one height or one above the other, its end a pixel further: the bends of a connector
 * are shares of its height and width, and a connector without any would run straight through the box.
 */
function withExtent(points: Point[]): Point[] {
  const [start, end] = [points[0], points.at(-1)]
  if (start === undefined || end === undefined) return points
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
  if (points.length === 2) return { preset: 'straightConnector1', guides: [] }
  if (points.length === 4) {
    return { preset: 'bentConnector3', guides: [guide(1, across(points[1]))] }
  }
  return {
    preset: 'bentConnector5',
    guides: [guide(1, across(points[1])), guide(2, down(points[2])), guide(3, across(points[4]))],
  }
}
