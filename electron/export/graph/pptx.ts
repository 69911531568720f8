import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import PptxGenJS from 'pptxgenjs'
import { columnRole } from '../../../shared/diagram/assign-columns.ts'
import { escapeXml } from '../../../shared/diagram/escape-xml.ts'
import {
  AREA,
  ARROW,
  BOX,
  FRAME,
  LABEL,
  lineWidth,
  PAGE,
  PALETTES,
} from '../../../shared/diagram/look.ts'
import type { PlacedScene, Point } from '../../../shared/diagram/scene.ts'
import { ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import {
  type Area,
  type Arrow,
  type Box,
  describeGraph,
  type Graph,
  isDashed,
  type Label,
} from './describe-graph.ts'
import { connectorXml, type Frame, type Side } from './pptx-connector.ts'

type Slide = ReturnType<PptxGenJS['addSlide']>

const PIXELS_PER_INCH = 96
/** Largest side of a slide that PowerPoint opens, in inches. */
const MAX_SIDE = 56
const POINTS_PER_INCH = 72
const TITLE_SPACE = 64
const KEY_SPACE = 48

/**
 * A programme theory as one PowerPoint slide: boxes are native shapes with text, arrows native connectors glued to them,
 * so that a box can be dragged and its arrows follow. The slide has the size of the picture; a larger one than
 * PowerPoint opens is drawn smaller.
 */
export async function toPptx(placed: PlacedScene): Promise<Uint8Array> {
  const graph = describeGraph(placed)
  const width = Math.max(placed.width, PAGE.minWidth) + 2 * PAGE.margin
  const height = placed.height + TITLE_SPACE + KEY_SPACE + 2 * PAGE.margin
  const scale = Math.min(1, (MAX_SIDE * PIXELS_PER_INCH) / Math.max(width, height))
  const frame: Frame = {
    scale: scale / PIXELS_PER_INCH,
    left: PAGE.margin,
    top: PAGE.margin + TITLE_SPACE,
  }
  const deck = new PptxGenJS()
  deck.title = graph.title
  deck.author = ''
  deck.company = ''
  deck.defineLayout({ name: 'picture', width: width * frame.scale, height: height * frame.scale })
  deck.layout = 'picture'
  const slide = deck.addSlide()
  drawHead(slide, graph, frame)
  for (const area of graph.areas) drawArea(slide, area, frame)
  for (const box of graph.boxes) drawBox(slide, box, frame)
  for (const arrow of graph.arrows) drawSign(slide, arrow, frame)
  for (const label of graph.labels) drawLabel(slide, label, frame)
  drawKey(slide, placed.height, frame)
  const written = await deck.write({ outputType: 'uint8array' })
  return glue(written as Uint8Array, graph, frame)
}

/** Text that looks like the picture's, so many CSS pixels high. */
function type(size: number, frame: Frame) {
  return {
    fontFace: 'Source Sans 3',
    color: hex(PALETTES.light.ink),
    margin: 0,
    fontSize: points(size, frame),
  }
}

function drawHead(slide: Slide, { title, date }: Graph, frame: Frame): void {
  const text = { ...type(PAGE.subtitleSize, frame), valign: 'top' as const, w: 10, h: 0.4 }
  const at = { x: PAGE.margin * frame.scale, y: PAGE.margin * frame.scale }
  slide.addText(title, {
    ...text,
    ...at,
    fontSize: points(PAGE.titleSize, frame),
    bold: true,
    objectName: 'Title',
  })
  slide.addText(date, { ...text, ...at, y: (PAGE.margin + 32) * frame.scale, objectName: 'Date' })
}

/** A lane, a frame or a place of a matrix, behind arrows and boxes. */
function drawArea(slide: Slide, { key, area, label }: Area, frame: Frame): void {
  const { area: shade, paper, rule } = PALETTES.light
  const isOpen = ['row', 'column', 'group'].includes(area.kind)
  const isLane = area.kind === 'lane'
  const size = { width: area.width, height: area.kind === 'row' ? 0 : area.height }
  const dash = area.kind === 'group' ? { dashType: 'dash' as const } : {}
  const line = { color: hex(rule), width: points(1, frame), ...dash }
  slide.addText('', {
    ...place(area, size, frame),
    ...{ shape: area.kind === 'row' ? 'line' : 'rect', objectName: `Area ${key}` },
    ...(isOpen ? {} : { fill: { color: hex(area.isShaded ? shade : paper) } }),
    ...(area.kind === 'cell' ? {} : { line }),
  })
  if (label === '') return
  const width = isLane ? AREA.laneLabel : area.width - 2 * AREA.padding
  const lines = Math.max(1, area.lines.length)
  const isGroup = area.kind === 'group'
  const at = isGroup
    ? { x: area.x + FRAME.padding, y: area.y + FRAME.top }
    : { x: area.x + AREA.padding, y: area.y + AREA.padding / 2 }
  slide.addText(label, {
    ...type(AREA.labelSize, frame),
    ...place(at, { width: width + 6, height: lines * AREA.lineHeight }, frame),
    ...{ bold: true, valign: 'top', objectName: `Area ${key} label` },
  })
}

function drawBox(slide: Slide, { key, node, caption }: Box, frame: Frame): void {
  const look = PALETTES.light.roles[columnRole(node)]
  slide.addText(caption, {
    ...type(BOX.fontSize, frame),
    ...place(node, node, frame),
    shape: 'roundRect',
    rectRadius: BOX.radius * frame.scale,
    margin: points(BOX.padX * 0.6, frame),
    fill: { color: hex(look.tint) },
    line: { color: hex(look.line), width: points(BOX.border, frame) },
    align: 'left',
    valign: 'middle',
    objectName: key,
  })
}

/** What stands on an arrow: how many passages challenge it, or a `*` where it is new. */
function drawSign(slide: Slide, { key, edge }: Arrow, frame: Frame): void {
  if (edge.mark === null) return
  const { challenges } = edge.evidence
  const size = { width: challenges > 0 ? 30 : 16, height: challenges > 0 ? 22 : 16 }
  const corner = { x: edge.mark.x - size.width / 2, y: edge.mark.y - size.height / 2 }
  const ink = challenges > 0 ? PALETTES.light.challenge : PALETTES.light.arrow
  slide.addText(challenges > 0 ? String(challenges) : '*', {
    ...type(ARROW.markSize, frame),
    ...place(corner, size, frame),
    shape: challenges > 0 ? 'diamond' : 'ellipse',
    color: hex(ink),
    fill: { color: hex(PALETTES.light.paper) },
    line: { color: hex(ink), width: points(1, frame) },
    align: 'center',
    valign: 'middle',
    fit: 'none',
    objectName: `Sign ${key}`,
  })
}

/** Words that were written into the picture, over all else. */
function drawLabel(slide: Slide, { key, label, text }: Label, frame: Frame): void {
  slide.addText(text, {
    ...type(LABEL.fontSize, frame),
    ...place(label, label, frame),
    margin: points(LABEL.padding, frame),
    fill: { color: hex(PALETTES.light.paper) },
    ...{ align: 'left', valign: 'top', objectName: `Words ${key}` },
  })
}

/** What letters, lines and signs mean. */
function drawKey(slide: Slide, below: number, frame: Frame): void {
  const roles = ROLES.map(role => `${role} ${ROLE_NAMES[role]}`)
  const words = [
    ...roles,
    'Thicker line: more supporting passages',
    'Dashed: none yet',
    'Diamond: challenging passages',
    '* New in this version',
  ]
  slide.addText(words.join('   ·   '), {
    ...type(PAGE.legendSize, frame),
    ...place(
      { x: 0, y: below + 20 },
      { width: PAGE.minWidth + 400, height: KEY_SPACE - 20 },
      frame,
    ),
    objectName: 'Key',
  })
}

function place(at: Point, size: { width: number; height: number }, frame: Frame) {
  return {
    x: (at.x + frame.left) * frame.scale,
    y: (at.y + frame.top) * frame.scale,
    w: size.width * frame.scale,
    h: size.height * frame.scale,
  }
}

/** CSS pixels of the picture as points on the slide. */
function points(pixels: number, frame: Frame): number {
  return pixels * frame.scale * POINTS_PER_INCH
}

/** Puts the connectors into the slide; the library draws lines, but none that hold on to a shape. */
function glue(pptx: Uint8Array, graph: Graph, frame: Frame): Uint8Array {
  const files = unzipSync(pptx)
  const path = 'ppt/slides/slide1.xml'
  const slide = strFromU8(files[path] ?? new Uint8Array())
  const named = [...slide.matchAll(/<p:cNvPr id="(\d+)" name="([^"]*)"/g)]
  const ids = new Map(named.map(([, id, name]) => [name, Number(id)]))
  const first = Math.max(...ids.values()) + 1
  const boxes = new Map(graph.boxes.map(({ key, node }) => [key, node]))
  const connectors = graph.arrows.map(({ edge, from, to, caption }, index) =>
    connectorXml(edge.points, {
      frame,
      id: first + index,
      name: escapeXml(caption === '' ? `Link ${index + 1}` : `Link ${index + 1}: ${caption}`),
      from: ids.get(from) ?? 0,
      to: ids.get(to) ?? 0,
      sides: [
        sideOf(boxes.get(from), edge.points[0], 'right'),
        sideOf(boxes.get(to), edge.points.at(-1), 'left'),
      ],
      color: hex(PALETTES.light.arrow),
      width: points(lineWidth(edge.evidence.supports), frame),
      isDashed: isDashed(edge),
    }),
  )
  files[path] = strToU8(putBehindBoxes(slide, connectors.join('')))
  // The date of the theory, not of the export: the same theory gives the same file.
  const core = 'docProps/core.xml'
  const day = `${graph.date.slice(0, 10)}T00:00:00Z`
  files[core] = strToU8(
    strFromU8(files[core] ?? new Uint8Array()).replace(/>[^<]*<\/dcterms:/g, `>${day}</dcterms:`),
  )
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 })
}

/** The side of a box that a point lies on, or at least nearer to. */
function sideOf(box: Box['node'] | undefined, point: Point | undefined, usual: Side): Side {
  if (box === undefined || point === undefined) return usual
  return point.x < box.x + box.width / 2 ? 'left' : 'right'
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

/** A colour without its `#`. */
function hex(color: string): string {
  return color.slice(1)
}
