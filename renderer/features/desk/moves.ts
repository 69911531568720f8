import {
  growRange,
  shrinkRange,
  type TextRange,
  trimRange,
} from '../../../shared/text/boundaries.ts'
import { passagesAt } from '../../../shared/text/passage-index.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { announce, useDesk } from './desk-store.ts'
import { commitEdges } from './edges.ts'
import { type DeskSession, handsOff, openView } from './session.ts'

/** Ranges that `]` grew from, so that `[` goes the same way back. */
let grown: TextRange[] = []

function isSame(a: TextRange, b: TextRange): boolean {
  return a.start === b.start && a.end === b.end
}

/** Grows the selection to the next of word, sentence, turn, or shrinks it again. */
export function resizeSelection(session: DeskSession, direction: 'grow' | 'shrink'): void {
  const { selection } = session
  if (selection === null || session.view === null) return
  const { text, blocks } = session.source
  const range = { start: selection.start, end: selection.end }
  const last = grown.at(-1)
  let next: TextRange
  if (direction === 'grow') {
    next = growRange(text, blocks, range)
    if (isSame(next, range)) return
    grown = last !== undefined && last.start >= range.start && last.end <= range.end ? grown : []
    grown.push(range)
  } else {
    const isWayBack =
      last !== undefined &&
      isSame(growRange(text, blocks, last), range) &&
      grown.pop() !== undefined
    next = isWayBack ? last : shrinkRange(text, blocks, range)
  }
  session.view.select(next.start, next.end)
  session.view.reveal(next, 'nearest')
  announce(inWords(session, next))
}

/** The words of a selection, after the number and the speaker of the turn that it covers. */
function inWords({ source: { text, blocks } }: DeskSession, range: TextRange): string {
  const words = text.slice(range.start, range.end).slice(0, 200)
  const turn = blocks.find(
    block =>
      block.contentStart === range.start &&
      trimRange(text, { start: block.contentStart, end: block.end }).end === range.end,
  )
  return turn?.turn == null
    ? words
    : `Turn ${turn.turn}, ${turn.speaker ?? 'nobody named'}: ${words}`
}

/** Takes the next or the previous coding in hand, counted from the one in hand or from the caret. */
export function stepCoding(session: DeskSession, direction: -1 | 1): boolean {
  const { codings, selectedCoding } = session
  const caret = session.selection?.start ?? 0
  let next = codings[(selectedCoding === null ? -1 : codings.indexOf(selectedCoding)) + direction]
  if (selectedCoding === null) {
    next =
      direction === 1
        ? codings.find(coding => coding.start >= caret)
        : codings.findLast(coding => coding.start < caret)
  } else if (direction === -1 && codings.indexOf(selectedCoding) === 0) next = undefined
  if (next === undefined) return false
  session.select(next)
  const roles = next.roles.join(' and ') || 'No role'
  announce(`${roles}: ${next.quote.slice(0, 120)}`)
  return true
}

/** Escape: closes what is open, then lets go of the coding, then of the selection. */
export function letGo(session: DeskSession): void {
  const desk = useDesk.getState()
  commitEdges(session)
  if (desk.popup !== null) {
    useDesk.setState({ popup: null })
    session.focusText()
  } else if (desk.isMovingEdges) useDesk.setState({ isMovingEdges: false })
  else {
    useWorkspace.getState().selectCoding(null)
    const caret = desk.selection?.focus ?? 0
    session.view?.select(caret, caret)
  }
}

/**
 * Takes the coding at the caret in hand, the shortest first; with one in hand already, the next of those that lie there.
 * False where nothing is coded.
 */
export function takeCodingHere(session: DeskSession): boolean {
  const { selection, selectedCoding } = session
  if (selection === null) return false
  const caret = selection.focus
  const here = passagesAt(session.codings, caret).sort(
    (a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start,
  )
  const at = selectedCoding === null ? -1 : here.indexOf(selectedCoding)
  const next = here[(at + 1) % Math.max(1, here.length)]
  if (next === undefined) return false
  // The caret stays where it is: what else lies there is reached from it.
  useWorkspace.getState().selectCoding(next.id)
  const roles = next.roles.join(' and ') || 'No role'
  const place = here.length > 1 ? `, ${((at + 1) % here.length) + 1} of ${here.length} here` : ''
  announce(`${roles}: ${next.quote.slice(0, 120)}${place}`)
  return true
}

/** Gives the keyboard back to the source that is read, with the selection it has. */
export function backToText(): void {
  const { sourceId } = useWorkspace.getState()
  const { selection } = useDesk.getState()
  if (sourceId === null) return
  if (selection === null) takeUp(sourceId)
  else openView(sourceId)?.select(selection.anchor, selection.focus)
}

/**
 * Gives the keyboard to a source on screen: the caret or selection goes back to where it was there, if that is in view,
 * or to where the reader is.
 */
export function takeUp(sourceId: string): void {
  const view = openView(sourceId)
  const pane = document.querySelector(`[data-pane="${CSS.escape(sourceId)}"]`)
  if (view === null) {
    pane?.querySelector<HTMLElement>('[role=textbox], button')?.focus()
    return
  }
  const left = handsOff.get(sourceId)
  const { from, to } = view.visible
  const isInView = ({ start, end }: TextRange) => start < to && end >= from
  if (left?.selection && isInView(left.selection)) {
    view.select(left.selection.anchor, left.selection.focus)
    if (left.codingId !== null) useWorkspace.getState().selectCoding(left.codingId)
    return
  }
  const block = view.map.blocks[view.position.blockIndex]
  if (block !== undefined) view.select(block.contentStart, block.contentStart)
}
