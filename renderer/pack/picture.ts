import { type Role, ROLES } from '../../shared/domain/roles.ts'
import type { PackItem } from '../../shared/workshop/pack.ts'
import { PLAIN_ROLES } from '../../shared/workshop/plain-roles.ts'
import { make, makeSvg, words } from './dom.ts'

/** The picture of an item, or null where it has none. */
export function picture({ parts, drawing }: PackItem): HTMLElement | null {
  if (drawing !== null) return drawn(drawing)
  return parts.length === 0 ? null : boxes(parts)
}

/**
 * Boxes from the situation to what comes of it, with arrows between. They are words in boxes and no drawing, so that they
 * take another line on a telephone and grow with the letters.
 */
function boxes(parts: PackItem['parts']): HTMLElement {
  const columns = ROLES.filter(role => parts.some(part => part.role === role))
  return make(
    'figure',
    { class: 'boxes' },
    make('figcaption', { class: 'unseen' }, 'The same as a picture'),
    make(
      'ol',
      { role: 'list' },
      ...columns.map((role, index) => column(role, parts, index < columns.length - 1)),
    ),
  )
}

function column(role: Role, parts: PackItem['parts'], leadsOn: boolean): HTMLElement {
  const own = parts.filter(part => part.role === role)
  return make(
    'li',
    { class: `box role-${role.toLowerCase()}` },
    make(
      'div',
      { class: 'box-body' },
      make('p', { class: 'box-role' }, PLAIN_ROLES[role]),
      ...own.map(({ text }) => words(text)),
    ),
    leadsOn && arrow(),
  )
}

function arrow(): SVGElement {
  const d = 'M2 12h17M13 6l6 6-6 6'
  return makeSvg(
    'svg',
    { class: 'arrow', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' },
    makeSvg('path', { d, fill: 'none', stroke: 'currentColor', 'stroke-width': 2 }),
  )
}

/** A diagram as it was drawn. It keeps its light page in the dark, for its colours are made for it. */
function drawn({ width, height, marks, fonts }: NonNullable<PackItem['drawing']>): HTMLElement {
  for (const { weight, data } of fonts) void addFont(weight, data)
  const svg = makeSvg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': 'The diagram of the theory' },
    ...marks.map(mark => {
      if (mark.kind === 'text') {
        const { x, y, fill, size, weight, anchor } = mark
        const look = { 'font-size': size, 'font-weight': weight, 'text-anchor': anchor }
        return makeSvg('text', { x, y, fill, ...look }, mark.text)
      }
      const { d, fill = 'none', stroke = 'none', strokeWidth = 1, dash } = mark
      const dashes = dash === undefined ? {} : { 'stroke-dasharray': dash.join(' ') }
      return makeSvg('path', { d, fill, stroke, 'stroke-width': strokeWidth, ...dashes })
    }),
  )
  // A wide diagram is scrolled rather than shrunk until nobody can read it, and so by keys as well.
  svg.style.minWidth = `${Math.min(width, SMALLEST_SHARE * width)}px`
  return make(
    'figure',
    { class: 'drawing', tabindex: 0, role: 'group', 'aria-label': 'Picture, scrolls sideways' },
    svg,
  )
}

/**
 * Makes a typeface of the pack known, once: boxes were drawn to its measure. From its bytes, for which the page's policy need
 * not open anything.
 */
async function addFont(weight: number, data: string): Promise<void> {
  if (known.has(data)) return
  known.add(data)
  const bytes = Uint8Array.from(atob(data), character => character.charCodeAt(0))
  try {
    document.fonts.add(await new FontFace(FAMILY, bytes.buffer, { weight: String(weight) }).load())
  } catch {
    // The system's own letters are read as well.
  }
}

const FAMILY = 'Pack Sans'
const known = new Set<string>()

/** How far a diagram may shrink before it is scrolled. */
const SMALLEST_SHARE = 0.6
