import PptxGenJS from 'pptxgenjs'
import { columnRole } from '../../../shared/diagram/assign-columns.ts'
import { labelBox } from '../../../shared/diagram/area-label.ts'
import { HEADING_RISE, subtitle, topOf } from '../../../shared/diagram/draw-scene.ts'
import { AREA, ARROW, BOX, LABEL, PAGE, PALETTES } from '../../../shared/diagram/look.ts'
import type { PlacedScene, Point } from '../../../shared/diagram/scene.ts'
import { ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import {
  type Area,
  type Arrow,
  type Box,
  describeGraph,
  type Graph,
  type Label,
} from './describe-graph.ts'
import { type Frame, hex, points } from './pptx-frame.ts'
import { glue } from './pptx-glue.ts'

type Slide = ReturnType<PptxGenJS['addSlide']>

const PIXELS_PER_INCH = 96
/** Largest side of a slide that PowerPoint opens, in inches. */
const MAX_SIDE = 56
const TITLE_SPACE = 88
const KEY_SPACE = 48
/** How much wider a label may be where the typeface is not installed and another stands in. */
const WIDER = 1.7

/**
 * A programme theory as one PowerPoint slide: boxes are native shapes with text, arrows native connectors glued to them where
 * they are drawn, so that a box can be dragged and its arrows follow. The slide has the size of the picture; a larger one than
 * PowerPoint opens is drawn smaller.
 */
export async function toPptx(placed: PlacedScene): Promise<Uint8Array> {
  const graph = describeGraph(placed)
  const inner = Math.max(placed.width, PAGE.minWidth)
  const width = inner + 2 * PAGE.margin
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
  drawHead(slide, graph, subtitle(placed), frame)
  for (const area of graph.areas) drawArea(slide, area, frame)
  drawColumns(slide, placed, frame)
  for (const box of graph.boxes) drawBox(slide, box, frame)
  for (const arrow of graph.arrows) drawSign(slide, arrow, frame)
  for (const area of graph.areas) {
    if (area.area.kind === 'group') drawAreaLabel(slide, area, frame)
  }
  for (const label of graph.labels) drawLabel(slide, label, frame)
  drawKey(slide, { ...placed, width: inner }, frame)
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

function drawHead(slide: Slide, { title }: Graph, under: string, frame: Frame): void {
  const text = { ...type(PAGE.subtitleSize, frame), valign: 'top' as const, w: 10, h: 0.4 }
  const at = { x: PAGE.margin * frame.scale, y: PAGE.margin * frame.scale }
  slide.addText(title, {
    ...text,
    ...at,
    fontSize: points(PAGE.titleSize, frame),
    bold: true,
    objectName: 'Title',
  })
  slide.addText(under, { ...text, ...at, y: (PAGE.margin + 32) * frame.scale, objectName: 'Date' })
}

/** The roles over the columns that hold them. */
function drawColumns(slide: Slide, placed: PlacedScene, frame: Frame): void {
  const y = topOf(placed) - HEADING_RISE - PAGE.headingSize
  for (const { role, x, width } of placed.columns) {
    slide.addText(ROLE_NAMES[role], {
      ...type(PAGE.headingSize, frame),
      ...place({ x, y }, { width, height: PAGE.headingSize + 4 }, frame),
      color: hex(PALETTES.light.quiet),
      ...{ bold: true, valign: 'top', objectName: `Column ${ROLE_NAMES[role]}` },
    })
  }
}

/** A lane, a frame or a place of a matrix, behind arrows and boxes. */
function drawArea(slide: Slide, { key, area, label }: Area, frame: Frame): void {
  const { area: shade, paper, rule } = PALETTES.light
  const isOpen = ['row', 'column', 'group'].includes(area.kind)
  const size = { width: area.width, height: area.kind === 'row' ? 0 : area.height }
  const dash = area.kind === 'group' ? { dashType: 'dash' as const } : {}
  const line = { color: hex(rule), width: points(1, frame), ...dash }
  slide.addText('', {
    ...place(area, size, frame),
    ...{ shape: area.kind === 'row' ? 'line' : 'rect', objectName: `Area ${key}` },
    ...(isOpen ? {} : { fill: { color: hex(area.isShaded ? shade : paper) } }),
    ...(area.kind === 'cell' ? {} : { line }),
  })
  if (area.kind !== 'group') drawAreaLabel(slide, { key, area, label }, frame)
}

/** The label of an area; that of a group is drawn over arrows, on a ground of its own. */
function drawAreaLabel(
  slide: Slide,
  { key, area, label }: Pick<Area, 'key' | 'area' | 'label'>,
  frame: Frame,
): void {
  const box = labelBox(area)
  if (label === '' || box === null) return
  const isGroup = area.kind === 'group'
  const width = box.width * WIDER
  slide.addText(label, {
    ...type(AREA.labelSize, frame),
    ...place(box, { ...box, width }, frame),
    ...(isGroup ? { fill: { color: hex(PALETTES.light.paper) } } : {}),
    ...{ bold: true, valign: 'top', objectName: `${isGroup ? 'Name' : 'Area'} ${key} label` },
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
function drawKey(slide: Slide, { width, height }: PlacedScene, frame: Frame): void {
  const roles = ROLES.map(role => `${role} ${ROLE_NAMES[role]}`)
  const words = [
    ...roles,
    'Thicker line: more supporting passages',
    'Dashed: none yet',
    'Diamond: challenging passages',
    '* New in this version',
  ]
  // What is said of a sign stays on its line.
  const parts = words.map(each => each.replaceAll(' ', '\u00a0'))
  slide.addText(parts.join('   ·   '), {
    ...type(PAGE.legendSize, frame),
    ...place({ x: 0, y: height + 20 }, { width, height: KEY_SPACE }, frame),
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
