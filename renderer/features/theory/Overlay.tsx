import { useMemo } from 'react'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { drawSigns } from '../../../shared/diagram/draw-arrow.ts'
import { topOf } from '../../../shared/diagram/draw-scene.ts'
import { PAGE } from '../../../shared/diagram/look.ts'
import css from './Canvas.module.css'
import type { Picture } from './canvas-items.ts'
import { CANVAS_PALETTE } from './canvas-palette.ts'
import { Marks } from './Marks.tsx'
import { isLit, type Selection } from './selection.ts'

/** What lies over boxes and arrows: headings of the columns, and the signs of challenged and new links. */
export function Overlay({ picture, selection }: { picture: Picture; selection: Selection | null }) {
  const signs = useMemo(
    () =>
      picture.edges
        .filter(edge => edge.mark !== null)
        .map(edge => ({ edge, marks: drawSigns(edge, picture.nodeById, CANVAS_PALETTE) })),
    [picture],
  )
  const top = topOf(picture)
  return (
    <svg className={css.overlay} width={1} height={1} aria-hidden fill="none">
      {picture.columns.map(({ role, x }) => (
        <text
          key={x}
          x={x}
          y={top - 10}
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
