import type { FontWeight, MeasureText } from '../../../shared/diagram/scene.ts'
import { cleanText } from '../../../shared/diagram/clean-text.ts'
import type { CardPaper } from '../../../shared/domain/realist.ts'
import { wrapText } from '../../../shared/diagram/wrap-text.ts'

/** What is printed on a card: what respondents read, and small beneath it what the team knows it by. */
export interface PrintedCard {
  heading: string
  text: string
  footer: string
}

/** A size of card in points, 1/72 inch: its sides, its margin, and between which sizes its text is set. */
export interface CardSize {
  width: number
  height: number
  margin: number
  largest: number
  smallest: number
}

const A6 = { width: 297.64, height: 419.53, margin: 36, largest: 18, smallest: 10 }

/** The size of a card on each paper. The margin is wider than what desktop printers leave white. */
export const CARD_SIZES: Record<CardPaper, CardSize> = {
  // A quarter of the sheet, which is a hair more than A6.
  a4: { ...A6, height: 420.94 },
  a5: { width: 419.53, height: 595.28, margin: 48, largest: 26, smallest: 12 },
  a6: A6,
}

/** A line of type; `y` is its base line below the top of the card, in points. */
export interface CardLine {
  text: string
  x: number
  y: number
  size: number
  weight: FontWeight
  isSoft: boolean
}

const HEADING_SIZE = 13
const FOOTER_SIZE = 8.5
const LEADING = 1.35

/**
 * Sets cards in lines: text as large as fits, and over several cards where even the smallest does not, so that nothing is
 * cut off.
 */
export function layOutCards(
  cards: readonly PrintedCard[],
  size: CardSize,
  measure: MeasureText,
): CardLine[][] {
  return cards.flatMap(card => layOutCard(card, size, measure))
}

function layOutCard(card: PrintedCard, size: CardSize, measure: MeasureText): CardLine[][] {
  const { width, height, margin, largest, smallest } = size
  const room = width - 2 * margin
  const line = (text: string, y: number, points: number, weight: FontWeight, isSoft: boolean) => ({
    ...{ text, x: margin, y, size: points, weight, isSoft },
  })
  const heading = wrapLines(card.heading, room, text => measure(text, HEADING_SIZE, 600)).slice(
    0,
    3,
  )
  const top = margin + (heading.length === 0 ? 0 : (heading.length + 0.8) * HEADING_SIZE * LEADING)
  const space = height - margin - 2 * FOOTER_SIZE - top
  const wrapAt = (points: number) => wrapLines(card.text, room, text => measure(text, points, 400))
  const fits = (points: number) => wrapAt(points).length * points * LEADING <= space
  let points = largest
  while (points > smallest && !fits(points)) points -= 0.5
  const parts = chunk(wrapAt(points), Math.max(1, Math.floor(space / (points * LEADING))))
  return parts.map((lines, part) => {
    const ofAll = parts.length > 1 ? `${part + 1} of ${parts.length}` : ''
    const footer = [cleanText(card.footer), ofAll].filter(words => words !== '').join(' · ')
    return [
      ...heading.map((text, index) =>
        line(text, margin + (index + 0.8) * HEADING_SIZE * LEADING, HEADING_SIZE, 600, false),
      ),
      ...lines.map((text, index) =>
        line(text, top + (index + 0.8) * points * LEADING, points, 400, false),
      ),
      ...(footer === '' ? [] : [line(footer, height - margin, FOOTER_SIZE, 400, true)]),
    ]
  })
}

/** Lines of a text that fit; its own line breaks stay. None where there is no text. */
function wrapLines(text: string, room: number, width: (text: string) => number): string[] {
  const clean = cleanText(text).trim()
  if (clean === '') return []
  return clean.split(/\r\n?|\n/).flatMap(part => wrapText(part, room, width))
}

function chunk<T>(items: readonly T[], length: number): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < items.length; at += length) parts.push(items.slice(at, at + length))
  return parts.length === 0 ? [[]] : parts
}
