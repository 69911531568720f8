import { ROLE_NAMES } from '../domain/roles.ts'
import { writtenDay } from '../domain/written-day.ts'
import { moveScene } from './adjust-scene.ts'
import { cleanText } from './clean-text.ts'
import { drawArea, drawGroupName } from './draw-area.ts'
import { drawArrow, drawSigns } from './draw-arrow.ts'
import { drawBox } from './draw-box.ts'
import { drawLabel } from './draw-label.ts'
import { drawLegend } from './draw-legend.ts'
import { type Drawing, type Mark, rectPath } from './drawing.ts'
import { ARROW, PAGE, PALETTES, type Palette, type Theme } from './look.ts'
import type { FontWeight, Layout, MeasureText, PlacedScene } from './scene.ts'
import { wrapText } from './wrap-text.ts'

/** How a picture is to look. */
export interface DrawOptions {
  measure: MeasureText
  theme?: Theme
  background?: 'white' | 'transparent'
}

/** Room for the headings of the columns, and how far they stand above the highest box. */
const HEADING_SPACE = 26
export const HEADING_RISE = 10
const EMPTY_HEIGHT = 120

/** The whole picture: title, date, boxes, arrows, legend. */
export function drawScene(placed: PlacedScene, options: DrawOptions): Drawing {
  const palette = PALETTES[options.theme ?? 'light']
  const inner = Math.max(placed.width, PAGE.minWidth - 2 * PAGE.margin)
  const isEmpty = placed.nodes.length === 0
  const head = drawHead(placed, inner, palette, options.measure)
  const top = head.bottom + (isEmpty ? 8 : HEADING_SPACE)
  const scene = moveScene(placed, PAGE.margin, top)
  const body = isEmpty ? drawEmpty(top, inner, palette) : drawBody(scene, palette)
  const bottom = top + (isEmpty ? EMPTY_HEIGHT : placed.height)
  const legend = isEmpty
    ? { marks: [], height: 0 }
    : drawLegend(placed, { x: PAGE.margin, y: bottom + 26 }, inner, {
        palette,
        measure: options.measure,
      })
  const height = bottom + (isEmpty ? 0 : 26 + legend.height) + PAGE.margin
  return {
    width: Math.ceil(inner + 2 * PAGE.margin),
    height: Math.ceil(height),
    title: cleanText(placed.title),
    description: describe(placed),
    date: placed.date,
    background: options.background === 'transparent' ? null : palette.paper,
    marks: [...head.marks, ...body, ...legend.marks],
  }
}

function drawHead(placed: PlacedScene, width: number, palette: Palette, measure: MeasureText) {
  const title = cleanText(placed.title).trim() || 'Programme theory'
  const lines = wrapText(title, width, text => measure(text, PAGE.titleSize, 600))
  const x = PAGE.margin
  const marks = lines.map((line, index) =>
    text(x, PAGE.margin + (index + 0.7) * PAGE.titleHeight, line, palette.ink, PAGE.titleSize, 600),
  )
  const bottom = PAGE.margin + lines.length * PAGE.titleHeight
  marks.push(text(x, bottom + 15, subtitle(placed), palette.quiet, PAGE.subtitleSize))
  return { marks, bottom: bottom + 26 }
}

/** Date and size of the theory: a reader of the figure alone can say how much it stands for. */
export function subtitle(placed: PlacedScene): string {
  const count = new Set(placed.nodes.flatMap(node => node.configurationIds)).size
  return [
    writtenDay(cleanText(placed.date)),
    count === 0 ? '' : plural(count, 'configuration'),
    placed.nodes.length === 0 ? '' : plural(placed.nodes.length, 'element'),
  ]
    .filter(part => part !== '')
    .join(' · ')
}

function drawBody(scene: PlacedScene, palette: Palette): Mark[] {
  const nodes = new Map(scene.nodes.map(node => [node.id, node]))
  const top = topOf(scene)
  return [
    ...scene.areas.flatMap(area => drawArea(area, palette)),
    ...scene.columns.map(column =>
      text(
        column.x,
        top - HEADING_RISE,
        ROLE_NAMES[column.role],
        palette.quiet,
        PAGE.headingSize,
        600,
      ),
    ),
    ...scene.edges.map(edge => drawArrow(edge, nodes, palette)),
    ...scene.areas.flatMap(area => drawGroupName(area, palette)),
    ...scene.nodes.map(node => drawBox(node, palette)),
    ...scene.edges.flatMap(edge => drawSigns(edge, nodes, palette)),
    ...scene.labels.flatMap(label => drawLabel(label, palette)),
  ]
}

/** Where the highest of what is drawn begins, arrows and their signs too; the headings of the columns stand above it. */
export function topOf({
  nodes,
  areas,
  labels,
  edges,
}: Pick<PlacedScene, 'nodes' | 'areas' | 'labels' | 'edges'>): number {
  let top = Number.POSITIVE_INFINITY
  for (const { y } of [...nodes, ...areas, ...labels]) top = Math.min(top, y)
  for (const { points, mark } of edges) {
    for (const { y } of points) top = Math.min(top, y)
    if (mark !== null) top = Math.min(top, mark.y - ARROW.markRadius)
  }
  return top
}

function drawEmpty(top: number, width: number, palette: Palette): Mark[] {
  const middle = top + EMPTY_HEIGHT / 2
  const line = (y: number, value: string, fill: string): Mark => ({
    kind: 'text',
    x: PAGE.margin + width / 2,
    y,
    text: value,
    size: 13,
    weight: 400,
    fill,
    anchor: 'middle',
  })
  return [
    {
      kind: 'path',
      d: rectPath(PAGE.margin, top, width, EMPTY_HEIGHT, 3),
      stroke: palette.rule,
      strokeWidth: 1,
      dash: [4, 3],
    },
    line(middle - 4, 'This theory has no configurations yet.', palette.ink),
    line(middle + 16, 'Add some to the theory, and they are drawn here.', palette.quiet),
  ]
}

/** How each layout is drawn, in words. */
const WAYS: Record<Layout, string> = {
  roles: 'from left to right',
  layers: 'in nested context layers',
  lanes: 'in lanes by stakeholder group',
  principles: 'in lanes by guiding principle',
  matrix: 'as a matrix of mechanisms by context layers',
}

/** What the picture shows, for readers who cannot see it. */
function describe(placed: PlacedScene): string {
  if (placed.nodes.length === 0) return 'A programme theory without configurations.'
  return (
    `A programme theory drawn ${WAYS[placed.layout]}: ${plural(placed.nodes.length, 'element')} ` +
    `joined by ${plural(placed.edges.length, 'link')}. Each element is a context, an intervention, ` +
    'a mechanism or an outcome, told by letter, pattern and colour.'
  )
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function text(
  x: number,
  y: number,
  value: string,
  fill: string,
  size: number,
  weight: FontWeight = 400,
): Mark {
  return { kind: 'text', x, y, text: value, size, weight, fill, anchor: 'start' }
}
