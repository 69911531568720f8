import { AppError } from '../../shared/domain/app-error.ts'

/**
 * A picture over several sheets of paper, to be cut at the marks and glued. Lengths are points (1/72 inch), but for those of
 * the picture itself, which are CSS pixels.
 */

/** Width and height of paper in points, upright. */
export const PAPER = {
  a4: { width: 595.28, height: 841.89 },
  a3: { width: 841.89, height: 1190.55 },
  a2: { width: 1190.55, height: 1683.78 },
  a1: { width: 1683.78, height: 2383.94 },
} as const

/** 10 mm: the edge that desktop printers leave white. */
export const PAPER_MARGIN = 28.35
/** Points per millimetre. */
export const PER_MM = 72 / 25.4
/** Most sheets of a poster: more is a slip, not a wall. */
const MAX_SHEETS = 400

/** One sheet of a poster. */
export interface PosterSheet {
  /** Counted from 0, from the top left. */
  column: number
  row: number
  /** What of the picture is on it: its top left corner in the picture at the poster's scale. */
  left: number
  top: number
}

/** How a poster is divided. */
export interface Poster {
  paper: { width: number; height: number }
  /** What each sheet shows of the picture, inside of its margins. */
  tile: { width: number; height: number }
  overlap: number
  columns: number
  rows: number
  /** In the order in which they are printed: row by row. */
  sheets: PosterSheet[]
}

/**
 * Divides a picture of a size among sheets of a paper, which lie as takes fewest of them, across where that is the same.
 * Neighbours share `overlap`. Throws `too_large` above 400 sheets.
 */
export function planPoster(
  size: { width: number; height: number },
  paper: keyof typeof PAPER,
  overlap: number,
): Poster {
  const { width, height } = PAPER[paper]
  const [across, upright] = [
    { width: height, height: width },
    { width, height },
  ].map(sheet => divide(size, sheet, overlap))
  if (across === undefined || upright === undefined) throw new Error('No paper')
  const poster = count(upright) < count(across) ? upright : across
  if (count(poster) > MAX_SHEETS) {
    throw new AppError(
      'too_large',
      `The poster would take ${count(poster)} sheets. Choose a larger paper or a smaller scale; 400 sheets are the most.`,
      { sheets: count(poster) },
    )
  }
  const sheets = Array.from({ length: count(poster) }, (_, index): PosterSheet => {
    const [column, row] = [index % poster.columns, Math.floor(index / poster.columns)]
    const { tile } = poster
    return {
      ...{ column, row },
      left: column * (tile.width - overlap),
      top: row * (tile.height - overlap),
    }
  })
  return { ...poster, sheets }
}

function divide(
  size: { width: number; height: number },
  paper: { width: number; height: number },
  overlap: number,
): Omit<Poster, 'sheets'> {
  const tile = { width: paper.width - 2 * PAPER_MARGIN, height: paper.height - 2 * PAPER_MARGIN }
  const needed = (length: number, own: number) =>
    Math.max(1, Math.ceil((length - overlap) / (own - overlap) - 1e-9))
  return {
    ...{ paper, tile, overlap },
    columns: needed(size.width, tile.width),
    rows: needed(size.height, tile.height),
  }
}

function count({ columns, rows }: Pick<Poster, 'columns' | 'rows'>): number {
  return columns * rows
}

/** What a sheet is called: `A1` is the top left, `B1` right of it. */
export function sheetName({ column, row }: PosterSheet): string {
  let letters = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCodePoint(65 + (rest % 26)) + letters
  }
  return `${letters}${row + 1}`
}
