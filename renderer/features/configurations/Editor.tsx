import type { ReactNode } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import { useBoard } from './board.tsx'
import css from './Editor.module.css'
import { EditorHeader } from './EditorHeader.tsx'
import { SlotBoard } from './SlotBoard.tsx'
import { Statement } from './Statement.tsx'

interface Props {
  configurations: Configuration[]
  elements: Element[]
  /** Buttons beside the menu. */
  children?: ReactNode
}

/** The configuration that is open: slots and sentence. What is known of it stands beside. */
export function Editor({ configurations, elements, children }: Props) {
  const { configuration } = useBoard()
  return (
    <article className={css.root} aria-label={`CMOC ${configuration.number}`}>
      <EditorHeader configuration={configuration}>{children}</EditorHeader>
      <div key={configuration.id} className={css.body}>
        <SlotBoard
          configuration={configuration}
          elements={elements}
          numberOf={id => configurations.find(other => other.id === id)?.number}
        />
        <Statement configuration={configuration} />
      </div>
    </article>
  )
}
