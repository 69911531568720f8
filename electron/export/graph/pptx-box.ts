import type { Point } from '../../../shared/diagram/scene.ts'
import { emuOf, type Frame } from './pptx-frame.ts'

/** A box on the slide, with the places where arrows hold on to it. */
export interface Sites {
  /** The box in pixels of the picture. */
  box: { x: number; y: number; width: number; height: number }
  /** The ends of its arrows on its left or right side, in pixels of the picture. */
  ends: Point[]
}

/** Every shape has these before its own: the middles of its sides, from the top against the clock. */
const MIDDLES =
  '<a:cxn ang="16200000"><a:pos x="hc" y="t"/></a:cxn><a:cxn ang="10800000"><a:pos x="l" y="vc"/></a:cxn>' +
  '<a:cxn ang="5400000"><a:pos x="hc" y="b"/></a:cxn><a:cxn ang="0"><a:pos x="r" y="vc"/></a:cxn>'
const MIDDLE_COUNT = 4

/** The number of the connection site of a box at which an arrow ends. */
export function siteOf(sites: Sites | undefined, end: Point): number {
  return MIDDLE_COUNT + (sites?.ends.indexOf(end) ?? 0)
}

/**
 * A rounded rectangle with a connection site wherever an arrow ends. A preset one has sites in the middles of its sides
 * alone, and LibreOffice draws an arrow from there, wherever the file says that it begins.
 * @param radius of the corners, in pixels of the picture.
 */
export function boxGeometry({ box, ends }: Sites, frame: Frame, radius: number): string {
  const [w, h, r] = [box.width, box.height, radius].map(pixels => emuOf(pixels, frame)) as [
    number,
    number,
    number,
  ]
  const heights = ends.map(
    ({ y }, index) => `<a:gd name="y${index}" fmla="*/ h ${emuOf(y - box.y, frame)} ${h}"/>`,
  )
  const sites = ends.map(({ x }, index) => {
    const isLeft = isOnLeft(box, x)
    return `<a:cxn ang="${isLeft ? 10_800_000 : 0}"><a:pos x="${isLeft ? 'l' : 'r'}" y="y${index}"/></a:cxn>`
  })
  const corner = (from: number) => `<a:arcTo wR="${r}" hR="${r}" stAng="${from}" swAng="5400000"/>`
  const line = (x: number, y: number) => `<a:lnTo><a:pt x="${x}" y="${y}"/></a:lnTo>`
  return (
    `<a:custGeom><a:avLst/><a:gdLst>${heights.join('')}</a:gdLst><a:ahLst/>` +
    `<a:cxnLst>${MIDDLES}${sites.join('')}</a:cxnLst><a:rect l="l" t="t" r="r" b="b"/>` +
    `<a:pathLst><a:path w="${w}" h="${h}"><a:moveTo><a:pt x="0" y="${r}"/></a:moveTo>` +
    `${corner(10_800_000)}${line(w - r, 0)}${corner(16_200_000)}${line(w, h - r)}${corner(0)}` +
    `${line(r, h)}${corner(5_400_000)}<a:close/></a:path></a:pathLst></a:custGeom>`
  )
}

/** True where a point on the border of a box is on its left side. */
function isOnLeft({ x, width }: Sites['box'], at: number): boolean {
  return at < x + width / 2
}
