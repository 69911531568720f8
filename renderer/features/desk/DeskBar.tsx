import { Columns2, FilePlus2, PanelRight, PencilLine, X } from 'lucide-react'
import type { SourceSummary } from '../../../shared/contract/sources.ts'
import { closeTab, readNone, toggleBeside, useTabs } from '../../store/tabs.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Backlight } from './Backlight.tsx'
import styles from './Desk.module.css'
import { beginEditing } from './begin-editing.ts'
import { isInspectorShown, useDesk } from './desk-store.ts'
import { type Draft, dropDraft, mayLeaveDraft, useDrafts } from './drafts.ts'
import { toggleInspector } from './use-pane-keys.ts'
import { ViewOptions } from './ViewOptions.tsx'

/** Whether somebody has typed into a text since it was saved. */
function isEdited(draft: Draft | undefined): boolean {
  return draft !== undefined && draft.text !== draft.base
}

/** Tabs of open sources, and how the text is shown. */
export function DeskBar({ sources }: { sources: readonly SourceSummary[] }) {
  const sourceId = useWorkspace(state => state.sourceId)
  const openSource = useWorkspace(state => state.openSource)
  const openIds = useTabs(state => state.openIds)
  const besideId = useTabs(state => state.besideId)
  const hasInspector = useDesk(isInspectorShown)
  const drafts = useDrafts(state => state.drafts)
  const isReading = sourceId !== null && drafts[sourceId] === undefined

  async function close(id: string) {
    if (isEdited(drafts[id])) {
      if (id !== sourceId) openSource(id)
      if (!(await mayLeaveDraft(id))) return
    } else dropDraft(id)
    closeTab(id)
  }

  return (
    <header className={styles.bar}>
      <h1 className="visually-hidden">Coding desk</h1>
      <nav className={styles.tabs} aria-label="Open sources">
        {openIds.map(id => {
          const title = sources.find(source => source.id === id)?.title ?? '…'
          const isCurrent = id === sourceId
          return (
            <span
              key={id}
              className={styles.tab}
              data-current={isCurrent || undefined}
              data-beside={id === besideId || undefined}
            >
              <button
                type="button"
                className={styles.tabButton}
                aria-current={isCurrent ? 'page' : undefined}
                title={title}
                onClick={() => {
                  if (!isCurrent) openSource(id)
                }}
              >
                {isEdited(drafts[id]) && (
                  <PencilLine
                    size={12}
                    className={styles.edited}
                    aria-label="Not saved:"
                    role="img"
                  />
                )}
                {title}
              </button>
              <button
                type="button"
                className={styles.tabClose}
                aria-label={`Close ${title}`}
                onClick={() => void close(id)}
              >
                <X size={14} aria-hidden />
              </button>
            </span>
          )
        })}
        {sourceId !== null && (
          <IconButton icon={FilePlus2} label="Open another source" onPress={readNone} />
        )}
      </nav>
      <div className={styles.view}>
        {isReading && (
          <IconButton
            icon={PencilLine}
            label="Edit the text"
            keys="$mod+e"
            onPress={() => beginEditing(sourceId)}
          />
        )}
        <Backlight />
        <ViewOptions />
        {(sourceId !== null || besideId !== null) && (
          <>
            <IconButton
              icon={Columns2}
              label={besideId === null ? 'A second source beside this one' : 'Only this source'}
              keys={'$mod+\\'}
              onPress={toggleBeside}
            />
            <IconButton
              icon={PanelRight}
              label={hasInspector ? 'Hide the side panel' : 'Show the side panel'}
              keys="Shift+H"
              onPress={toggleInspector}
            />
          </>
        )}
      </div>
    </header>
  )
}
