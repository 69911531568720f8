import type { Role } from '../domain/roles.ts'
import type { EdgeKind } from './scene.ts'

/**
 * How a programme theory looks, in one place: SVG, PDF and the canvas read these constants, so a picture in a journal
 * is the picture in the window. Lengths are CSS pixels. A role is told by letter, pattern and colour, never by colour
 * alone.
 */

/** `light` is for screen and colour print; `mono` for journals that print in black and white. */
export type Theme = 'light' | 'mono'

/** Colours of one role. Ink on tint is at least 4.5:1, in practice above 12:1. */
export interface RoleLook {
  /** Border, pattern and solid areas. */
  line: string
  /** Fill of the box. */
  tint: string
}

/** Colours of a picture. */
export interface Palette {
  roles: Record<Role, RoleLook>
  ink: string
  /** Secondary text; at least 4.5:1 on every tint. */
  quiet: string
  arrow: string
  challenge: string
  rule: string
  /** Fill of every second area behind the boxes, and of the shaded places of a matrix. */
  area: string
  paper: string
}

/** Fill of the band at the left of a box, by role; the sign that survives a photocopier. */
export type Pattern = 'diagonal' | 'dots' | 'lines' | 'solid'

/** The pattern of each role. */
export const PATTERNS: Record<Role, Pattern> = {
  C: 'diagonal',
  I: 'dots',
  M: 'lines',
  O: 'solid',
}

/** Okabe-Ito colours, which colour-blind readers can tell apart; tints are the same hues at about 7 % on white. */
export const PALETTES: Record<Theme, Palette> = {
  light: {
    roles: {
      C: { line: '#0072B2', tint: '#F0F6FA' },
      I: { line: '#CC79A7', tint: '#FBF4F8' },
      M: { line: '#D55E00', tint: '#FDF4EE' },
      O: { line: '#009E73', tint: '#EFF8F5' },
    },
    ink: '#1C1F23',
    quiet: '#555B63',
    arrow: '#565C64',
    challenge: '#A3202A',
    rule: '#C9CDD2',
    area: '#EFF1F3',
    paper: '#FFFFFF',
  },
  mono: {
    roles: {
      C: { line: '#3A3A3A', tint: '#FFFFFF' },
      I: { line: '#3A3A3A', tint: '#FFFFFF' },
      M: { line: '#3A3A3A', tint: '#FFFFFF' },
      O: { line: '#3A3A3A', tint: '#FFFFFF' },
    },
    ink: '#000000',
    quiet: '#444444',
    arrow: '#444444',
    challenge: '#000000',
    rule: '#BBBBBB',
    area: '#EBEBEB',
    paper: '#FFFFFF',
  },
}

/**
 * The typeface of every picture. Programs that do not read an embedded font (librsvg, Inkscape, office suites) take the
 * first of the others they have: those no wider than ours come first, so that no label runs out of its box.
 */
export const FONT_FAMILY =
  "'Source Sans 3', Calibri, Carlito, 'Arial Narrow', 'Liberation Sans Narrow', 'Helvetica Neue', Arial, sans-serif"

/** Measures of a box. */
export const BOX = {
  /** Longest line of a label. */
  textWidth: 200,
  /** Narrowest text area, so that a theory of one-word elements is not a row of stamps. */
  minTextWidth: 96,
  band: 28,
  padX: 11,
  padY: 9,
  radius: 3,
  border: 1.25,
  fontSize: 13,
  lineHeight: 16.5,
  tallySize: 10.5,
  tallyHeight: 14,
  badge: 17,
  badgeSize: 11.5,
  /** Height that each arrow on one side of a box needs, so that arrow heads do not touch. */
  arrowPitch: 11,
} as const

/** Measures of arrows. */
export const ARROW = {
  cornerRadius: 5,
  /** Half the height and width of the lozenge that carries the number of challenges. */
  markRadius: 9,
  markSize: 10.5,
  /** The circle with a `*` on a link that this version adds. */
  starRadius: 7,
  starSize: 13,
  /** The label "or" on an arrow from or to one of several alternatives. */
  orWidth: 20,
  orHeight: 14,
  orSize: 10.5,
} as const

/** Classes of line by the number of supporting passages: `from` is the least number in the class. */
export const WEIGHTS = [
  { from: 0, width: 1.1, label: 'none yet' },
  { from: 1, width: 1.5, label: '1–2' },
  { from: 3, width: 2.4, label: '3–5' },
  { from: 6, width: 3.4, label: '6–10' },
  { from: 11, width: 4.6, label: '11 or more' },
] as const

/** Dashes of a link that no passage supports yet. */
export const UNSUPPORTED_DASH = [4, 3] as const

/** How an arrow that is said between configurations looks: no passage speaks for it, so its line has one width. */
export interface SaidLook {
  dash: readonly number[]
  head: 'filled' | 'open' | 'double' | 'bar'
  /** What it says, in the legend and in a sentence between two elements. */
  words: string
}

/** The looks of what is said between configurations, told by head and dashes, never by colour. */
export const SAID: Record<Exclude<EdgeKind, 'leads'>, SaidLook> = {
  becomes: { dash: [1.5, 3], head: 'filled', words: 'becomes part of' },
  triggers: { dash: [10, 3, 2, 3], head: 'open', words: 'triggers' },
  reinforces: { dash: [10, 3], head: 'double', words: 'reinforces' },
  inhibits: { dash: [10, 3, 2, 3, 2, 3], head: 'bar', words: 'inhibits' },
}

/** Width of their lines. */
export const SAID_WIDTH = 1.5

/** What the shaded places of a matrix say. */
export const SHADED_WORDS = 'the mechanism works in this layer'

/** Measures of the areas behind the boxes. */
export const AREA = {
  labelSize: 12,
  lineHeight: 15,
  /** Between the border of an area and its label or its boxes. */
  padding: 12,
  /** Between the borders of frames that lie one in the other. */
  inset: 12,
  /** Between what lies outside of all frames and the frames. */
  gap: 24,
  /** Width of the label at the left of a lane. */
  laneLabel: 112,
  radius: 6,
} as const

/** Measures of a frame around boxes: so narrow that its name stands between two rows of boxes. */
export const FRAME = {
  padding: 8,
  /** Over the name. */
  top: 1,
} as const

/** Measures of words that are written into a picture by hand. */
export const LABEL = {
  /** Longest line. */
  textWidth: 220,
  fontSize: 13,
  lineHeight: 16.5,
  /** Between the words and the edge of the ground that keeps arrows from crossing them out. */
  padding: 4,
  /** Room that is kept to boxes and other labels. */
  clear: 4,
} as const

/** Measures of the page around the boxes. */
export const PAGE = {
  margin: 28,
  minWidth: 600,
  titleSize: 20,
  titleHeight: 25,
  subtitleSize: 12.5,
  headingSize: 11,
  legendSize: 11.5,
  legendRow: 24,
} as const

/** Width of the line of a link with this many supporting passages, in CSS pixels. */
export function lineWidth(supports: number): number {
  return WEIGHTS.findLast(weight => supports >= weight.from)?.width ?? WEIGHTS[0].width
}
