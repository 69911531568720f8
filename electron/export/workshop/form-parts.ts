import {
  BorderStyle,
  CheckBox,
  HeightRule,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { cleanText } from '../../../shared/diagram/clean-text.ts'
import { type Role, ROLES } from '../../../shared/domain/roles.ts'
import type { PackItem } from '../../../shared/workshop/pack.ts'
import { PLAIN_ROLES } from '../../../shared/workshop/plain-roles.ts'

export const [INK, SOFT] = ['1F1E1B', '5B5850']

/** The styles that the writer names. */
export const STYLE = {
  text: 'FormText',
  sentence: 'FormStatement',
  quote: 'FormQuote',
  cell: 'FormCell',
} as const

/** What the form says by itself. */
export const FORM = {
  name: 'What to call me, if you like: ______________________________',
  asked: {
    respond: 'How far does this fit with your experience? Tick one box for each.',
    rank: 'Put a number before each: 1 for what matters most.',
    discuss: 'What do you think?',
  },
  dots: (dots: number) => `You have ${dots} dots. Tick more boxes for what matters more.`,
  think: 'What I think',
  comment: 'Why? Anything to add?',
  wording: 'How would you word it?',
  elements: 'Is something missing?',
} as const

const TOP: Record<Role, string> = { C: '0072B2', I: 'CC79A7', M: 'D55E00', O: '009E73' }
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '8D897F' }
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE }
const MARGINS = { top: 80, bottom: 80, left: 110, right: 110 }
/** Room to write about three lines by hand, in twips; it grows with what is typed. */
const ROOM = 1_300

/** Runs of words; a line break of the text is one in the paragraph. */
export function said(words: string, color: string = INK, isBold = false): TextRun[] {
  return cleanText(words)
    .split(/\r\n?|\n/)
    .map(
      (line, index) =>
        new TextRun({
          text: line,
          color,
          ...(isBold && { bold: true }),
          ...(index > 0 && { break: 1 }),
        }),
    )
}

/** A line with a box to tick for each of some words. */
export function ticks(labels: readonly string[]): Paragraph[] {
  return labels.map(
    label =>
      new Paragraph({
        style: STYLE.text,
        keepNext: true,
        spacing: { after: 60 },
        children: [new CheckBox({ alias: cleanText(label).slice(0, 60) }), ...said(`  ${label}`)],
      }),
  )
}

/** Boxes with a heading and room to write below it; null where there are none. */
export function answerTable(labels: readonly string[], width: number): Table | null {
  if (labels.length === 0) return null
  return table(
    labels.map(label => {
      const words = new Paragraph({ style: STYLE.cell, children: said(label, SOFT) })
      return row([cell([words, new Paragraph({ style: STYLE.cell })], width)], ROOM)
    }),
    [width],
  )
}

/** The picture of an item: a box a role, from the situation to what comes of it. */
export function pictureTable(parts: PackItem['parts'], width: number): Table {
  const roles = ROLES.filter(role => parts.some(part => part.role === role))
  const own = Math.floor(width / roles.length)
  const cells = roles.map((role, index) => {
    const words = parts
      .filter(part => part.role === role)
      .map(({ text }) => new Paragraph({ style: STYLE.cell, children: said(text) }))
    const leadsOn = index < roles.length - 1 ? '  →' : ''
    const name = said(`${PLAIN_ROLES[role]}${leadsOn}`, INK, true)
    return new TableCell({
      width: { size: own, type: WidthType.DXA },
      borders: { ...BORDERS, top: { style: BorderStyle.SINGLE, size: 24, color: TOP[role] } },
      children: [new Paragraph({ style: STYLE.cell, keepNext: true, children: name }), ...words],
    })
  })
  return table(
    [new TableRow({ cantSplit: true, children: cells })],
    roles.map(() => own),
  )
}

/** A diagram, no wider than the page; a width is in twips, a picture's in CSS pixels. */
export function diagram(
  drawing: NonNullable<PackItem['drawing']>,
  data: Uint8Array,
  width: number,
): Paragraph {
  const scale = Math.min(1, width / TWIPS_PER_PIXEL / drawing.width, TALLEST / drawing.height)
  const words = { name: 'Diagram', title: 'Diagram', description: 'The diagram of the theory' }
  return new Paragraph({
    style: STYLE.text,
    children: [
      new ImageRun({
        ...{ type: 'png', data, altText: words },
        transformation: { width: drawing.width * scale, height: drawing.height * scale },
      }),
    ],
  })
}

const TWIPS_PER_PIXEL = 15
/** In CSS pixels, so that it fits on a page with its heading. */
const TALLEST = 780

/** Items with an empty place for a number before each. */
export function rankTable(items: readonly PackItem[], width: number): Table {
  const narrow = 900
  return table(
    items.map(({ text }) => {
      const words = new Paragraph({ style: STYLE.cell, children: said(text) })
      const place = cell([new Paragraph({ style: STYLE.cell })], narrow)
      return row([place, cell([words], width - narrow)], 560)
    }),
    [narrow, width - narrow],
  )
}

/** Items with as many boxes to tick as there are dots; a place for a number where those would be too many. */
export function dotsTable(items: readonly PackItem[], dots: number, width: number): Table {
  const wide = Math.floor(width * 0.4)
  return table(
    items.map(({ text }) => {
      const boxes = Array.from({ length: dots > MOST_BOXES ? 0 : dots }, () => [
        new CheckBox({ alias: 'dot' }),
        new TextRun({ text: ' ' }),
      ])
      const words = new Paragraph({ style: STYLE.cell, children: said(text) })
      const place = new Paragraph({ style: STYLE.cell, children: boxes.flat() })
      return row([cell([words], width - wide), cell([place], wide)], 560)
    }),
    [width - wide, wide],
  )
}

const MOST_BOXES = 20

function table(rows: TableRow[], columnWidths: number[]): Table {
  const size = columnWidths.reduce((sum, each) => sum + each, 0)
  return new Table({
    ...{ rows, columnWidths, margins: MARGINS, layout: TableLayoutType.FIXED },
    width: { size, type: WidthType.DXA },
    borders: {
      ...{ top: NONE, bottom: NONE, left: NONE, right: NONE },
      ...{ insideHorizontal: NONE, insideVertical: NONE },
    },
  })
}

function row(children: TableCell[], height: number): TableRow {
  return new TableRow({
    children,
    cantSplit: true,
    height: { value: height, rule: HeightRule.ATLEAST },
  })
}

function cell(children: Paragraph[], width: number): TableCell {
  return new TableCell({ children, borders: BORDERS, width: { size: width, type: WidthType.DXA } })
}
