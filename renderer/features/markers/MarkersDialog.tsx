import { useEffect, useState } from 'react'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { Source } from '../../../shared/contract/sources.ts'
import { call, useProcedure } from '../../api/client.ts'
import { useMarkers } from '../../store/markers.ts'
import { sayError } from '../../store/notices.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { type Draft, draftsOf } from './drafts.ts'
import { MarkersReport } from './MarkersReport.tsx'
import { Review } from './Review.tsx'

/** Makes codings of the inline markers of a source. */
export function MarkersDialog() {
  const sourceId = useMarkers(state => state.sourceId)
  return sourceId === null ? null : <Opening key={sourceId} sourceId={sourceId} />
}

/** What was done, and the source as it was called then. */
type Applied = OutputOf<'markers.apply'>

const close = () => useMarkers.setState({ sourceId: null })

function Opening({ sourceId }: { sourceId: string }) {
  const { data: source } = useProcedure('sources.get', { sourceId })
  // The text that the proposals are about: it changes under them when the markers are taken out.
  const [found, setFound] = useState<{ source: Source; drafts: Draft[] } | null>(null)
  const [applied, setApplied] = useState<Applied | null>(null)
  const current = source?.id === sourceId ? source : null
  useEffect(() => {
    if (current === null || found !== null) return
    call('markers.preview', { sourceId })
      .then(proposals => setFound({ source: current, drafts: draftsOf(proposals) }))
      .catch((error: unknown) => {
        sayError(error)
        close()
      })
  }, [current, found, sourceId])
  if (applied) return <MarkersReport sourceId={sourceId} applied={applied} onClose={close} />
  if (found) {
    return (
      <Review
        source={found.source}
        initial={found.drafts}
        onApplied={setApplied}
        onStale={() => setFound(null)}
        onClose={close}
      />
    )
  }
  return (
    <Dialog title="Inline markers" isOpen size="wide" onClose={close}>
      <Progress label="Looking for markers" />
    </Dialog>
  )
}
