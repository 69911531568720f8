import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import type { Participant } from '../../../shared/contract/participants.ts'
import { CellEditor } from './CellEditor.tsx'
import { type Column, ruleOf, type Sorting } from './columns.ts'
import { HeadCell } from './HeadCell.tsx'
import styles from './ParticipantTable.module.css'
import { useCells } from './use-cells.ts'
import { writeCell } from './write-cell.ts'

interface ParticipantTableProps {
  participants: readonly Participant[]
  columns: readonly Column[]
  groups: readonly string[]
  selectedId: string | null
  sorting: Sorting
  onSort: (sorting: Sorting) => void
  onSelect: (participantId: string) => void
  onRemove: (participant: Participant) => void
  onEditAttribute: (attributeId: string) => void
}

const ROW_HEIGHT_REM = 2.25

/** The participants as rows, of which only those in view are drawn; one cell at a time has the focus. */
export function ParticipantTable(props: ParticipantTableProps) {
  const { participants, columns, groups, selectedId, sorting, onSelect, onRemove } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const remPixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const virtualizer = useVirtualizer({
    count: participants.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_REM * remPixels,
    overscan: 12,
    scrollPaddingStart: 40,
  })
  const cells = useCells({
    ...{ participants, columns, selectedId, scroller, onSelect, onRemove },
    onClear: (participant, column) => {
      if (ruleOf(column) !== null) writeCell(participant, column, null)
    },
    scrollTo: index => virtualizer.scrollToIndex(index),
  })
  const grid = {
    gridTemplateColumns: columns
      .map(
        ({ width, share }) => `minmax(${width}rem, ${share === 0 ? `${width}rem` : `${share}fr`})`,
      )
      .join(' '),
    minWidth: `${columns.reduce((sum, { width }) => sum + width, 2)}rem`,
  }

  return (
    <>
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label="Participants"
        aria-rowcount={participants.length + 1}
        aria-colcount={columns.length}
      >
        <div className={styles.head} role="row" aria-rowindex={1} style={grid}>
          {columns.map(column => (
            <HeadCell
              key={column.id}
              column={column}
              sorting={sorting}
              onSort={props.onSort}
              onEdit={props.onEditAttribute}
            />
          ))}
        </div>
        <div
          className={styles.rows}
          role="rowgroup"
          style={{ height: virtualizer.getTotalSize(), minWidth: grid.minWidth }}
          onKeyDown={cells.onKeyDown}
        >
          {virtualizer.getVirtualItems().map(({ index, start, size }) => {
            const participant = participants[index]
            if (!participant) return null
            return (
              <div
                key={participant.id}
                className={styles.row}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={participant.id === selectedId}
                style={{ ...grid, height: size, transform: `translateY(${start}px)` }}
              >
                {columns.map((column, at) => {
                  const isActive = index === cells.row && at === cells.column
                  const rule = ruleOf(column)
                  const text = column.text(participant)
                  const isWritten =
                    isActive && cells.isEditing && rule !== null && participant.id === selectedId
                  return (
                    <div
                      key={column.id}
                      role="gridcell"
                      aria-colindex={at + 1}
                      tabIndex={isActive && !isWritten ? 0 : -1}
                      className={styles.cell}
                      data-number={column.isNumber ? column.kind : undefined}
                      data-written={isWritten || undefined}
                      title={isWritten ? undefined : text}
                      onFocus={event => {
                        if (event.target === event.currentTarget && !isActive) cells.goTo(index, at)
                        else if (participant.id !== selectedId) onSelect(participant.id)
                      }}
                      onDoubleClick={() => cells.edit(index, at)}
                    >
                      {isWritten ? (
                        <CellEditor
                          column={column}
                          rule={rule}
                          participant={participant}
                          groups={groups}
                          onCommit={value => writeCell(participant, column, value)}
                          onLeave={cells.leave}
                          onBlur={cells.stop}
                          onProblem={setProblem}
                        />
                      ) : (
                        text
                      )}
                    </div>
                  )
                })}
              </div>
            )
          })}
        </div>
      </div>
      <p className={styles.problem} role="alert">
        {problem}
      </p>
    </>
  )
}
