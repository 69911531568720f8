import { useRef } from 'react'
import type { Point } from '../../../shared/diagram/scene.ts'
import css from './Canvas.module.css'
import type { Picture } from './canvas-items.ts'
import { middleOf } from './motion.ts'

interface Props {
  picture: Picture
  linkId: string
  /** How far it has been dragged already and the picture does not show yet. */
  by: Point | null
  zoom: () => number
  onMove: (by: Point) => void
  onDrop: () => void
}

/** The middle of the arrow that is selected: dragged, it bends it. By keyboard the arrow itself is moved. */
export function BendHandle({ picture, linkId, by, zoom, onMove, onDrop }: Props) {
  const start = useRef<{ x: number; y: number; by: Point } | null>(null)
  const edge = picture.edges.find(({ id }) => id === linkId)
  if (edge === undefined) return null
  const { x, y } = middleOf(edge.points)
  return (
    <svg className={css.overlay} width={1} height={1} aria-hidden>
      <circle
        className={`${css.bend} nodrag nopan`}
        cx={x}
        cy={y}
        r={6}
        onPointerDown={event => {
          event.stopPropagation()
          event.currentTarget.setPointerCapture(event.pointerId)
          start.current = { x: event.clientX, y: event.clientY, by: by ?? { x: 0, y: 0 } }
        }}
        onPointerMove={event => {
          const from = start.current
          if (from === null) return
          onMove({
            x: from.by.x + (event.clientX - from.x) / zoom(),
            y: from.by.y + (event.clientY - from.y) / zoom(),
          })
        }}
        onPointerUp={() => {
          start.current = null
          onDrop()
        }}
        onPointerCancel={() => {
          start.current = null
          onDrop()
        }}
      >
        <title>Drag to bend the arrow</title>
      </circle>
    </svg>
  )
}
