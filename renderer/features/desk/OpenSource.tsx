import { useState } from 'react'
import type { Source } from '../../../shared/contract/sources.ts'
import { useProcedure } from '../../api/client.ts'
import { Progress } from '../../ui/Progress.tsx'
import { Split } from '../../ui/Split.tsx'
import { DeskInspector } from './DeskInspector.tsx'
import styles from './Desk.module.css'
import { DeskSession, SessionProvider } from './session.ts'
import { Transcript } from './Transcript.tsx'
import { useDeskCodings } from './use-desk-codings.ts'
import { useDeskKeys } from './use-desk-keys.ts'

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
  return <Workplace source={source} codings={codings} />
}

function Workplace({
  source,
  codings,
}: {
  source: Source
  codings: NonNullable<ReturnType<typeof useDeskCodings>>
}) {
  // The title may change while it is open; only another text is another session.
  const [session, setSession] = useState(() => new DeskSession(source))
  if (session.source.text !== source.text) setSession(new DeskSession(source))
  const { data: codes } = useProcedure('codes.list', {})
  const { data: info } = useProcedure('project.info', {})
  session.codes = codes ?? []
  session.researcherId = info?.researcher.id ?? ''
  return (
    <SessionProvider value={session}>
      <DeskKeys />
      <Split
        id="desk"
        parts={[
          { id: 'text', content: <Transcript codings={codings} />, minSize: 320 },
          {
            id: 'inspector',
            content: <DeskInspector source={source} codings={codings} />,
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
