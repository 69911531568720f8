import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api.js'

/** A piece of text on a page, upright: `y` is its baseline and grows downwards. Lengths are points (1/72 inch). */
export interface PdfItem {
  text: string
  left: number
  right: number
  y: number
  /** The height of the letters. */
  size: number
  /** Whether a blank stands before it in the file. */
  isAfterSpace: boolean
  /** Whether it runs another way than most of the page. */
  isTurned: boolean
}

/** What was found on a page, in the order of the file. */
export interface PdfPage {
  /** Counts from 1. */
  number: number
  height: number
  items: PdfItem[]
  comments: string[]
}

type Matrix = readonly number[]

/** Brings pdf.js's pieces into page coordinates, turned so that most of the text runs from left to right. */
export function toItems(
  found: readonly (TextItem | TextMarkedContent)[],
  viewport: Matrix,
): PdfItem[] {
  const pieces = found.flatMap(item => ('str' in item ? [place(item, viewport)] : []))
  const main = mainTurn(pieces)
  const items: PdfItem[] = []
  let isAfterSpace = false
  for (const { text, x, y, width, size, turn } of pieces) {
    if (text.trim() === '') {
      isAfterSpace ||= text !== ''
      continue
    }
    const [cos, sin] = DIRECTIONS[turn] ?? [1, 0]
    const left = cos * x + sin * y
    const item = {
      ...{ text, left, right: left + width, y: cos * y - sin * x, size },
      ...{ isAfterSpace, isTurned: turn !== main },
    }
    if (!isOverprint(items.at(-1), item)) items.push(item)
    isAfterSpace = false
  }
  return items
}

interface Piece {
  text: string
  x: number
  y: number
  width: number
  size: number
  /** In quarters of a circle, clockwise. */
  turn: number
}

const DIRECTIONS: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
]

function place({ str, transform, width }: TextItem, viewport: Matrix): Piece {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = viewport
  const [ta = 1, tb = 0, tc = 0, td = 1, te = 0, tf = 0] = transform as number[]
  const angle = Math.atan2(b * ta + d * tb, a * ta + c * tb)
  return {
    text: clean(str),
    x: finite(a * te + c * tf + e),
    y: finite(b * te + d * tf + f),
    width: finite(Math.abs(width)),
    size: Math.max(1, finite(Math.hypot(a * tc + c * td, b * tc + d * td))),
    turn: (Math.round(finite(angle) / (Math.PI / 2)) + 4) % 4,
  }
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0
}

/** Without control characters, which come from fonts that say nothing of their letters. */
function clean(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, run => (/\s/.test(run) ? ' ' : ''))
}

function mainTurn(pieces: readonly Piece[]): number {
  const units = [0, 0, 0, 0]
  for (const { turn, text } of pieces) units[turn] = (units[turn] ?? 0) + text.trim().length
  return units.indexOf(Math.max(...units))
}

/** Bold is often made by printing the same words twice, a hair apart. */
function isOverprint(previous: PdfItem | undefined, item: PdfItem): boolean {
  return (
    previous?.text === item.text &&
    Math.abs(previous.left - item.left) < item.size * 0.2 &&
    Math.abs(previous.y - item.y) < item.size * 0.2
  )
}
