import { useRef } from 'react'
import type { SourceSummary } from '../../../shared/contract/sources.ts'
import { activatePane, useTabs } from '../../store/tabs.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Split } from '../../ui/Split.tsx'
import styles from './Desk.module.css'
import { OpenSource } from './OpenSource.tsx'
import { PaneHead } from './PaneHead.tsx'
import { SourceChooser } from './SourceChooser.tsx'
import { useWidth } from './use-size.ts'

/** Narrower than this, two sources stand one above the other; CSS pixels. */
const NARROW = 600
const LEAST_WIDTH = 280
const LEAST_HEIGHT = 140

interface PanesProps {
  /** Undefined until they have been read. */
  sources: readonly SourceSummary[] | undefined
  /** Where the source that is read shows its inspector. */
  inspector: HTMLElement | null
}

/** The source that is read, or two side by side. */
export function Panes({ sources, inspector }: PanesProps) {
  const sourceId = useWorkspace(state => state.sourceId)
  const { besideId, isActiveRight } = useTabs()
  const frame = useRef<HTMLDivElement>(null)
  const isNarrow = useWidth(frame) < NARROW
  const isAlone = besideId === null
  const shown = isAlone ? [sourceId] : isActiveRight ? [besideId, sourceId] : [sourceId, besideId]
  return (
    <div ref={frame} className={styles.panes}>
      <Split
        id="panes"
        isSteady
        orientation={isNarrow ? 'vertical' : 'horizontal'}
        parts={shown.map((id, index) => ({
          id: index === 0 ? 'left' : 'right',
          minSize: isAlone ? 0 : isNarrow ? LEAST_HEIGHT : LEAST_WIDTH,
          content: (
            <div
              key={id}
              className={styles.pane}
              data-pane={id ?? ''}
              data-beside={id !== sourceId || undefined}
              onPointerDownCapture={() => id !== null && activatePane(id)}
              onFocusCapture={() => id !== null && activatePane(id)}
            >
              {!isAlone && (
                <PaneHead
                  sourceId={id}
                  title={sources?.find(source => source.id === id)?.title ?? 'Choose a source'}
                  isActive={id === sourceId}
                />
              )}
              {id === null || sources?.some(source => source.id === id) === false ? (
                <SourceChooser sources={sources ?? []} />
              ) : (
                <OpenSource sourceId={id} inspector={inspector} />
              )}
            </div>
          ),
        }))}
      />
    </div>
  )
}
