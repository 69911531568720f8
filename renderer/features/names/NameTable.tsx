import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import { checkRules } from '../../../shared/names/rules.ts'
import { changeRows, isFilled, type NameRow, toRow, useNames } from '../../store/names.ts'
import { useKeys } from '../../ui/keys.ts'
import { type CellMoves, NameTableRow } from './NameTableRow.tsx'
import styles from './NameTable.module.css'
import { type Column, type PastedRow } from './paste-rows.ts'

/** Of a row without a remark. */
const ROW_HEIGHT_REM = 2.25

/** The list of names, written in place like a spreadsheet; the last row is always free. */
export function NameTable() {
  const rows = useNames(state => state.rows)
  const scroller = useRef<HTMLDivElement>(null)
  const wanted = useRef<{ row: number; column: Column } | null>(null)
  const problems = useProblems(rows)
  const remPixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const [free, setFree] = useState(emptyRow)
  // Something was written in it: it is a row of the list now.
  if (rows.some(({ id }) => id === free.id)) setFree(emptyRow)
  const shown = useMemo(() => [...rows, free], [rows, free])
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_REM * remPixels,
    getItemKey: index => shown[index]?.id ?? index,
    overscan: 12,
    scrollPaddingStart: 40,
  })
  useKeys('Names', [
    { keys: 'Enter', label: 'Go on to the next name; an empty replacement takes what is proposed' },
    { keys: 'ArrowDown', label: 'Row below; Arrow up: row above' },
    { keys: '$mod+v', label: 'Paste rows from a spreadsheet: name, replacement, kind' },
    { keys: '$mod+Delete', label: 'Remove the row' },
  ])

  const focusWanted = () => {
    if (wanted.current === null) return
    const { row, column } = wanted.current
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-row="${row}"] [data-column="${column}"]`,
    )
    if (!cell) return
    wanted.current = null
    cell.focus()
    if (cell instanceof HTMLInputElement) cell.select()
  }
  // A row out of view has no cell until it is drawn.
  useEffect(focusWanted)

  const moves: CellMoves = {
    goTo(row, column) {
      const target = Math.max(0, Math.min(shown.length - 1, row))
      wanted.current = { row: target, column }
      virtualizer.scrollToIndex(target)
      focusWanted()
    },
    write(index, change) {
      const row = shown[index]
      if (!row) return
      const next = { ...row, ...change }
      changeRows(old => (index < old.length ? old.with(index, next) : [...old, next]))
    },
    paste(index, pasted) {
      changeRows(old => withPasted(old, index, pasted))
    },
    remove(index) {
      if (index >= rows.length) return
      changeRows(old => old.toSpliced(index, 1))
      wanted.current = { row: Math.min(index, rows.length - 1), column: 'name' }
    },
  }

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="table"
      aria-label="Names and what stands for them"
      aria-rowcount={shown.length + 1}
    >
      <div className={styles.head} role="row" aria-rowindex={1}>
        <span role="columnheader">Name</span>
        <span role="columnheader">Replacement</span>
        <span role="columnheader">Kind</span>
        <span role="columnheader">
          <span className="visually-hidden">Remove</span>
        </span>
      </div>
      <div role="rowgroup" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = shown[index]
          return (
            row && (
              <div
                key={row.id}
                ref={virtualizer.measureElement}
                data-index={index}
                data-row={index}
                role="row"
                aria-rowindex={index + 2}
                className={styles.row}
                style={{ transform: `translateY(${start}px)` }}
              >
                <NameTableRow
                  row={row}
                  index={index}
                  isFree={index === rows.length}
                  problem={problems.get(row.id) ?? null}
                  moves={moves}
                />
              </div>
            )
          )
        })}
      </div>
      {rows.length === 0 && (
        <p className={styles.hint}>
          Write a name, Tab, and what is to stand for it; Enter goes on to the next. Rows can be
          pasted from a spreadsheet: name, replacement, kind. Nothing is replaced before you have
          seen every place.
        </p>
      )}
    </div>
  )
}

function emptyRow(): NameRow {
  return toRow({ name: '', replacement: '', kind: 'person' })
}

/** What is wrong with each row, by its id. */
function useProblems(rows: readonly NameRow[]) {
  return useMemo(() => {
    const filled = rows.filter(isFilled)
    const found = new Map<number, { message: string; isError: boolean }>()
    for (const { rule, message, isError } of checkRules(filled)) {
      const id = filled[rule]?.id
      if (id !== undefined && (isError || !found.has(id))) found.set(id, { message, isError })
    }
    return found
  }, [rows])
}

/** Rows with others written over them from a place on. */
function withPasted(
  rows: readonly NameRow[],
  index: number,
  pasted: readonly PastedRow[],
): readonly NameRow[] {
  const next = [...rows]
  pasted.forEach((row, offset) => {
    const under = next[index + offset]
    if (under) next[index + offset] = { ...under, ...row }
    else next.push({ ...emptyRow(), ...row })
  })
  return next.slice(0, 5_000)
}
