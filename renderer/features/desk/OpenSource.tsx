import { useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { Source } from '../../../shared/contract/sources.ts'
import { useProcedure } from '../../api/client.ts'
import { Progress } from '../../ui/Progress.tsx'
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
import { DeskSession, handsOff, SessionProvider, useIsActive } from './session.ts'
import { Transcript } from './Transcript.tsx'
import { useDeskCodings } from './use-desk-codings.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import { useInStep } from './use-in-step.ts'
import { useLastRead } from './use-last-read.ts'

interface OpenSourceProps {
  sourceId: string
  /** Where its inspector is shown while it is the source that is read. */
  inspector: HTMLElement | null
}

/** One source, once it has been read, with its inspector. */
export function OpenSource({ sourceId, inspector }: OpenSourceProps) {
  const { data: source, error } = useProcedure('sources.get', { sourceId })
  const codings = useDeskCodings(sourceId)
  const lastRead = useLastRead(sourceId)
  if (error) return <p className={styles.problem}>{error.message}</p>
  if (source?.id !== sourceId || codings === null || lastRead === undefined) {
    return (
      <div className={styles.loading}>
        <Progress label="Opening the source" />
      </div>
    )
  }
  return <Paired source={source} codings={codings} lastRead={lastRead} inspector={inspector} />
}

interface WorkplaceProps {
  source: Source
  codings: readonly Coding[]
  /** Where the researcher read last, before this window did. */
  lastRead: number | null
  inspector: HTMLElement | null
}

function Paired(given: WorkplaceProps) {
  return <Workplace {...given} {...useInStep(given.source, given.codings)} />
}

function Workplace({ source, codings, lastRead, inspector }: WorkplaceProps) {
  // The title may change while it is open; another text is another session, and so are other turns of the same text.
  const [session, setSession] = useState(() => new DeskSession(source))
  const isSameText = session.source.text === source.text
  const isSame = useMemo(
    () => isSameText && haveSameLooks(session.source.blocks, source.blocks),
    [isSameText, session, source],
  )
  if (!isSame) {
    const caret = isSameText && session.isActive ? useDesk.getState().selection : null
    handsOff.delete(source.id)
    setSession(new DeskSession(source, caret))
  }
  const { data: codes } = useProcedure('codes.list', {})
  const { data: info } = useProcedure('project.info', {})
  const isActive = useIsActive(source.id)
  const isEditing = useDrafts(state => state.drafts[source.id] !== undefined)
  const { placed, orphans } = partCodings(codings)
  session.codes = codes ?? []
  session.researcherId = info?.researcher.id ?? ''
  return (
    <SessionProvider value={session}>
      {isActive && !isEditing && <DeskKeys />}
      {isActive && <BlackOut />}
      {isEditing ? (
        <>
          <EditBar source={source} codings={codings} />
          <EditSurface source={source} codings={codings} />
        </>
      ) : (
        <>
          <OrphanNotice orphanCount={orphans.length} />
          <Transcript codings={placed} lastRead={lastRead} />
        </>
      )}
      {isActive &&
        inspector &&
        createPortal(
          isEditing ? (
            <EditInspector codings={codings} />
          ) : (
            <DeskInspector source={source} codings={placed} orphans={orphans} />
          ),
          inspector,
        )}
    </SessionProvider>
  )
}

function DeskKeys() {
  useDeskKeys()
  return null
}
