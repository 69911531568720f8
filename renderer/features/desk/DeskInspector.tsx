import { memo, useDeferredValue } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { Source } from '../../../shared/contract/sources.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { CodingDetail } from './CodingDetail.tsx'
import styles from './DeskInspector.module.css'
import { keyOf, realId } from './pending.ts'
import { SourceOverview } from './SourceOverview.tsx'
import { Tray } from './Tray.tsx'

interface DeskInspectorProps {
  source: Source
  codings: readonly Coding[]
}

/**
 * The desk's right side: the coding in hand or the source, and below it the open configuration. It may come a frame
 * after the text, which must not wait for it.
 */
export function DeskInspector({ source, codings }: DeskInspectorProps) {
  const id = realId(useWorkspace(state => state.codingId) ?? '')
  const coding = codings.find(other => other.id === id) ?? null
  return (
    <Content
      source={source}
      codings={useDeferredValue(codings)}
      coding={useDeferredValue(coding)}
    />
  )
}

const Content = memo(function Content({
  source,
  codings,
  coding,
}: DeskInspectorProps & { coding: Coding | null }) {
  return (
    <div className={styles.column}>
      {coding ? (
        <CodingDetail key={keyOf(coding.id)} coding={coding} />
      ) : (
        <SourceOverview source={source} codings={codings} />
      )}
      <Tray />
    </div>
  )
})
