import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { escapeXml } from '../../../shared/diagram/escape-xml.ts'
import { BOX, lineWidth, PALETTES } from '../../../shared/diagram/look.ts'
import type { Point } from '../../../shared/diagram/scene.ts'
import { type Graph, isDashed } from './describe-graph.ts'
import { boxGeometry, type Sites, siteOf } from './pptx-box.ts'
import { arrowXml } from './pptx-connector.ts'
import { type Frame, hex, points } from './pptx-frame.ts'

/**
 * Puts the arrows into the slide, and onto the boxes the places where they end; the library draws lines, but none that hold
 * on to a shape.
 */
export function glue(pptx: Uint8Array, graph: Graph, frame: Frame): Uint8Array {
  const files = unzipSync(pptx)
  const path = 'ppt/slides/slide1.xml'
  const slide = strFromU8(files[path] ?? new Uint8Array())
  const named = [...slide.matchAll(/<p:cNvPr id="(\d+)" name="([^"]*)"/g)]
  const ids = new Map(named.map(([, id, name]) => [name, Number(id)]))
  const first = Math.max(...ids.values()) + 1
  const sites = sitesOf(graph)
  const hold = (box: string, end: Point) => ({
    shape: ids.get(box) ?? 0,
    site: siteOf(sites.get(box), end),
  })
  const arrows = graph.arrows.flatMap(({ edge, from, to, caption }, index) => {
    const route = bendsOf(edge.points)
    const [start, end] = [route[0], route.at(-1)]
    if (start === undefined || end === undefined) return []
    return arrowXml(route, {
      frame,
      id: first + index,
      name: escapeXml(caption === '' ? `Link ${index + 1}` : `Link ${index + 1}: ${caption}`),
      glue: [hold(from, start), hold(to, end)],
      color: hex(PALETTES.light.arrow),
      width: points(lineWidth(edge.evidence.supports), frame),
      isDashed: isDashed(edge),
    })
  })
  files[path] = strToU8(putBehindBoxes(shapeBoxes(slide, sites, frame), arrows.join('')))
  // The date of the theory, not of the export: the same theory gives the same file.
  const core = 'docProps/core.xml'
  const day = `${graph.date.slice(0, 10)}T00:00:00Z`
  files[core] = strToU8(
    strFromU8(files[core] ?? new Uint8Array()).replace(/>[^<]*<\/dcterms:/g, `>${day}</dcterms:`),
  )
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 })
}

/** Where arrows end on each box, by its key. */
function sitesOf({ boxes, arrows }: Graph): Map<string, Sites> {
  const sites = new Map(
    boxes.map(({ key, node }): [string, Sites] => [key, { box: node, ends: [] }]),
  )
  for (const { edge, from, to } of arrows) {
    const [start, end] = [edge.points[0], edge.points.at(-1)]
    if (start !== undefined) sites.get(from)?.ends.push(start)
    if (end !== undefined) sites.get(to)?.ends.push(end)
  }
  return sites
}

/** Gives each box its own outline with its sites; boxes without arrows keep that of the library. */
function shapeBoxes(slide: string, sites: ReadonlyMap<string, Sites>, frame: Frame): string {
  return slide.replace(
    /(name="(n\d+)"(?:(?!<p:sp>).)*?)<a:prstGeom prst="roundRect">.*?<\/a:prstGeom>/gs,
    (whole, before: string, key: string) => {
      const place = sites.get(key)
      return place === undefined || place.ends.length === 0
        ? whole
        : before + boxGeometry(place, frame, BOX.radius)
    },
  )
}

/** Connectors over the areas and behind the boxes, so that no line runs through words. */
function putBehindBoxes(slide: string, connectors: string): string {
  const end = '</p:sp>'
  const lastArea = slide.lastIndexOf('name="Area a')
  if (lastArea === -1) {
    return slide.replace(/<\/p:grpSpPr>|<p:grpSpPr\/>/, tag => tag + connectors)
  }
  const at = slide.indexOf(end, lastArea) + end.length
  return slide.slice(0, at) + connectors + slide.slice(at)
}

/** The ends of a route and its bends, without points that it passes straight. */
function bendsOf(route: Point[]): Point[] {
  return route.filter((point, index) => {
    const [before, after] = [route[index - 1], route[index + 1]]
    if (before === undefined || after === undefined) return true
    const isDown = isSame(before.x, point.x) && isSame(point.x, after.x)
    const isAcross = isSame(before.y, point.y) && isSame(point.y, after.y)
    return !isDown && !isAcross
  })
}

/** True for places that differ by less than is seen, in pixels. */
function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) < 0.01
}
