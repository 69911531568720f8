import { FileText } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { SourceSummary } from '../../../shared/contract/sources.ts'
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
import { isInspectorShown, useDesk } from './desk-store.ts'
import { LeaveDraft } from './LeaveDraft.tsx'
import { OverText } from './OverText.tsx'
import { Panes } from './Panes.tsx'
import { useKeptTabs } from './use-kept-tabs.ts'
import { usePaneKeys } from './use-pane-keys.ts'
import { useWidth } from './use-size.ts'

/** Narrower than this, the side with the coding in hand lies over the text; CSS pixels. */
const SMALL = 680

/** The coding desk: read an interview, or two side by side, code it, and link what was coded. */
export function Desk() {
  const sourceId = useWorkspace(state => state.sourceId)
  const goTo = useWorkspace(state => state.goTo)
  const openIds = useTabs(state => state.openIds)
  const { data: sources } = useProcedure('sources.list', {})
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
  return <OpenDesk sources={sources} />
}

/** The desk's parts: the text, and beside it what it is about; over it, where there is no room. */
function OpenDesk({ sources }: { sources: readonly SourceSummary[] | undefined }) {
  const isReading = useIsReading()
  const isInspecting = useDesk(isInspectorShown) && isReading
  const isSmall = useDesk(state => state.isSmall)
  const [inspector, setInspector] = useState<HTMLElement | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  useLayoutEffect(() => {
    if (width > 0) useDesk.setState({ isSmall: width < SMALL, isInspectorOver: false })
  }, [width])
  const side = <div ref={setInspector} className={styles.inspector} />
  const parts = [
    { id: 'text', content: <Panes sources={sources} inspector={inspector} />, minSize: 320 },
    { id: 'inspector', content: side, size: 340, minSize: 220, maxSize: 560 },
  ]
  return (
    <div ref={frame} className={styles.desk}>
      <DeskBar sources={sources ?? []} />
      <div className={styles.parts}>
        <Split id="desk" isSteady parts={isInspecting && !isSmall ? parts : parts.slice(0, 1)} />
        {isInspecting && isSmall && <OverText>{side}</OverText>}
      </div>
      <Announcer />
      <LeaveDraft />
      <CodeKey />
    </div>
  )
}

function useIsReading(): boolean {
  const sourceId = useWorkspace(state => state.sourceId)
  const besideId = useTabs(state => state.besideId)
  return sourceId !== null || besideId !== null
}
