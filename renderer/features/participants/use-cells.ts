import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Participant } from '../../../shared/contract/participants.ts'
import { type Column, ruleOf } from './columns.ts'

/** Where somebody goes from a cell that they have written: nowhere, or to the next one that can be written. */
export type Onward = 'stay' | 'next' | 'previous'

interface CellsInput {
  participants: readonly Participant[]
  columns: readonly Column[]
  selectedId: string | null
  scroller: RefObject<HTMLDivElement | null>
  onSelect: (participantId: string) => void
  onRemove: (participant: Participant) => void
  onClear: (participant: Participant, column: Column) => void
  scrollTo: (index: number) => void
}

/** The one cell that has the focus, and whether it is being written. */
export function useCells(input: CellsInput) {
  const { participants, columns, selectedId, scroller, onSelect, onRemove, onClear } = input
  const [columnId, setColumnId] = useState('pseudonym')
  const [isEditing, setIsEditing] = useState(false)
  const wantsFocus = useRef(false)
  const row = Math.max(
    0,
    participants.findIndex(({ id }) => id === selectedId),
  )
  const column = Math.max(
    0,
    columns.findIndex(({ id }) => id === columnId),
  )

  useEffect(() => {
    if (!wantsFocus.current) return
    const cell = scroller.current?.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')
    if (!cell) return
    wantsFocus.current = false
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const goTo = (nextRow: number, nextColumn: number, edits = false) => {
    const participant = participants[Math.max(0, Math.min(participants.length - 1, nextRow))]
    const next = columns[Math.max(0, Math.min(columns.length - 1, nextColumn))]
    if (!participant || !next) return
    input.scrollTo(participants.indexOf(participant))
    wantsFocus.current = !edits
    setColumnId(next.id)
    setIsEditing(edits)
    onSelect(participant.id)
  }
  const edit = (rowIndex = row, columnIndex = column) => {
    const target = columns[columnIndex]
    if (target && ruleOf(target) !== null) goTo(rowIndex, columnIndex, true)
  }
  /** Leaves the editor; `next` and `previous` go on to the nearest cell that can be written. */
  const leave = (onward: Onward) => {
    const step = onward === 'next' ? 1 : -1
    const width = columns.length
    for (let at = row * width + column + step; onward !== 'stay'; at += step) {
      const next = columns[at % width]
      if (at < 0 || at >= participants.length * width || !next) break
      if (ruleOf(next) !== null) return edit(Math.floor(at / width), at % width)
    }
    goTo(row, column)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isEditing || event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / 36) - 2)
    const steps: Record<string, () => void> = {
      ArrowDown: () => goTo(row + 1, column),
      ArrowUp: () => goTo(row - 1, column),
      ArrowLeft: () => goTo(row, column - 1),
      ArrowRight: () => goTo(row, column + 1),
      PageDown: () => goTo(row + page, column),
      PageUp: () => goTo(row - page, column),
      Home: () => goTo(row, 0),
      End: () => goTo(row, columns.length - 1),
      Enter: () => edit(),
      F2: () => edit(),
      Delete: () => {
        const [participant, target] = [participants[row], columns[column]]
        if (!participant || !target) return
        wantsFocus.current = true
        if (target.kind === 'pseudonym') onRemove(participant)
        else onClear(participant, target)
      },
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    step()
  }
  return { row, column, isEditing, goTo, edit, leave, onKeyDown, stop: () => setIsEditing(false) }
}
