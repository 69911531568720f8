import { memo, useDeferredValue, useState } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { Source } from '../../../shared/contract/sources.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { CodingDetail } from './CodingDetail.tsx'
import styles from './DeskInspector.module.css'
import { useDesk } from './desk-store.ts'
import { EditReportPanel } from './EditReportPanel.tsx'
import { OrphanList } from './OrphanList.tsx'
import { keyOf, realId } from './pending.ts'
import { SourceOverview } from './SourceOverview.tsx'
import { Tray } from './Tray.tsx'

interface DeskInspectorProps {
  source: Source
  codings: readonly Coding[]
  orphans: readonly Coding[]
}

/**
 * The desk's right side: the coding in hand or the source, and below it the open configuration. It may come a frame
 * after the text, which must not wait for it.
 */
export function DeskInspector({ source, codings, orphans }: DeskInspectorProps) {
  const id = realId(useWorkspace(state => state.codingId) ?? '')
  // Between the engine's answer and the list that says so, a coding still has its first id there.
  const coding = codings.find(other => realId(other.id) === id) ?? null
  const later = useDeferredValue(coding)
  const hasNoteAsked = useHasNoteAsked(coding)
  return (
    <Content
      source={source}
      codings={useDeferredValue(codings)}
      orphans={useDeferredValue(orphans)}
      coding={hasNoteAsked ? coding : later}
    />
  )
}

/**
 * Whether a note on the coding in hand was asked for since it is in hand. Its field must not wait then: what is typed on
 * right after `n` would go to the text, where letters are commands.
 */
function useHasNoteAsked(coding: Coding | null): boolean {
  const requests = useDesk(state => state.noteRequests)
  const key = coding === null ? null : keyOf(coding.id)
  const [asked, setAsked] = useState<{ requests: number; key: string | null }>({
    requests,
    key: null,
  })
  if (asked.requests !== requests) setAsked({ requests, key })
  return key !== null && asked.key === key
}

const Content = memo(function Content({
  source,
  codings,
  orphans,
  coding,
}: DeskInspectorProps & { coding: Coding | null }) {
  const isSettling = useDesk(state => state.isSettling) && orphans.length > 0
  const saved = useDesk(state => state.editReport)
  const hasReport = saved?.sourceId === source.id && saved.text === source.text
  return (
    <div className={styles.column}>
      {coding ? (
        <CodingDetail key={keyOf(coding.id)} coding={coding} />
      ) : isSettling ? (
        <OrphanList orphans={orphans} />
      ) : hasReport ? (
        <EditReportPanel saved={saved} codings={codings} orphanCount={orphans.length} />
      ) : (
        <SourceOverview source={source} codings={codings} />
      )}
      <Tray />
    </div>
  )
})
