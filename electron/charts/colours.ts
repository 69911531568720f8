import type { ChartTheme } from '../../shared/charts/kinds.ts'
import { PALETTES } from '../../shared/diagram/look.ts'
import type { Role, Stance } from '../../shared/domain/roles.ts'

/** Colours of a chart. No number is told by colour alone: it stands in its cell, and stances have patterns. */
export interface ChartColours {
  paper: string
  ink: string
  /** Secondary text; at least 4.5:1 on the paper. */
  quiet: string
  rule: string
  /** The strongest tint of a cell. */
  strong: string
  roles: Record<Role, string>
  stances: Record<Stance, string>
  /** Lines of the patterns on the stances. */
  pattern: string
}

const { light, mono } = PALETTES

/** The colours of each theme; those of roles are the program's own. */
export const CHART_COLOURS: Record<ChartTheme, ChartColours> = {
  light: {
    ...{
      paper: '#FFFFFF',
      ink: light.ink,
      quiet: light.quiet,
      rule: light.rule,
      strong: '#1D5C8F',
    },
    roles: { C: '#0072B2', I: '#B4558A', M: '#D55E00', O: '#009E73' },
    stances: { supports: '#7FB2D8', refines: '#D9D4C7', challenges: '#E3907F' },
    pattern: '#3B3F45',
  },
  dark: {
    ...{ paper: '#171614', ink: '#ECE9E2', quiet: '#B5B1A7', rule: '#4A4741', strong: '#8FC4EE' },
    roles: { C: '#56A9DC', I: '#DD9CC0', M: '#F0883C', O: '#3CC49C' },
    stances: { supports: '#5C98C4', refines: '#8A867C', challenges: '#D9776A' },
    pattern: '#171614',
  },
  mono: {
    ...{ paper: '#FFFFFF', ink: mono.ink, quiet: mono.quiet, rule: mono.rule, strong: '#4A4A4A' },
    roles: { C: '#4A4A4A', I: '#4A4A4A', M: '#4A4A4A', O: '#4A4A4A' },
    stances: { supports: '#C4C4C4', refines: '#FFFFFF', challenges: '#8E8E8E' },
    pattern: '#000000',
  },
}

/** A mix of two colours as `#rrggbb`; `share` 1 is all of the second. */
export function mix(from: string, to: string, share: number): string {
  const parts = channels(from).map((value, at) => {
    const other = channels(to)[at] ?? value
    return Math.round(value + (other - value) * share)
  })
  return `#${parts.map(value => value.toString(16).padStart(2, '0')).join('')}`
}

/** Whichever of black and white reads better on a colour; one of them is always above 4.5:1. */
export function inkOn(colour: string): string {
  const bright = luminance(colour)
  return (bright + 0.05) / 0.05 >= 1.05 / (bright + 0.05) ? '#000000' : '#FFFFFF'
}

function channels(colour: string): number[] {
  return [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16))
}

/** Relative luminance by WCAG 2, from 0 to 1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map(value => {
    const share = value / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
