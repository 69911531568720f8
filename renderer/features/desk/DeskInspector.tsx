import type { Coding } from '../../../shared/contract/codings.ts'
import type { Source } from '../../../shared/contract/sources.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { CodingDetail } from './CodingDetail.tsx'
import styles from './DeskInspector.module.css'
import { keyOf } from './pending.ts'
import { useSession } from './session.ts'
import { SourceOverview } from './SourceOverview.tsx'
import { Tray } from './Tray.tsx'

/** The desk's right side: the coding in hand or the source, and below it the open configuration. */
export function DeskInspector({ source, codings }: { source: Source; codings: readonly Coding[] }) {
  const session = useSession()
  const codingId = useWorkspace(state => state.codingId)
  const coding = session.find(codingId)
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
}
