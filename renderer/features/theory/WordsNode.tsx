import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import type { WordsNode as WordsNodeType } from './canvas-items.ts'
import css from './Canvas.module.css'
import { Marks } from './Marks.tsx'

/** Words that were written into the diagram, or the name of a frame. */
export const WordsNode = memo(
  ({ data, width = 0, height = 0, selected }: NodeProps<WordsNodeType>) => (
    <svg className={css.box} width={width} height={height} aria-hidden fill="none">
      <Marks marks={data.marks} />
      {selected && <rect className={css.ring} width={width} height={height} rx={3} fill="none" />}
    </svg>
  ),
)
WordsNode.displayName = 'WordsNode'
