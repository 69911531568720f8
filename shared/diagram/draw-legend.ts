import { ROLE_NAMES, ROLES, type Role } from '../domain/roles.ts'
import { tally } from './build-scene.ts'
import { drawLozenge, drawOr, drawRoute, drawSaid } from './draw-arrow.ts'
import { drawBand } from './draw-box.ts'
import { type Mark, rectPath } from './drawing.ts'
import { ARROW, PAGE, type Palette, SAID, SHADED_WORDS, WEIGHTS } from './look.ts'
import { EDGE_KINDS, type MeasureText, type PlacedScene, type Point } from './scene.ts'

/** What is drawn with. */
interface Pen {
  palette: Palette
  measure: MeasureText
}

/** One key: a sample and what it means. */
interface Item {
  sampleWidth: number
  /** Draws the sample with its left end at the point; y is the middle of the row. */
  sample: (at: Point) => Mark[]
  text: string
}

const ITEM_GAP = 22
const SAMPLE_GAP = 6

/** The legend below a picture: only what this picture uses, in rows that fit its width. */
export function drawLegend(
  placed: PlacedScene,
  at: Point,
  width: number,
  pen: Pen,
): { marks: Mark[]; height: number } {
  const { palette, measure } = pen
  const rows = [boxItems(placed, pen), arrowItems(placed, pen), saidItems(placed, pen)]
    .filter(items => items.length > 0)
    .flatMap(items => intoRows(items, width, measure))
  const marks: Mark[] = [{ kind: 'path', d: rectPath(at.x, at.y, width, 0.75), fill: palette.rule }]
  const first = at.y + PAGE.legendRow / 2 + 8
  for (const [index, row] of rows.entries()) {
    let x = at.x
    const y = first + index * PAGE.legendRow
    for (const item of row) {
      marks.push(...item.sample({ x, y }))
      if (item.text !== '')
        marks.push(text(x + item.sampleWidth + SAMPLE_GAP, y, item.text, palette.ink))
      x += itemWidth(item, measure) + ITEM_GAP
    }
  }
  return { marks, height: 8 + rows.length * PAGE.legendRow }
}

function boxItems(placed: PlacedScene, pen: Pen): Item[] {
  const used = ROLES.filter(role => placed.nodes.some(node => node.roles.includes(role)))
  const items = used.map(
    (role): Item => ({
      sampleWidth: 26,
      sample: at => swatch(at, pen.palette, role),
      text: ROLE_NAMES[role],
    }),
  )
  if (placed.nodes.some(node => node.roles.length > 1)) {
    items.push(heading('Two letters:', 'one element in both roles', pen))
  }
  if (placed.nodes.some(node => tally(node.evidence) !== '')) {
    items.push(heading('for · refining · against:', 'passages about the element', pen))
  }
  if (placed.nodes.some(node => node.isNew) || placed.edges.some(edge => edge.isNew)) {
    items.push(heading('*', 'new in this version', pen))
  }
  if (placed.areas.some(({ kind }) => kind === 'cell')) {
    items.push({
      sampleWidth: 26,
      sample: at => [shade(at, pen.palette)],
      text: SHADED_WORDS,
    })
  }
  return items
}

/** A shaded place of a matrix. */
function shade(at: Point, { area, rule }: Palette): Mark {
  const d = rectPath(at.x, at.y - 8.5, 26, 17)
  return { kind: 'path', d, fill: area, stroke: rule, strokeWidth: 1 }
}

function arrowItems(placed: PlacedScene, pen: Pen): Item[] {
  const edges = placed.edges.filter(({ kind }) => kind === 'leads')
  if (edges.length === 0) return []
  const classOf = (supports: number) => WEIGHTS.findLast(weight => supports >= weight.from)
  const used = new Set(edges.map(edge => classOf(edge.evidence.supports)))
  const items = WEIGHTS.filter(weight => used.has(weight)).map(
    (weight): Item => ({
      sampleWidth: 34,
      sample: at => drawRoute([at, { x: at.x + 34, y: at.y }], weight.from, pen.palette),
      text: weight.label,
    }),
  )
  const lead = heading('Passages that support a link:', '', pen)
  const challenged = edges.some(edge => edge.evidence.challenges > 0)
  const lozenge: Item = {
    sampleWidth: 20,
    sample: at => drawLozenge({ x: at.x + 10, y: at.y }, 'n', pen.palette),
    text: 'n passages challenge it',
  }
  const or: Item = {
    sampleWidth: ARROW.orWidth,
    sample: at => drawOr({ x: at.x + ARROW.orWidth / 2, y: at.y }, pen.palette),
    text: 'one of several ways',
  }
  const isOr = edges.some(edge => edge.isAlternative)
  return [lead, ...items, ...(challenged ? [lozenge] : []), ...(isOr ? [or] : [])]
}

function saidItems(placed: PlacedScene, pen: Pen): Item[] {
  const used = new Set(placed.edges.map(({ kind }) => kind))
  const items = EDGE_KINDS.flatMap((kind): Item[] => {
    if (kind === 'leads' || !used.has(kind)) return []
    return [
      {
        sampleWidth: 44,
        sample: at => drawSaid([at, { x: at.x + 44, y: at.y }], kind, pen.palette),
        text: SAID[kind].words,
      },
    ]
  })
  return items.length === 0 ? [] : [heading('One configuration', '', pen), ...items]
}

/** A key whose sample is a word or a sign. */
function heading(sign: string, meaning: string, { palette, measure }: Pen): Item {
  return {
    sampleWidth: measure(sign, PAGE.legendSize, 400),
    sample: at => [text(at.x, at.y, sign, palette.quiet)],
    text: meaning,
  }
}

function swatch(at: Point, palette: Palette, role: Role): Mark[] {
  const corner = { x: at.x, y: at.y - 8.5 }
  const frame = rectPath(corner.x, corner.y, 26, 17, 2)
  return [
    { kind: 'path', d: frame, fill: palette.roles[role].tint },
    ...drawBand(corner, [role], 25, 17, palette, 14),
    { kind: 'path', d: frame, stroke: palette.roles[role].line, strokeWidth: 1 },
  ]
}

function intoRows(items: Item[], width: number, measure: MeasureText): Item[][] {
  const rows: Item[][] = [[]]
  let used = 0
  for (const item of items) {
    const own = itemWidth(item, measure)
    if (used > 0 && used + own > width) {
      rows.push([])
      used = 0
    }
    rows.at(-1)?.push(item)
    used += own + ITEM_GAP
  }
  return rows
}

function itemWidth(item: Item, measure: MeasureText): number {
  // A lead has no text of its own and stands close to the first sample.
  if (item.text === '') return item.sampleWidth - ITEM_GAP / 2
  return item.sampleWidth + SAMPLE_GAP + measure(item.text, PAGE.legendSize, 400)
}

function text(x: number, y: number, value: string, fill: string): Mark {
  return {
    kind: 'text',
    x,
    y: y + 0.33 * PAGE.legendSize,
    text: value,
    size: PAGE.legendSize,
    weight: 400,
    fill,
    anchor: 'start',
  }
}
