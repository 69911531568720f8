import { FileText } from 'lucide-react'
import { useEffect } from 'react'
import { useProcedure } from '../../api/client.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Announcer } from './Announcer.tsx'
import styles from './Desk.module.css'
import { DeskBar } from './DeskBar.tsx'
import { addTab, useDesk } from './desk-store.ts'
import { LeaveDraft } from './LeaveDraft.tsx'
import { OpenSource } from './OpenSource.tsx'
import { SourceChooser } from './SourceChooser.tsx'

/** The coding desk: read an interview, code it, and link what was coded. */
export function Desk() {
  const sourceId = useWorkspace(state => state.sourceId)
  const goTo = useWorkspace(state => state.goTo)
  const { data: sources } = useProcedure('sources.list', {})
  const isKnown = sources === undefined || sources.some(source => source.id === sourceId)

  useEffect(() => {
    if (sourceId !== null && sources?.some(source => source.id === sourceId)) addTab(sourceId)
  }, [sourceId, sources])
  useEffect(() => {
    if (sources === undefined) return
    useDesk.setState(({ openIds }) => ({
      openIds: openIds.filter(id => sources.some(source => source.id === id)),
    }))
  }, [sources])

  if (sources?.length === 0) {
    return (
      <EmptyState
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
  return (
    <div className={styles.desk}>
      <DeskBar sources={sources ?? []} />
      {sourceId === null || !isKnown ? (
        <SourceChooser sources={sources ?? []} />
      ) : (
        <OpenSource key={sourceId} sourceId={sourceId} />
      )}
      <Announcer />
      <LeaveDraft />
    </div>
  )
}
