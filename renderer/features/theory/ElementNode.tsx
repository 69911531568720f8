import { Handle, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { BOX } from '../../../shared/diagram/look.ts'
import type { ElementNode as ElementNodeType } from './canvas-items.ts'
import css from './Canvas.module.css'
import { Marks } from './Marks.tsx'

/** A box of the diagram: one element. */
export const ElementNode = memo((props: NodeProps<ElementNodeType>) => {
  const { data, width = 0, height = 0, selected } = props
  return (
    <>
      <svg
        className={css.box}
        width={width}
        height={height}
        data-dim={data.isDim || undefined}
        aria-hidden
        fill="none"
      >
        <Marks marks={data.drawing.marks} />
        {selected && (
          <rect className={css.ring} width={width} height={height} rx={BOX.radius} fill="none" />
        )}
      </svg>
      {/* React Flow draws no arrow without them; the arrows follow their own routes. */}
      <Handle className={css.handle ?? ''} type="target" position={Position.Left} />
      <Handle className={css.handle ?? ''} type="source" position={Position.Right} />
    </>
  )
})
ElementNode.displayName = 'ElementNode'
