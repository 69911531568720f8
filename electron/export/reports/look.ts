/** How documents look on paper: sizes in points, colours for white paper. */
export const INK = '#1F1E1B'
/** Secondary text; 6:1 on white. */
export const SOFT = '#5B5850'
export const LINE = '#C9C5BB'
export const STRONG_LINE = '#8D897F'
export const HEAD_FILL = '#E9EEF3'
export const GROUP_FILL = '#F3F1EC'

/** Sizes of type. */
export const SIZE = {
  body: 10.5,
  headings: [18, 14, 11.5],
  cell: 8.5,
  note: 8,
  footer: 8,
} as const

/** Height of a line as a multiple of its type. */
export const LEADING = 1.38
/** Where the base line is in a line, from its top, as a share of its height. */
export const BASE = 0.74
