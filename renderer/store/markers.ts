import { create } from 'zustand'
import { useUnsaved } from './leaving.ts'
import { useNotices } from './notices.ts'
import { useWorkspace } from './workspace.ts'

/** The source whose inline markers are being made codings; null while none are. */
export const useMarkers = create<{ sourceId: string | null }>()(() => ({ sourceId: null }))

/** Opens the inline markers of a source, of the one on the coding desk where none is named. */
export function openMarkers(sourceId = useWorkspace.getState().sourceId): void {
  const { say } = useNotices.getState()
  if (sourceId === null) say('Open a source on the coding desk first.')
  else if (useUnsaved.getState().count > 0) {
    say(
      'Save or drop the corrections in texts first: the markers are looked for in the saved text.',
    )
  } else useMarkers.setState({ sourceId })
}
