import type { EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { roundedPath } from '../../../shared/diagram/draw-arrow.ts'
import type { LinkEdge as LinkEdgeType } from './canvas-items.ts'
import css from './Canvas.module.css'
import { Marks } from './Marks.tsx'

/** An arrow of the diagram, along the route that the engine found. */
export const LinkEdge = memo(({ data, selected }: EdgeProps<LinkEdgeType>) => {
  if (data === undefined) return null
  const route = roundedPath(data.points)
  return (
    <g
      className={css.link}
      data-dim={data.isDim || undefined}
      data-selected={selected || undefined}
    >
      <path className={css.halo} d={route} fill="none" />
      <Marks marks={data.drawing.marks} />
      <path
        className="react-flow__edge-interaction"
        d={route}
        fill="none"
        strokeWidth={16}
        strokeOpacity={0}
      />
    </g>
  )
})
LinkEdge.displayName = 'LinkEdge'
