import { type PointerEvent, useLayoutEffect, useState } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import { wordsIn } from '../../../shared/text/boundaries.ts'
import { blockIndexAt } from '../../../shared/text/block-index.ts'
import type { Box } from '../../editor/geometry.ts'
import type { TranscriptView } from '../../editor/transcript-view.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { useDesk } from './desk-store.ts'
import { commitEdges, showEdges } from './edges.ts'
import styles from './EdgeHandles.module.css'
import { type DeskSession, useSession } from './session.ts'

type Edge = 'start' | 'end'

/** Handles at both ends of the coding in hand; dragged, they go by words, with Alt by characters. */
export function EdgeHandles({
  view,
  codings,
}: {
  view: TranscriptView
  codings: readonly Coding[]
}) {
  const session = useSession()
  const codingId = useWorkspace(state => state.codingId)
  const isMoving = useDesk(state => state.isMovingEdges)
  const [boxes, setBoxes] = useState<Record<Edge, Box> | null>(null)
  const coding = session.find(codingId)

  useLayoutEffect(() => {
    const read = () => setBoxes(coding === null ? null : boxesOf(view, coding))
    read()
    return view.near.observe(read)
  }, [view, coding, codings])

  if (coding === null || boxes === null) return null
  return (['start', 'end'] as const).map(edge => (
    <span
      key={edge}
      className={styles.handle}
      data-edge={edge}
      data-moving={isMoving || undefined}
      style={{
        top: boxes[edge].top,
        height: boxes[edge].bottom - boxes[edge].top,
        left: edge === 'start' ? boxes[edge].left : boxes[edge].right,
      }}
      onPointerDown={event => startDrag(event, view, session, edge)}
      aria-hidden
    />
  ))
}

function boxesOf({ geometry }: TranscriptView, coding: Coding): Record<Edge, Box> {
  return {
    start: geometry.characterBox(coding.start, 'behind'),
    end: geometry.characterBox(coding.end, 'before'),
  }
}

function startDrag(
  event: PointerEvent<HTMLElement>,
  view: TranscriptView,
  session: DeskSession,
  edge: Edge,
): void {
  if (event.button !== 0) return
  event.preventDefault()
  const handle = event.currentTarget
  // The handle must not be what lies under the pointer, or there would be no text to find there.
  handle.dataset.dragged = ''
  handle.setPointerCapture(event.pointerId)
  useDesk.setState({ isDraggingEdge: true })
  const onMove = (move: globalThis.PointerEvent) => {
    const coding = session.selectedCoding
    const offset = view.geometry.offsetFromPoint(move.clientX, move.clientY)
    if (coding === null || offset === null) return
    const place = move.altKey ? offset : nearestWord(session, offset, edge)
    const range = { start: coding.start, end: coding.end, [edge]: place }
    if (range.end > range.start) showEdges(session, coding, range)
  }
  const onEnd = () => {
    delete handle.dataset.dragged
    useDesk.setState({ isDraggingEdge: false })
    handle.removeEventListener('pointermove', onMove)
    handle.removeEventListener('pointerup', onEnd)
    handle.removeEventListener('pointercancel', onEnd)
    commitEdges(session)
  }
  handle.addEventListener('pointermove', onMove)
  handle.addEventListener('pointerup', onEnd)
  handle.addEventListener('pointercancel', onEnd)
}

/** The start or the end of a word that is nearest to an offset; a sentence's full stop may be taken along. */
function nearestWord({ source }: DeskSession, offset: number, edge: Edge): number {
  const block = source.blocks[blockIndexAt(source.blocks, offset)]
  if (block === undefined) return offset
  const words = wordsIn(source.text, block.contentStart, block.end)
  const stops = words.map(word => word[edge])
  stops.push(edge === 'start' ? block.contentStart : block.end)
  for (const [index, word] of words.entries()) {
    const gapEnd = words[index + 1]?.start ?? block.end
    const mark = source.text.slice(word.end, gapEnd).search(/\s|$/)
    if (edge === 'end' && mark > 0) stops.push(word.end + mark)
  }
  return stops.reduce((best, stop) =>
    Math.abs(stop - offset) < Math.abs(best - offset) ? stop : best,
  )
}
