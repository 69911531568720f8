import { ChartColumn, Download } from 'lucide-react'
import type { InputOf } from '../../../shared/contract/contract.ts'
import { useProcedure } from '../../api/client.ts'
import { exportProduct } from '../../store/exports.ts'
import { useOffersPrint } from '../../store/print.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Select } from '../../ui/Select.tsx'
import { Split } from '../../ui/Split.tsx'
import { findOpen } from './cell-words.ts'
import { ChartOptions } from './ChartOptions.tsx'
import { ChartPicture } from './ChartPicture.tsx'
import { ChartQuotes } from './ChartQuotes.tsx'
import { ChartTable } from './ChartTable.tsx'
import css from './Charts.module.css'
import {
  type ChartChoice,
  choiceOf,
  chooseChart,
  type OpenCell,
  useCharts,
} from './charts-store.ts'
import { useIsDark } from './use-is-dark.ts'
import { useRoom } from './use-room.ts'

const VIEWS = [
  { id: 'picture' as const, label: 'Picture' },
  { id: 'table' as const, label: 'Table' },
]

/** Matrices and plots of the study, each cell a way to its quotes. */
export function Charts() {
  const state = useCharts()
  const { data: sources } = useProcedure('sources.list', {})
  const sourceId = useWorkspace(workspace => workspace.sourceId)
  const first = sources?.find(({ id }) => id === sourceId) ?? sources?.[0]
  const chosen = sources?.find(({ id }) => id === state.sourceId) ?? first
  const chart = choiceOf({ ...state, sourceId: chosen?.id ?? null }, null)
  useOffersPrint(chart === null ? null : { label: 'This chart', of: { what: 'chart', chart } })
  if (sources === undefined) return null
  return (
    <section className="place-column">
      <div className={css.tools}>
        <KindChoice />
        <ChartOptions sourceId={chosen?.id ?? null} />
        <span className={css.spring} />
        <Segments
          label="How the chart is shown"
          value={state.view}
          options={VIEWS}
          onChange={view => useCharts.setState({ view })}
        />
        {chart !== null && <ExportMenu chart={chart} />}
      </div>
      {chart === null ? (
        <EmptyState icon={ChartColumn} title="Nothing to lay out yet">
          Import a transcript, and code it on the coding desk.
        </EmptyState>
      ) : (
        <Chart chart={chart} />
      )}
    </section>
  )
}

function KindChoice() {
  const kind = useCharts(state => state.kind)
  const { data: kinds } = useProcedure('charts.kinds', {})
  return (
    <Select
      label="Chart"
      isLabelHidden
      value={kind}
      options={(kinds ?? []).map(({ kind: id, name, description }) => ({
        ...{ id, label: name, description },
      }))}
      onChange={chosen => chooseChart({ kind: chosen })}
    />
  )
}

/** The chart with what it says, and the quotes of the cell that is open. */
function Chart({ chart }: { chart: ChartChoice }) {
  const { view, open, isLarge } = useCharts()
  const { room, width, zoom } = useRoom()
  const theme = useIsDark() ? ('dark' as const) : ('light' as const)
  const { data: drawn, error } = useProcedure(
    'charts.draw',
    { chart, look: { theme, width: width ?? 960 } },
    { enabled: width !== null },
  )
  const data = drawn?.data
  const cell = data === undefined ? null : findOpen(data, open)
  const show = (to: OpenCell | null) => useCharts.setState({ open: to })
  const isCut =
    data !== undefined &&
    (isLarge || data.rows.length < data.rowTotal || data.columns.length < data.columnTotal)
  const content = (
    <div ref={room} className={css.scroller}>
      {error !== null && <p role="alert">{error.message}</p>}
      {drawn !== undefined && data !== undefined && (
        <>
          <h2 className={css.title}>{data.title}</h2>
          <p className={css.summary}>{data.summary}</p>
          {data.rows.length === 0 || data.columns.length === 0 || data.cells.length === 0 ? (
            <EmptyState icon={ChartColumn} title="Nothing to lay out yet">
              {HINTS[data.kind]}
            </EmptyState>
          ) : view === 'table' ? (
            <ChartTable data={data} open={open} onOpen={show} />
          ) : (
            <ChartPicture key={data.kind} drawn={drawn} zoom={zoom} open={open} onOpen={show} />
          )}
          {isCut && (
            <Checkbox
              label="As many as 100 rows and columns"
              isTicked={isLarge}
              onChange={chosen => chooseChart({ isLarge: chosen })}
            />
          )}
          <ul className={css.notes}>
            {data.notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
  return (
    <Split
      id="charts"
      parts={[
        { id: 'chart', minSize: 400, content },
        {
          ...{ id: 'quotes', size: 340, minSize: 260, maxSize: 560 },
          content:
            data === undefined || cell === null ? (
              <aside className="place-hint">
                Choose a cell to read the passages that it counts.
              </aside>
            ) : (
              <ChartQuotes
                key={`${cell.rowIndex} ${cell.columnIndex}`}
                data={data}
                cell={cell}
                onClose={() => show(null)}
              />
            ),
        },
      ]}
    />
  )
}

/** What is to be done first where a chart has nothing to show. */
const HINTS: Record<ChartChoice['kind'], string> = {
  configurations: 'Attach passages to configurations or their elements as evidence.',
  codes: 'Code passages with codes, so that there is something to hold against each other.',
  turns: 'Code passages of this source with roles.',
  evidence: 'Attach passages as evidence that supports, refines or challenges.',
  saturation: 'Attach passages to elements, or code them.',
}

const FILES: readonly {
  id: string
  ending: string
  label: string
  description: string
  look?: InputOf<'exports.write'>['chartLook']
  startsGroup?: boolean
}[] = [
  { id: 'svg', ending: '.svg', label: 'SVG', description: 'For journals and for editing' },
  { id: 'png', ending: '.png', label: 'PNG', description: 'For documents and slides' },
  { id: 'pdf', ending: '.pdf', label: 'PDF', description: 'A page of its own size' },
  {
    ...{ id: 'mono-svg', ending: '.svg', label: 'SVG in black and white', startsGroup: true },
    ...{ description: 'For print', look: { theme: 'mono' } },
  },
  {
    ...{ id: 'mono-png', ending: '.png', label: 'PNG in black and white' },
    ...{ description: 'For print', look: { theme: 'mono', scale: 4 } },
  },
  {
    ...{ id: 'csv', ending: '.csv', label: 'CSV', startsGroup: true },
    description: 'The numbers, with all rows and columns',
  },
]

function ExportMenu({ chart }: { chart: ChartChoice }) {
  const name = useProcedure('charts.kinds', {}).data?.find(({ kind }) => kind === chart.kind)?.name
  return (
    <Menu
      label="Export the chart"
      placement="bottom end"
      actions={FILES.map(({ ending, look, ...action }) => ({
        ...action,
        onAction: () =>
          void exportProduct('chart', ending, {
            ...{ chart, name: name?.toLowerCase() ?? 'chart' },
            ...(look !== undefined && { chartLook: look }),
          }),
      }))}
    >
      <Button icon={Download}>Export</Button>
    </Menu>
  )
}
