import { useMemo, useState } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { Source } from '../../../shared/contract/sources.ts'
import { useProcedure } from '../../api/client.ts'
import { Progress } from '../../ui/Progress.tsx'
import { Split } from '../../ui/Split.tsx'
import { haveSameLooks } from '../../editor/block-looks.ts'
import { BlackOut } from './BlackOut.tsx'
import { DeskInspector } from './DeskInspector.tsx'
import styles from './Desk.module.css'
import { useDesk } from './desk-store.ts'
import { useDrafts } from './drafts.ts'
import { EditBar } from './EditBar.tsx'
import { EditInspector } from './EditInspector.tsx'
import { EditSurface } from './EditSurface.tsx'
import { OrphanNotice } from './OrphanNotice.tsx'
import { partCodings } from './part-codings.ts'
import { DeskSession, SessionProvider } from './session.ts'
import { Transcript } from './Transcript.tsx'
import { useDeskCodings } from './use-desk-codings.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import { useInStep } from './use-in-step.ts'

/** One source with its inspector, once it has been read. */
export function OpenSource({ sourceId }: { sourceId: string }) {
  const { data: source, error } = useProcedure('sources.get', { sourceId })
  const codings = useDeskCodings(sourceId)
  if (error) return <p className={styles.problem}>{error.message}</p>
  if (source?.id !== sourceId || codings === null) {
    return (
      <div className={styles.loading}>
        <Progress label="Opening the source" />
      </div>
    )
  }
  return <Paired source={source} codings={codings} />
}

function Paired(given: { source: Source; codings: readonly Coding[] }) {
  return <Workplace {...useInStep(given.source, given.codings)} />
}

function Workplace({ source, codings }: { source: Source; codings: readonly Coding[] }) {
  // The title may change while it is open; another text is another session, and so are other turns of the same text.
  const [session, setSession] = useState(() => new DeskSession(source))
  const isSameText = session.source.text === source.text
  const isSame = useMemo(
    () => isSameText && haveSameLooks(session.source.blocks, source.blocks),
    [isSameText, session, source],
  )
  if (!isSame) {
    setSession(new DeskSession(source, isSameText ? useDesk.getState().selection : null))
  }
  const { data: codes } = useProcedure('codes.list', {})
  const { data: info } = useProcedure('project.info', {})
  const isEditing = useDrafts(state => state.drafts[source.id] !== undefined)
  const { placed, orphans } = partCodings(codings)
  session.codes = codes ?? []
  session.researcherId = info?.researcher.id ?? ''
  return (
    <SessionProvider value={session}>
      {!isEditing && <DeskKeys />}
      <BlackOut />
      <Split
        id="desk"
        parts={[
          {
            id: 'text',
            content: isEditing ? (
              <>
                <EditBar source={source} codings={codings} />
                <EditSurface source={source} codings={codings} />
              </>
            ) : (
              <>
                <OrphanNotice orphanCount={orphans.length} />
                <Transcript codings={placed} />
              </>
            ),
            minSize: 320,
          },
          {
            id: 'inspector',
            content: isEditing ? (
              <EditInspector codings={codings} />
            ) : (
              <DeskInspector source={source} codings={placed} orphans={orphans} />
            ),
            size: 340,
            minSize: 220,
            maxSize: 560,
          },
        ]}
      />
    </SessionProvider>
  )
}

function DeskKeys() {
  useDeskKeys()
  return null
}
