import type { Coding } from '../../../shared/contract/codings.ts'
import { findSimilar } from '../../../shared/text/find-similar.ts'
import { call } from '../../api/client.ts'
import { sayUndoable } from '../../store/act.ts'
import { useNotices } from '../../store/notices.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { announce, useDesk } from './desk-store.ts'
import { submit } from './pending.ts'
import type { DeskSession } from './session.ts'

/**
 * Codings whose words were edited away. They stand nowhere, so they are neither painted nor striped nor stepped to;
 * they wait in a list for somebody to put them on other words or to remove them.
 */

/** Opens the list of orphans, at one of them where one is meant, and gives it the keyboard. */
export function openOrphans(orphanId: string | null = null): void {
  useWorkspace.getState().selectCoding(null)
  useDesk.setState(({ orphanRequests }) => ({
    isSettling: true,
    orphanId,
    orphanRequests: orphanRequests + 1,
  }))
}

/** Closes the list of orphans and gives the keyboard back to the text. */
export function closeOrphans(session: DeskSession): void {
  useDesk.setState({ isSettling: false, orphanId: null })
  session.focusText()
}

/** The orphan that `p` would put: the one looked at last, or the only one there is. */
export function waitingOrphan(session: DeskSession): Coding | null {
  const { isSettling, orphanId } = useDesk.getState()
  const { orphans } = session
  if (!isSettling) return null
  return (
    orphans.find(({ id }) => id === orphanId) ?? (orphans.length === 1 ? orphans[0] : null) ?? null
  )
}

/** Puts an orphan on the words selected; undo takes it off them again. */
export function putOnSelection(session: DeskSession, orphan: Coding): void {
  const { selection } = session
  if (selection === null || selection.start === selection.end) {
    const text = 'Select the words first that the coding should stand on.'
    announce(text)
    useNotices.getState().say(text)
    return
  }
  const { start, end } = selection
  const patch = { start, end, quote: session.source.text.slice(start, end), isOrphan: false }
  const change = { kind: 'update' as const, codingId: orphan.id, patch }
  const send = () => call('codings.update', { codingId: orphan.id, start, end })
  void submit(session.source.id, change, send).then(coding => {
    if (coding !== null) sayUndoable('The coding stands on the words selected')
  })
  announce('The coding stands on the words selected')
  goOn(session)
  if (session.orphans.length === 0) useWorkspace.getState().selectCoding(orphan.id)
}

/** Removes an orphan; undo brings it back. */
export function removeOrphan(session: DeskSession, orphan: Coding): void {
  const change = { kind: 'remove' as const, codingId: orphan.id }
  void submit(session.source.id, change, async () => {
    await call('codings.remove', { codingId: orphan.id })
    sayUndoable('Coding removed')
    return null
  })
  goOn(session)
}

/** Goes to the words that are most like those an orphan had, and selects them. */
export function showSimilar(session: DeskSession, orphan: Coding): void {
  useDesk.setState({ orphanId: orphan.id })
  const range = findSimilar(session.source.text, orphan.quote, orphan.start)
  if (range === null) {
    const text = 'No words of this text are like those of the coding.'
    announce(text)
    useNotices.getState().say(text)
    return
  }
  session.view?.select(range.start, range.end)
  session.view?.reveal(range, 'center')
  session.view?.flash(range)
  announce(`Most alike: ${session.source.text.slice(range.start, range.end).slice(0, 200)}`)
}

/** The next orphan, or back to the text when none is left. */
function goOn(session: DeskSession): void {
  if (session.orphans.length === 0) closeOrphans(session)
  else openOrphans()
}
