import { ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import { useNotices } from '../../store/notices.ts'
import { type KeyBinding, useKeys } from '../../ui/keys.ts'
import { beginEditing } from './begin-editing.ts'
import { applyCode, applyRole, removeCoding } from './coding-actions.ts'
import { useDesk } from './desk-store.ts'
import { nudgeEdge } from './edges.ts'
import { catchUp } from './hear-selection.ts'
import { askForLink } from './links.ts'
import { letGo, resizeSelection, stepCoding, takeCodingHere } from './moves.ts'
import { openOrphans, putOnSelection, waitingOrphan } from './orphans.ts'
import { askWhoSpeaks } from './speaker-place.ts'
import { addToNames, askToBlackOut } from './protect.ts'
import { useSession } from './session.ts'

/** The desk's keys while a source is open; they stand on the sheet that `?` opens. */
export function useDeskKeys(): void {
  const session = useSession()
  const openCodes = () => {
    if (session.target !== null) useDesk.setState({ popup: { kind: 'codes' } })
    else useNotices.getState().say('Select words or a coding first; then the code has a passage.')
  }
  const bindings: KeyBinding[] = [
    ...ROLES.map(role => ({
      keys: role.toLowerCase(),
      label: `Code as ${ROLE_NAMES[role]}, or add or take away that role`,
      run: () => applyRole(session, role),
    })),
    ...ROLES.map(role => ({
      keys: `Shift+${role}`,
      label: `Put into the open configuration as ${ROLE_NAMES[role]}`,
      run: () => askForLink(session, role),
    })),
    ...Array.from({ length: 9 }, (_, index) => ({
      keys: String(index + 1),
      label: `Recent code ${index + 1}`,
      run: () => {
        const codeId = useDesk.getState().recentCodeIds[index]
        if (codeId !== undefined) applyCode(session, codeId)
      },
    })),
    { keys: 'k', label: 'Choose or make a code', run: openCodes },
    { keys: '/', label: 'Choose or make a code', run: openCodes },
    { keys: 'Shift+S', label: 'Say who speaks in the turn at the caret', run: speaker },
    { keys: 'n', label: 'Write a note on the coding', run: requestNote },
    { keys: 'Delete', label: 'Remove the coding', run: () => removeCoding(session) },
    { keys: 'Backspace', label: 'Remove the coding', run: () => removeCoding(session) },
    { keys: 'b', label: 'Let only the code of the coding in hand stand out', run: backlight },
    { keys: 'Enter', label: 'Take the coding at the caret in hand, or the next one there' },
    { keys: 'a', label: 'Add the words to the list of names', run: () => addToNames(session) },
    { keys: 'x', label: 'Black the words out', run: () => askToBlackOut(session) },
    { keys: ']', label: 'Grow the selection: word, sentence, turn', run: grow },
    { keys: '[', label: 'Shrink the selection', run: shrink },
    { keys: '.', label: 'Next coding', run: () => stepCoding(session, 1) },
    { keys: ',', label: 'Previous coding', run: () => stepCoding(session, -1) },
    { keys: 'Tab', label: 'Next coding, while one is in hand; Esc first to leave the text' },
    { keys: 'e', label: 'Move the edges of the coding with the arrow keys', run: toggleEdges },
    { keys: 'Alt+ArrowRight', label: 'End of the coding one word on', run: edge('end', 1) },
    { keys: 'Alt+ArrowLeft', label: 'End of the coding one word back', run: edge('end', -1) },
    { keys: 'Alt+Shift+ArrowRight', label: 'Start one word on', run: edge('start', 1) },
    { keys: 'Alt+Shift+ArrowLeft', label: 'Start one word back', run: edge('start', -1) },
    { keys: '$mod+e', label: 'Edit the text', run: edit, inFields: true },
    { keys: 'u', label: 'Settle codings that lost their words', run: settle },
    { keys: 'p', label: 'Put the coding being settled on the selection', run: put },
    { keys: 'Escape', label: 'Let go of the coding or the selection', run: () => letGo(session) },
  ]
  useKeys(
    'Coding desk',
    bindings.map(binding => ({
      ...binding,
      run:
        binding.run &&
        ((event: KeyboardEvent) => {
          catchUp(session)
          binding.run?.(event)
        }),
    })),
  )

  function grow() {
    resizeSelection(session, 'grow')
  }
  function shrink() {
    resizeSelection(session, 'shrink')
  }
  function edit() {
    beginEditing(session.source.id)
  }
  function speaker() {
    askWhoSpeaks(session)
  }
  function settle() {
    if (session.orphans.length > 0) openOrphans()
  }
  function put() {
    const orphan = waitingOrphan(session)
    if (orphan !== null) putOnSelection(session, orphan)
  }
  function backlight() {
    const codeId = session.selectedCoding?.codeIds[0] ?? null
    useDesk.setState(state => ({ backlitCodeId: state.backlitCodeId === null ? codeId : null }))
  }
  function requestNote() {
    if (session.selectedCoding !== null) {
      useDesk.setState(({ noteRequests }) => ({ noteRequests: noteRequests + 1 }))
    }
  }
  function toggleEdges() {
    if (session.selectedCoding === null) return
    useDesk.setState(({ isMovingEdges }) => ({ isMovingEdges: !isMovingEdges }))
  }
  function edge(which: 'start' | 'end', direction: -1 | 1) {
    return () => nudgeEdge(session, which, direction)
  }
}

/** Keys of the text itself, which must reach the browser where the desk has no use for them. */
export function handleTextKey(
  session: Parameters<typeof stepCoding>[0],
  event: React.KeyboardEvent,
): void {
  catchUp(session)
  const hasCoding = session.selectedCoding !== null
  if (event.key === 'Tab' && hasCoding && !event.ctrlKey && !event.altKey && !event.metaKey) {
    if (stepCoding(session, event.shiftKey ? -1 : 1)) event.preventDefault()
    return
  }
  const { isMovingEdges } = useDesk.getState()
  if (
    event.key === 'Enter' &&
    !isMovingEdges &&
    !event.ctrlKey &&
    !event.altKey &&
    !event.metaKey
  ) {
    if (takeCodingHere(session)) event.preventDefault()
    return
  }
  if (!isMovingEdges || !hasCoding || event.altKey) return
  const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null
  if (event.key === 'Enter') useDesk.setState({ isMovingEdges: false })
  if (direction !== null) nudgeEdge(session, event.shiftKey ? 'start' : 'end', direction)
  if (direction !== null || event.key === 'Enter') event.preventDefault()
}
