import { useWorkspace } from '../../store/workspace.ts'
import type { TextSelection } from '../../editor/offsets.ts'
import { useDesk } from './desk-store.ts'
import { commitEdges } from './edges.ts'
import type { DeskSession } from './session.ts'

/** Takes note of where the selection is now; lets go of the coding in hand when the selection has left it. */
export function hearSelection(session: DeskSession, selection: TextSelection): void {
  // The caret of a source beside the one that is read: whatever moved it there makes that one the one read first.
  if (!session.isActive) return
  useDesk.setState({ selection })
  const coding = session.selectedCoding
  if (coding === null) return
  const isEmpty = selection.start === selection.end
  const isInside = selection.start >= coding.start && selection.end <= coding.end
  const isWhole = selection.start === coding.start && selection.end === coding.end
  if (isEmpty ? isInside : isWhole) return
  commitEdges(session)
  useDesk.setState({ isMovingEdges: false })
  useWorkspace.getState().selectCoding(null)
}

/**
 * The desk follows the selection once a frame; two keys may come within one. Whatever a key does, it does to what is
 * selected at that moment, so every key asks for it first.
 */
export function catchUp(session: DeskSession): void {
  const now = session.view?.map.readSelection() ?? null
  if (now === null) return
  const { selection } = useDesk.getState()
  if (now.start !== selection?.start || now.end !== selection.end) hearSelection(session, now)
}
