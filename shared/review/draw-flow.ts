import { type Drawing, format, type Mark, rectPath } from '../diagram/drawing.ts'
import type { MeasureText } from '../diagram/scene.ts'
import { wrapText } from '../diagram/wrap-text.ts'
import type { FlowLine, FlowPicture } from './flow-boxes.ts'

/**
 * The PRISMA 2020 flow as a drawing, in black on white, so that it prints anywhere. Rows are as high as their highest box; what
 * goes on runs down a column, what ends runs to the box at its right.
 */

const WIDTH = 280
const GAP_X = 36
const GAP_Y = 28
const MARGIN = 20
const BAND = 112
const PADDING = 10
const SIZE = 13
const LINE = 18
const INDENT = 12
const INK = '#111111'
const GROUND = '#ffffff'
const BAND_GROUND = '#ededed'

interface Placed {
  x: number
  y: number
  height: number
  lines: { text: string; indent: number; isHead: boolean }[]
}

/** Draws the flow. Lengths are CSS pixels. */
export function drawFlow(picture: FlowPicture, measure: MeasureText): Drawing {
  const columns = Math.max(...picture.rows.map(({ boxes }) => boxes.length))
  const left = MARGIN + BAND + GAP_X / 2
  const marks: Mark[] = []
  const placed = new Map<string, Placed>()
  let y = MARGIN + (picture.heads.length > 0 ? LINE + GAP_Y / 2 : 0)
  for (const { x, text } of headsOf(picture, left)) marks.push(words(text, x, MARGIN + SIZE, 600))
  const bands: { label: string; top: number; bottom: number }[] = []
  picture.rows.forEach((row, rowIndex) => {
    const boxes = row.boxes.map(box => (box === null ? null : layLines(box.lines, measure)))
    const height = Math.max(...boxes.map(lines => heightOf(lines ?? [])))
    boxes.forEach((lines, columnIndex) => {
      if (lines === null) return
      const x = left + columnIndex * (WIDTH + GAP_X)
      placed.set(`${rowIndex}/${columnIndex}`, { x, y, height: heightOf(lines), lines })
    })
    const band = bands.at(-1)
    if (band?.label === row.stage) band.bottom = y + height
    else bands.push({ label: row.stage, top: y, bottom: y + height })
    y += height + GAP_Y
  })
  for (const { label, top, bottom } of bands) {
    marks.push({ kind: 'path', d: rectPath(MARGIN, top, BAND, bottom - top, 4), fill: BAND_GROUND })
    marks.push(words(label, MARGIN + PADDING, top + PADDING + SIZE, 600))
  }
  for (const { from, to } of picture.arrows) {
    const [start, end] = [placed.get(from), placed.get(to)]
    if (start !== undefined && end !== undefined) marks.push(...arrow(start, end))
  }
  for (const box of placed.values()) marks.push(...drawBox(box))
  return {
    width: left + columns * WIDTH + (columns - 1) * GAP_X + MARGIN,
    height: y - GAP_Y + MARGIN,
    ...{ title: 'PRISMA 2020 flow diagram', description: picture.description, date: '' },
    ...{ background: GROUND, marks },
  }
}

function headsOf({ heads }: FlowPicture, left: number): { x: number; text: string }[] {
  return heads.map(({ column, text }) => ({ x: left + column * (WIDTH + GAP_X), text }))
}

function layLines(lines: readonly FlowLine[], measure: MeasureText): Placed['lines'] {
  return lines.flatMap(({ text, isPart }, index) => {
    const indent = isPart ? INDENT : 0
    const isHead = index === 0
    const width = WIDTH - 2 * PADDING - indent
    return wrapText(text, width, part => measure(part, SIZE, isHead ? 600 : 400)).map(line => ({
      ...{ text: line, indent, isHead },
    }))
  })
}

function heightOf(lines: Placed['lines']): number {
  return lines.length === 0 ? 0 : lines.length * LINE + 2 * PADDING
}

function drawBox({ x, y, height, lines }: Placed): Mark[] {
  return [
    { kind: 'path', d: rectPath(x, y, WIDTH, height), fill: GROUND, stroke: INK, strokeWidth: 1 },
    ...lines.map(({ text, indent, isHead }, index) =>
      words(text, x + PADDING + indent, y + PADDING + SIZE + index * LINE, isHead ? 600 : 400),
    ),
  ]
}

function words(text: string, x: number, y: number, weight: 400 | 600): Mark {
  return { kind: 'text', x, y, text, size: SIZE, weight, fill: INK, anchor: 'start' }
}

const HEAD = 6

/** From one box to another: to the right, down, or down and to the left. */
function arrow(from: Placed, to: Placed): Mark[] {
  if (to.x > from.x && to.y === from.y) {
    const y = from.y + Math.min(from.height, to.height) / 2
    return line(
      [
        [from.x + WIDTH, y],
        [to.x, y],
      ],
      [1, 0],
    )
  }
  const x = from.x + WIDTH / 2
  if (to.x === from.x)
    return line(
      [
        [x, from.y + from.height],
        [x, to.y],
      ],
      [0, 1],
    )
  const y = to.y + to.height / 2
  return line(
    [
      [x, from.y + from.height],
      [x, y],
      [to.x + WIDTH, y],
    ],
    [-1, 0],
  )
}

type Point = readonly [number, number]

function line(points: readonly Point[], [dx, dy]: Point): Mark[] {
  const [endX, endY] = points.at(-1) ?? [0, 0]
  const path = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${format(x)} ${format(y)}`)
  const back: Point = [endX - dx * HEAD, endY - dy * HEAD]
  const side = (sign: number) =>
    `L${format(back[0] + sign * dy * (HEAD / 2))} ${format(back[1] + sign * dx * (HEAD / 2))}`
  return [
    { kind: 'path', d: path.join(''), stroke: INK, strokeWidth: 1 },
    { kind: 'path', d: `M${format(endX)} ${format(endY)}${side(1)}${side(-1)}z`, fill: INK },
  ]
}
