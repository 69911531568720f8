import { memo, useDeferredValue } from 'react'
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
  const coding = codings.find(other => other.id === id) ?? null
  return (
    <Content
      source={source}
      codings={useDeferredValue(codings)}
      orphans={useDeferredValue(orphans)}
      coding={useDeferredValue(coding)}
    />
  )
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
