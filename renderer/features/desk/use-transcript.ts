import { useEffect, useLayoutEffect, useRef } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { TranscriptView } from '../../editor/transcript-view.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { useDesk } from './desk-store.ts'
import { commitEdges } from './edges.ts'
import { catchUp, hearSelection } from './hear-selection.ts'
import { takeCodingHere, takeUp } from './moves.ts'
import { openOrphans } from './orphans.ts'
import { keyOf, pendingKeys, realId, usePending } from './pending.ts'
import { useSession } from './session.ts'

/** Keeps the paint over the text equal to the codings. Marks are left for the bench. */
export function usePaint(view: TranscriptView | null, codings: readonly Coding[]): void {
  const codingId = useWorkspace(state => state.codingId)
  const hoveredId = useDesk(state => state.hoveredId)
  const hasPopup = useDesk(state => state.popup !== null)
  const paintedView = useRef<TranscriptView | null>(null)
  const pending = usePending()
  const backlitId = useDesk(state => state.backlitCodeId)
  const session = useSession()

  useLayoutEffect(() => {
    if (view === null) return
    const isFirst = paintedView.current !== view
    paintedView.current = view
    const waiting = pendingKeys(pending)
    view.highlighter.setPassages(
      codings,
      () => performance.mark(isFirst ? 'desk:painted' : 'coding:painted'),
      coding => ({
        isPending: waiting.has(keyOf(coding.id)),
        isDim: backlitId !== null && !coding.codeIds.includes(backlitId),
      }),
    )
    if (isFirst) view.highlighter.flush()
  }, [view, codings, pending, backlitId])

  useLayoutEffect(() => {
    const selected = session.find(codingId)
    const hovered = session.find(hoveredId)
    view?.root.toggleAttribute('data-in-hand', selected !== null)
    view?.highlighter.setEmphasis('selected', selected)
    view?.highlighter.setEmphasis('hover', hovered === selected ? null : hovered)
  }, [view, codings, codingId, hoveredId, session])

  // While a field over the text has the focus, the browser shows no selection; the paint does.
  useLayoutEffect(() => {
    const { selection } = useDesk.getState()
    view?.highlighter.setEmphasis('range', hasPopup ? selection : null)
  }, [view, hasPopup])
}

/** Follows caret and selection; lets go of a coding when the caret leaves it. */
export function useSelectionTracking(view: TranscriptView | null): void {
  const session = useSession()
  useEffect(() => {
    if (session.isActive) {
      const selection = view?.map.readSelection() ?? null
      useDesk.setState({ selection, popup: null, isMovingEdges: false, isSelecting: false })
    }
    if (view === null) return
    const stopSelection = view.observeSelection(selection => {
      hearSelection(session, selection)
    })
    let isClick = false
    const onDown = ({ button, shiftKey, ctrlKey, metaKey }: PointerEvent) => {
      isClick = button === 0 && !shiftKey && !ctrlKey && !metaKey
      useDesk.setState({ isSelecting: true })
    }
    const onUp = (event: PointerEvent) => {
      useDesk.setState({ isSelecting: false })
      const isPlain = isClick && event.type === 'pointerup'
      isClick = false
      if (!isPlain) return
      catchUp(session)
      // A click on coded words takes the coding in hand; another click there, the next that lies over them.
      const { selection } = session
      if (selection !== null && selection.start === selection.end) takeCodingHere(session)
    }
    view.root.addEventListener('pointerdown', onDown)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', onUp)
    return () => {
      stopSelection()
      if (session.isActive) commitEdges(session)
      view.root.removeEventListener('pointerdown', onDown)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', onUp)
    }
  }, [view, session])
}

/** The last jump that was made; coming back to the desk does not make it again. */
let shownAt = 0
/** The last opening that gave the text the keyboard. */
let focusedAt = 0

/** Whether the keyboard is with no control: with the page, or with the place as a whole. */
function isFocusFree(): boolean {
  const { activeElement } = document
  return activeElement === document.body || activeElement?.tagName === 'MAIN'
}

/** Follows requests to show a passage: scrolls to it, makes it stand out, puts the caret there. */
export function useJumps(view: TranscriptView | null): void {
  const session = useSession()
  const target = useWorkspace(state => state.target)
  const openedAt = useWorkspace(state => state.openedAt)
  useEffect(() => {
    if (view === null || !session.isActive) return
    // Opened from a list: the keyboard is given to the text, where the reader was.
    const isOpened = openedAt > focusedAt
    focusedAt = Math.max(focusedAt, openedAt)
    if (!isOpened && !isFocusFree()) return
    const { target: asked } = useWorkspace.getState()
    const isJump = asked !== null && asked.sourceId === session.source.id && asked.at !== shownAt
    if (!isJump) takeUp(session.source.id)
  }, [view, session, openedAt])
  useEffect(() => {
    if (view === null || target === null || target.sourceId !== session.source.id) return
    if (target.at === shownAt) return
    shownAt = target.at
    const length = session.source.text.length
    const passage = {
      start: Math.min(target.start, length),
      end: Math.min(Math.max(target.end, target.start), length),
    }
    view.select(passage.start, passage.start)
    view.reveal(passage, 'center')
    view.flash(passage)
    const { codingId, selectCoding } = useWorkspace.getState()
    if (codingId === null) return
    if (session.orphans.some(({ id }) => id === realId(codingId))) openOrphans(realId(codingId))
    else selectCoding(realId(codingId))
  }, [view, target, session])
}
