import { ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import { useProcedure } from '../../api/client.ts'
import { useNotices } from '../../store/notices.ts'
import { type KeyBinding, useKeys } from '../../ui/keys.ts'
import { beginEditing } from './begin-editing.ts'
import { freeDigits, useCodeKeys } from './code-keys.ts'
import {
  applyCode,
  applyInVivo,
  applyRole,
  removeCoding,
  stepConfidence,
} from './coding-actions.ts'
import { COPY_KEYS, copyInHand } from './copy.ts'
import { announce, askForAnswer, askForNote, useDesk } from './desk-store.ts'
import { nudgeEdge } from './edges.ts'
import { catchUp } from './hear-selection.ts'
import { askForLink } from './links.ts'
import { letGo, resizeSelection, stepCoding, takeCodingHere } from './moves.ts'
import { openOrphans, putOnSelection, waitingOrphan } from './orphans.ts'
import { askForRecode, joinCodings, splitHere } from './piece-actions.ts'
import { askWhoSpeaks } from './speaker-place.ts'
import { addToNames, askToBlackOut } from './protect.ts'
import { useSession } from './session.ts'
import { stepAnswer, stepSpeaker } from './turn-moves.ts'

/** The heading of the desk's own keys on the sheet. */
export const DESK_KEYS = 'Coding desk'

/** The desk's keys while a source is open; they stand on the sheet that `?` opens. */
export function useDeskKeys(): void {
  const session = useSession()
  const codeKeys = useCodeKeys()
  const { data: codes } = useProcedure('codes.list', {})
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
    ...freeDigits(codeKeys).map((digit, index) => ({
      keys: digit,
      label: `Recent code ${index + 1}`,
      run: () => {
        const codeId = useDesk.getState().recentCodeIds[index]
        if (codeId !== undefined) applyCode(session, codeId)
      },
    })),
    { keys: 'k', label: 'Choose or make a code', run: openCodes },
    { keys: '/', label: 'Choose or make a code', run: openCodes },
    { keys: 'v', label: 'Make a code named by the words (in vivo)', run: inVivo },
    {
      keys: 'Shift+K',
      label: 'Put another code in the place of one of the coding',
      run: () => askForRecode(session),
    },
    { keys: 'f', label: 'How sure you are: low, medium, high', run: confidence(1) },
    { keys: 'Shift+F', label: 'How sure you are, the other way round', run: confidence(-1) },
    { keys: 's', label: 'Split the coding at the caret', run: () => void splitHere(session) },
    {
      keys: 'j',
      label: 'Join the coding with its neighbour, or those chosen in the list',
      run: () => void joinCodings(session),
    },
    { keys: 'l', label: 'Put the coding into the open configuration', run: link },
    { keys: 'Shift+S', label: 'Say who speaks in the turn at the caret', run: speaker },
    { keys: 'n', label: 'Write a note on the coding', run: requestNote },
    { keys: 'q', label: 'Record what the respondent made of the theory', run: requestAnswer },
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
    { keys: 'g', label: 'Go to a turn, a time or a speaker', run: goTo },
    { keys: 't', label: 'Next turn of this speaker', run: () => stepSpeaker(session, 1) },
    {
      keys: 'Shift+T',
      label: 'Previous turn of this speaker',
      run: () => stepSpeaker(session, -1),
    },
    {
      keys: 'r',
      label: 'Next turn of anyone but the interviewer',
      run: () => stepAnswer(session, 1),
    },
    {
      keys: 'Shift+R',
      label: 'Previous turn of anyone but the interviewer',
      run: () => stepAnswer(session, -1),
    },
    { keys: 'Tab', label: 'Next coding, while one is in hand; Esc first to leave the text' },
    { keys: 'e', label: 'Move the edges of the coding with the arrow keys', run: toggleEdges },
    { keys: 'Alt+ArrowRight', label: 'End of the coding one word on', run: edge('end', 1) },
    { keys: 'Alt+ArrowLeft', label: 'End of the coding one word back', run: edge('end', -1) },
    { keys: 'Alt+Shift+ArrowRight', label: 'Start one word on', run: edge('start', 1) },
    { keys: 'Alt+Shift+ArrowLeft', label: 'Start one word back', run: edge('start', -1) },
    {
      keys: COPY_KEYS,
      label: 'Copy as a quote with inline markers and who said it',
      run: () => copyInHand(session),
    },
    { keys: '$mod+e', label: 'Edit the text', run: edit, inFields: true },
    { keys: 'u', label: 'Settle codings that lost their words', run: settle },
    { keys: 'p', label: 'Put the coding being settled on the selection', run: put },
    { keys: 'Escape', label: 'Let go of the coding or the selection', run: () => letGo(session) },
  ]
  const taken = new Set(bindings.map(({ keys }) => keys))
  const own = Object.entries(codeKeys).flatMap(([key, codeId]): KeyBinding[] => {
    const code = codes?.find(({ id }) => id === codeId)
    const run = () => applyCode(session, codeId)
    return code === undefined || taken.has(key) ? [] : [{ keys: key, label: `“${code.name}”`, run }]
  })
  const guarded = (binding: KeyBinding): KeyBinding => ({
    ...binding,
    run:
      binding.run &&
      ((event: KeyboardEvent) => {
        // Between a change of sides and the next render: no key may reach words that are not read any more.
        if (!session.isActive) return
        catchUp(session)
        binding.run?.(event)
      }),
  })
  useKeys(DESK_KEYS, bindings.map(guarded))
  useKeys('Your keys for codes', own.map(guarded))

  function inVivo() {
    void applyInVivo(session)
  }
  function confidence(direction: -1 | 1) {
    return () => stepConfidence(session, direction)
  }
  function link() {
    askForLink(session, session.selectedCoding?.roles[0] ?? 'C')
  }
  function goTo() {
    useDesk.setState({ popup: { kind: 'goTo' } })
  }
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
    if (session.selectedCoding !== null) askForNote()
    else announce('Take a coding in hand first.')
  }
  function requestAnswer() {
    if (session.selectedCoding !== null) askForAnswer(session.selectedCoding.id)
    else announce('Take a coding in hand first.')
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
  if (!session.isActive) return
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
