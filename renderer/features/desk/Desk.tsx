import { FileText } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useProcedure } from '../../api/client.ts'
import { addTab, keepTabs, useTabs } from '../../store/tabs.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Split } from '../../ui/Split.tsx'
import { Announcer } from './Announcer.tsx'
import { CodeKey } from './CodeKey.tsx'
import styles from './Desk.module.css'
import { DeskBar } from './DeskBar.tsx'
import { useDesk } from './desk-store.ts'
import { LeaveDraft } from './LeaveDraft.tsx'
import { Panes } from './Panes.tsx'
import { useKeptTabs } from './use-kept-tabs.ts'
import { usePaneKeys } from './use-pane-keys.ts'

/** The coding desk: read an interview, or two side by side, code it, and link what was coded. */
export function Desk() {
  const sourceId = useWorkspace(state => state.sourceId)
  const goTo = useWorkspace(state => state.goTo)
  const openIds = useTabs(state => state.openIds)
  const besideId = useTabs(state => state.besideId)
  const hasInspector = useDesk(state => state.hasInspector)
  const { data: sources } = useProcedure('sources.list', {})
  const [inspector, setInspector] = useState<HTMLElement | null>(null)
  useKeptTabs()
  usePaneKeys()

  useEffect(() => {
    if (sourceId !== null && sources?.some(({ id }) => id === sourceId)) addTab(sourceId)
  }, [sourceId, sources, openIds])
  useEffect(() => {
    if (sources !== undefined) keepTabs(sourceId => sources.some(({ id }) => id === sourceId))
  }, [sources])

  if (sources?.length === 0) {
    return (
      <EmptyState
        isPlace
        icon={FileText}
        title="Nothing to code yet"
        actions={
          <Button variant="primary" onPress={() => goTo('sources')}>
            Go to Sources
          </Button>
        }
      >
        Here you read interviews and code what people say as context, intervention, mechanism or
        outcome. Import your first transcripts to begin.
      </EmptyState>
    )
  }
  const isReading = sourceId !== null || besideId !== null
  const text = {
    id: 'text',
    content: <Panes sources={sources} inspector={inspector} />,
    minSize: 320,
  }
  const side = {
    id: 'inspector',
    content: <div ref={setInspector} className={styles.inspector} />,
    size: 340,
    minSize: 220,
    maxSize: 560,
  }
  return (
    <div className={styles.desk}>
      <DeskBar sources={sources ?? []} />
      <Split id="desk" isSteady parts={isReading && hasInspector ? [text, side] : [text]} />
      <Announcer />
      <LeaveDraft />
      <CodeKey />
    </div>
  )
}
