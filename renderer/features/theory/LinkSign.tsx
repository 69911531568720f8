import { drawRoute, drawSaid } from '../../../shared/diagram/draw-arrow.ts'
import type { EdgeKind } from '../../../shared/diagram/scene.ts'
import { CANVAS_PALETTE } from './canvas-palette.ts'
import css from './Chains.module.css'
import { Marks } from './Marks.tsx'

const WIDTH = 40
const ROUTE = [
  { x: 0, y: 0 },
  { x: WIDTH, y: 0 },
]

/** The arrow of a kind as the diagram draws it. */
export function LinkSign({ kind }: { kind: EdgeKind }) {
  const marks =
    kind === 'leads' ? drawRoute(ROUTE, 1, CANVAS_PALETTE) : drawSaid(ROUTE, kind, CANVAS_PALETTE)
  return (
    <svg
      className={css.sign}
      width={WIDTH}
      height={20}
      viewBox={`0 -10 ${WIDTH} 20`}
      aria-hidden
      fill="none"
    >
      <Marks marks={marks} />
    </svg>
  )
}
