import type { Mark } from '../../../shared/diagram/drawing.ts'
import type { MeasureText } from '../../../shared/diagram/scene.ts'
import type { CardPaper } from '../../../shared/domain/realist.ts'
import { CARD_SIZES, type CardLine, layOutCards, type PrintedCard } from './lay-out-cards.ts'

/** Cards that are to be printed or shown. */
export interface CardSheet {
  title: string
  /** The day, such as 2026-03-02. */
  date: string
  paper: CardPaper
  cards: readonly PrintedCard[]
}

/** Cards on pages of one size, in points. */
export interface CardPages {
  width: number
  height: number
  pages: Mark[][]
}

const A4 = { width: 595.28, height: 841.89 }
/** How far marks reach in from the edge of a sheet, and out from its middle, in points. */
const [EDGE_MARK, MIDDLE_MARK] = [44, 10]

/** Cards as pages: four to a sheet of A4 with marks to cut along, or one to a page. */
export function cardPages({ paper, cards }: CardSheet, measure: MeasureText): CardPages {
  const size = CARD_SIZES[paper]
  const isSheet = paper === 'a4'
  const { width, height } = isSheet ? A4 : size
  const laidOut = layOutCards(cards, size, measure)
  const perPage = isSheet ? 4 : 1
  // A document without a page is none.
  const count = Math.max(1, Math.ceil(laidOut.length / perPage))
  const pages = Array.from({ length: count }, (_, page) => [
    ...laidOut.slice(page * perPage, (page + 1) * perPage).flatMap((lines, place) => {
      const [column, row] = isSheet ? [place % 2, Math.floor(place / 2)] : [0, 0]
      return lines.map(line => drawLine(line, (column * A4.width) / 2, (row * A4.height) / 2))
    }),
    ...(isSheet ? [CUT_MARKS] : []),
  ])
  return { width, height, pages }
}

function drawLine({ text, x, y, size, weight, isSoft }: CardLine, left: number, top: number): Mark {
  const fill = isSoft ? '#5b5850' : '#1f1e1b'
  return { kind: 'text', x: left + x, y: top + y, text, size, weight, fill, anchor: 'start' }
}

/** Strokes along the middle lines of the sheet, outside of every card. */
const CUT_MARKS = drawCutMarks()

function drawCutMarks(): Mark {
  const { width, height } = A4
  const [x, y] = [width / 2, height / 2]
  const strokes = [
    [x, 0, x, EDGE_MARK],
    [x, height - EDGE_MARK, x, height],
    [0, y, EDGE_MARK, y],
    [width - EDGE_MARK, y, width, y],
    [x - MIDDLE_MARK, y, x + MIDDLE_MARK, y],
    [x, y - MIDDLE_MARK, x, y + MIDDLE_MARK],
  ] as const
  const d = strokes.map(([fromX, fromY, toX, toY]) => `M${fromX} ${fromY}L${toX} ${toY}`).join('')
  return { kind: 'path', d, stroke: '#8d897f', strokeWidth: 0.5 }
}
