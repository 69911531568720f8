import { useMemo } from 'react'
import { drawArea } from '../../../shared/diagram/draw-area.ts'
import css from './Canvas.module.css'
import type { Picture } from './canvas-items.ts'
import { CANVAS_PALETTE } from './canvas-palette.ts'
import { Marks } from './Marks.tsx'

/** What lies behind arrows and boxes: lanes, nested frames, the places of a matrix, with their labels. */
export function Ground({ areas }: Pick<Picture, 'areas'>) {
  const marks = useMemo(() => areas.flatMap(area => drawArea(area, CANVAS_PALETTE)), [areas])
  if (marks.length === 0) return null
  return (
    <svg className={css.ground} width={1} height={1} fill="none" role="group" aria-label="Areas">
      <Marks marks={marks} />
    </svg>
  )
}
