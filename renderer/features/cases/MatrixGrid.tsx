import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useRef } from 'react'
import type { Case } from '../../../shared/contract/cases.ts'
import type { EvidenceCounts } from '../../../shared/contract/common.ts'
import { act } from '../../store/act.ts'
import { useLive } from '../../ui/use-live.tsx'
import { CellBar } from './CellBar.tsx'
import type { MatrixData } from './cell-evidence.ts'
import css from './MatrixGrid.module.css'
import { MatrixHead } from './MatrixHead.tsx'
import { useGrid } from './use-grid.ts'
import { columnName } from './words.ts'

interface Props {
  data: MatrixData
  cases: readonly Case[]
  open: { configurationId: string; columnId: string | null } | null
  onOpen: (configurationId: string, columnId: string | null) => void
}

const ROW_REM = 2.75
const HEAD_REM = 3.5
const NAME_REM = 17
const CASE_REM = 9
const COLUMN_REM = 9
/** The first column of counts: the name and the case stand before it. */
const FIRST = 2

/** Configurations as rows, of which only those in view are drawn; names and headings stay in sight. */
export function MatrixGrid({ data: { columns, rows }, cases, open, onOpen }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const { say, live } = useLive()
  const hasCases = cases.length > 0
  const most = rows.reduce(
    (top, { cells }) => cells.reduce((all, cell) => Math.max(all, sum(cell)), top),
    1,
  )
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_REM * rem,
    overscan: 8,
    scrollPaddingStart: HEAD_REM * rem,
  })
  const before = (NAME_REM + (hasCases ? CASE_REM : 0)) * rem
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => COLUMN_REM * rem,
    overscan: 3,
    paddingStart: before,
    scrollPaddingStart: NAME_REM * rem,
  })
  const inView = across.getVirtualItems().map(({ index }) => index)
  const grid = useGrid({
    ...{ rowCount: rows.length, columnCount: columns.length + FIRST, scroller },
    isColumn: at => at !== 1 || hasCases,
    scrollTo: (index, at) => {
      virtualizer.scrollToIndex(index)
      if (at >= FIRST) across.scrollToIndex(at - FIRST)
    },
    onEnter: (rowAt, columnAt) => {
      const row = rows[rowAt]
      if (row && columnAt >= FIRST) {
        onOpen(row.configurationId, columns[columnAt - FIRST]?.id ?? null)
      }
    },
  })
  const layout = {
    gridTemplateColumns: `${NAME_REM}rem ${hasCases ? `${CASE_REM}rem` : '0'} repeat(${columns.length}, ${COLUMN_REM}rem)`,
    minWidth: `${NAME_REM + (hasCases ? CASE_REM : 0) + columns.length * COLUMN_REM}rem`,
  }
  return (
    <>
      {live}
      <div
        ref={scroller}
        className={css.scroller}
        role="grid"
        aria-label="Configurations and who was heard on them"
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + FIRST}
        onKeyDownCapture={grid.onKeyDown}
      >
        <MatrixHead columns={columns} inView={inView} hasCases={hasCases} style={layout} />
        <div
          className={css.rows}
          role="rowgroup"
          style={{ height: virtualizer.getTotalSize(), minWidth: layout.minWidth }}
        >
          {virtualizer.getVirtualItems().map(({ index, start, size }) => {
            const row = rows[index]
            if (!row) return null
            const { configurationId, name, caseId } = row
            const isOpenRow = open?.configurationId === configurationId
            const counts = new Map(row.cells.map(cell => [cell.columnIndex, cell]))
            return (
              <div
                key={configurationId}
                className={css.row}
                role="row"
                aria-rowindex={index + 2}
                style={{ ...layout, height: size, transform: `translateY(${start}px)` }}
              >
                <div
                  role="rowheader"
                  aria-colindex={1}
                  className={css.name}
                  tabIndex={grid.tabIndex(index, 0)}
                  {...grid.cell(index, 0)}
                >
                  <span title={name}>{name}</span>
                </div>
                <div role="gridcell" aria-colindex={2} className={css.case}>
                  {hasCases && (
                    <select
                      className={css.select}
                      aria-label={`Case of ${name}`}
                      value={caseId ?? ''}
                      tabIndex={grid.tabIndex(index, 1)}
                      {...grid.cell(index, 1)}
                      onChange={async ({ target: { value } }) => {
                        const to = value === '' ? null : value
                        if (await act('configurations.update', { configurationId, caseId: to })) {
                          const of = cases.find(({ id }) => id === to)?.name ?? 'no case'
                          say(`${name} is of ${of} now.`)
                        }
                      }}
                    >
                      <option value="">No case</option>
                      {cases.map(one => (
                        <option key={one.id} value={one.id}>
                          {one.name}
                        </option>
                      ))}
                    </select>
                  )}
                </div>
                {inView.map(at => {
                  const column = columns[at]
                  if (!column) return null
                  const cell = counts.get(at)
                  return (
                    <div
                      key={column.id ?? 'none'}
                      role="gridcell"
                      aria-colindex={at + FIRST + 1}
                      aria-label={wordsOf(columnName(column), cell)}
                      aria-selected={isOpenRow && open.columnId === column.id}
                      className={css.cell}
                      style={{ gridColumn: at + FIRST + 1, ...(cell && shareOf(sum(cell) / most)) }}
                      tabIndex={grid.tabIndex(index, at + FIRST)}
                      {...grid.cell(index, at + FIRST)}
                      onClick={() => onOpen(configurationId, column.id)}
                    >
                      {cell && <CellBar counts={cell} />}
                    </div>
                  )
                })}
              </div>
            )
          })}
        </div>
      </div>
    </>
  )
}

/** How strong a cell’s tint is, from 0 to 1. */
function shareOf(share: number): CSSProperties {
  return { '--share': share } as CSSProperties
}

function sum({ supports, refines, challenges }: EvidenceCounts): number {
  return supports + refines + challenges
}

/** What a cell says, for those who cannot see its bar. */
function wordsOf(column: string, counts: EvidenceCounts | undefined): string {
  if (counts === undefined) return `${column}: not heard`
  const { supports, refines, challenges } = counts
  return `${column}: supports ${supports}, refines ${refines}, challenges ${challenges}`
}
