/** The papers that documents are printed on. */
export const PAPERS = ['A4', 'A5', 'A3', 'Letter'] as const
/** A paper. */
export type Paper = (typeof PAPERS)[number]

/** Which way a sheet lies; `auto` is as the document needs it. */
export const ORIENTATIONS = ['auto', 'portrait', 'landscape'] as const
/** Which way a sheet lies. */
export type Orientation = (typeof ORIENTATIONS)[number]

/** Sides of a sheet in points (1/72 inch), upright, and its margin. */
const SIZES: Record<Paper, { width: number; height: number; margin: number }> = {
  A3: { width: 841.89, height: 1190.55, margin: 62 },
  A4: { width: 595.28, height: 841.89, margin: 56 },
  A5: { width: 419.53, height: 595.28, margin: 40 },
  Letter: { width: 612, height: 792, margin: 56 },
}

/** A sheet of paper as it lies, in points. */
export interface Sheet {
  width: number
  height: number
  margin: number
}

/** The sheet for a paper, turned as asked. */
export function sheetOf(paper: Paper, orientation: Orientation, isLandscape: boolean): Sheet {
  const { width, height, margin } = SIZES[paper]
  const isTurned = orientation === 'landscape' || (orientation === 'auto' && isLandscape)
  return isTurned ? { width: height, height: width, margin } : { width, height, margin }
}
