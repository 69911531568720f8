import { useMemo } from 'react'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { drawSigns } from '../../../shared/diagram/draw-arrow.ts'
import type { Mark } from '../../../shared/diagram/drawing.ts'
import { HEADING_RISE, topOf } from '../../../shared/diagram/draw-scene.ts'
import type { PlacedEdge } from '../../../shared/diagram/scene.ts'
import { PAGE } from '../../../shared/diagram/look.ts'
import css from './Canvas.module.css'
import type { Picture } from './canvas-items.ts'
import { CANVAS_PALETTE } from './canvas-palette.ts'
import type { Rect } from './canvas-view.ts'
import { Marks } from './Marks.tsx'
import { isInPart } from './near.ts'
import { isLit, type Selection } from './selection.ts'

interface Props {
  picture: Picture
  /** The part in which signs are drawn. */
  part: Rect
  selection: Selection | null
}

/** What lies over boxes and arrows: headings of the columns, and the signs of challenged and new links. */
export function Overlay({ picture, part, selection }: Props) {
  const signs = useMemo(
    () =>
      picture.edges
        .filter(({ mark }) => mark !== null && isInPart(mark, part))
        .map(edge => ({ edge, marks: signsOf(edge, picture) })),
    [picture, part],
  )
  const top = useMemo(() => topOf(picture), [picture])
  return (
    <svg className={css.overlay} width={1} height={1} aria-hidden fill="none">
      {picture.columns.map(({ role, x }) => (
        <text
          key={x}
          x={x}
          y={top - HEADING_RISE}
          fontSize={PAGE.headingSize}
          fontWeight={600}
          fill={CANVAS_PALETTE.quiet}
        >
          {ROLE_NAMES[role]}
        </text>
      ))}
      {signs.map(({ edge, marks }) => (
        <g key={edge.id} data-dim={!isLit(selection, { kind: 'link', item: edge }) || undefined}>
          <Marks marks={marks} />
        </g>
      ))}
    </svg>
  )
}

/** Signs of arrows that were drawn before: while one is moved, the others stay the same. */
const drawnSigns = new WeakMap<PlacedEdge, Mark[]>()

function signsOf(edge: PlacedEdge, { nodeById }: Picture): Mark[] {
  const known = drawnSigns.get(edge)
  if (known !== undefined) return known
  const marks = drawSigns(edge, nodeById, CANVAS_PALETTE)
  drawnSigns.set(edge, marks)
  return marks
}
