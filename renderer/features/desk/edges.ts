import type { Coding } from '../../../shared/contract/codings.ts'
import { moveEdge, type TextRange } from '../../../shared/text/boundaries.ts'
import { call } from '../../api/client.ts'
import { beforeUndo } from '../../store/act.ts'
import { announce, useDesk } from './desk-store.ts'
import { realId, submit, usePending } from './pending.ts'
import type { DeskSession } from './session.ts'

/** Key presses closer together than this are one step of undo; milliseconds. */
const MERGE_MS = 400

let timer = 0
/** Where edges were moved last. */
let movedIn: DeskSession | null = null

beforeUndo(() => {
  if (movedIn !== null) commitEdges(movedIn)
})

/** Moves an edge of the coding in hand by a word. */
export function nudgeEdge(session: DeskSession, edge: 'start' | 'end', direction: -1 | 1): void {
  const coding = session.selectedCoding
  if (coding === null) return
  const { text, blocks } = session.source
  const moved = moveEdge(text, blocks, coding, edge, direction)
  if (moved.start === coding.start && moved.end === coding.end) return
  showEdges(session, coding, moved)
  session.view?.reveal(
    edge === 'start'
      ? { start: moved.start, end: moved.start + 1 }
      : { start: Math.max(moved.start, moved.end - 1), end: moved.end },
    'nearest',
  )
  announce(
    text
      .slice(moved.start, moved.end)
      .slice(edge === 'start' ? 0 : -60)
      .slice(0, 60),
  )
  window.clearTimeout(timer)
  timer = window.setTimeout(() => commitEdges(session), MERGE_MS)
}

/** Shows a coding with other edges, without asking for them yet. */
export function showEdges(session: DeskSession, coding: Coding, { start, end }: TextRange): void {
  const { edges } = usePending.getState()
  if (edges !== null && realId(edges.codingId) !== realId(coding.id)) commitEdges(session)
  movedIn = session
  const quote = session.source.text.slice(start, end)
  const { selection } = useDesk.getState()
  const isSelected = selection?.start === coding.start && selection.end === coding.end
  usePending.setState({ edges: { codingId: coding.id, start, end, quote } })
  if (!isSelected) return
  useDesk.setState({ selection: { start, end, anchor: start, focus: end } })
  session.view?.map.writeSelection(start, end)
}

/** Asks for the edges that are shown. */
export function commitEdges(session: DeskSession): void {
  window.clearTimeout(timer)
  const { edges } = usePending.getState()
  if (edges === null) return
  usePending.setState({ edges: null })
  const { codingId, start, end, quote } = edges
  const change = { kind: 'update' as const, codingId, patch: { start, end, quote } }
  void submit(session.source.id, change, () =>
    call('codings.update', { codingId: realId(codingId), start, end }),
  )
}
