import { useEffect, useLayoutEffect, useMemo } from 'react'
import type { Speaker } from '../../../shared/contract/participants.ts'
import { isInterviewer } from '../../../shared/text/speaker-labels.ts'
import type { TranscriptView } from '../../editor/transcript-view.ts'
import { useProcedure } from '../../api/client.ts'
import { useSession } from './session.ts'
import { askAt, followGutter } from './speaker-place.ts'

/** The speakers of the open source as they first speak; null until they are read. */
export function useSpeakers(): readonly Speaker[] | null {
  const { source } = useSession()
  const { data } = useProcedure('speakers.list', { sourceId: source.id })
  return useMemo(() => {
    // While another source is read its speakers are still those of the one before.
    const own = data?.filter(speaker => speaker.sourceId === source.id)
    return own === undefined || (own.length === 0 && data?.length !== 0) ? null : own
  }, [data, source.id])
}

/** Marks the turns of interviewers, and lets the mouse point at speakers. */
export function useGutter(view: TranscriptView | null): void {
  const session = useSession()
  const speakers = useSpeakers()
  useLayoutEffect(() => {
    const asking = speakers?.filter(speaker => speaker.isInterviewer).map(({ label }) => label)
    session.asks = label => asking?.includes(label) ?? isInterviewer(label)
    view?.markInterviewers(session.asks)
  }, [view, session, speakers])
  useEffect(
    () =>
      view === null
        ? undefined
        : followGutter(view, (index, isTurn) => askAt(session, index, isTurn ? 'turn' : 'here')),
    [view, session],
  )
}
