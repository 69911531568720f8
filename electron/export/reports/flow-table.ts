import type { ReportBlock } from '../../../shared/reports/report.ts'
import { cellText } from '../../../shared/tables/cell-text.ts'
import {
  type Cell,
  type CellParagraph,
  shareOf,
  type TableColumn,
} from '../../../shared/tables/table.ts'
import type { Box, FlowLine } from './flow.ts'
import { GROUP_FILL, HEAD_FILL, INK, LEADING, LINE, SIZE, SOFT, STRONG_LINE } from './look.ts'
import { keepTogether, type Setting, set } from './set-lines.ts'
import type { Run } from './wrap-runs.ts'

const LINE_HEIGHT = SIZE.cell * LEADING
const [PAD_X, PAD_Y] = [5, 4]
/** A row with at most so many lines is never broken. */
const WHOLE_ROW = 14
/** A heading row with more lines than this stands only at the beginning. */
const MOST_HEAD_LINES = 6

interface Column extends TableColumn {
  left: number
  width: number
}

/** A table as lines: its heading row is on every page, and its rows are broken only where they are long. */
export function flowTable(
  { columns, rows, groupedBy }: Extract<ReportBlock, { kind: 'table' }>,
  setting: Setting,
): FlowLine[] {
  const placed = placeColumns(columns, setting)
  const headLines = flowRow(
    placed.map(({ label }) => [bold(label)]),
    placed,
    setting,
    { fill: HEAD_FILL, rule: STRONG_LINE },
  ).map(line => ({ ...line, isKept: true }))
  const lines: FlowLine[] = []
  let group: string | null = null
  for (const row of rows) {
    if (groupedBy !== null && (lines.length === 0 || row.group !== group)) {
      group = row.group
      const whole = [{ ...EMPTY_COLUMN, left: setting.left, width: setting.room }]
      const band = flowRow([[bold(group ?? '')]], whole, setting, { fill: GROUP_FILL, rule: LINE })
      lines.push(...band.map(line => ({ ...line, isKept: true })))
    }
    const cells = placed.map((_column, index) => cellRuns(row.cells[index] ?? null))
    lines.push(...flowRow(cells, placed, setting, { rule: LINE }))
  }
  const head = headLines.length > MOST_HEAD_LINES ? [] : headLines
  return [
    ...headLines.map((line, index) => (index === 0 ? { ...line, before: 8 } : line)),
    ...lines.map(line => ({ ...line, head })),
    { height: 6, marks: [rule(setting.left, setting.room, STRONG_LINE)] },
  ]
}

const EMPTY_COLUMN = { key: '', label: '', kind: 'text', share: 1 } as const

function placeColumns(columns: readonly TableColumn[], { left, room }: Setting): Column[] {
  const all = Math.max(1, shareOf(columns))
  let at = left
  return columns.map(column => {
    const placed = { ...column, left: at, width: (room * column.share) / all }
    at += placed.width
    return placed
  })
}

/** Cells beside each other, a line at a time, with a rule above. */
function flowRow(
  cells: readonly Run[][],
  columns: readonly Column[],
  { measure }: Setting,
  look: { fill?: string; rule: string },
): FlowLine[] {
  const first = columns[0]
  const last = columns.at(-1)
  if (first === undefined || last === undefined) return []
  const [left, width] = [first.left, last.left + last.width - first.left]
  const filled = columns.map((column, index) => {
    const room = Math.max(8, column.width - 2 * PAD_X)
    const setting = { left: column.left + PAD_X, room, measure }
    const lines = set(cells[index] ?? [], setting, { size: SIZE.cell })
    return column.kind === 'number' && index > 0 ? toRight(lines, setting) : lines
  })
  const height = Math.max(...filled.map(lines => lines.length))
  const lines: FlowLine[] = [{ height: PAD_Y, marks: [] }]
  for (let index = 0; index < height; index += 1) {
    lines.push({
      ...{ height: LINE_HEIGHT, marks: filled.flatMap(cell => cell[index]?.marks ?? []) },
    })
  }
  lines.push({ height: PAD_Y, marks: [] })
  for (const line of lines) {
    if (look.fill === undefined) continue
    line.marks.unshift({ kind: 'box', x: left, width, height: line.height, fill: look.fill })
  }
  lines[0]?.marks.push(rule(left, width, look.rule))
  if (lines.length > WHOLE_ROW) return keepTogether(lines)
  return lines.map((line, index) => (index === lines.length - 1 ? line : { ...line, isKept: true }))
}

/** Numbers stand at the right, but for those that name a row. */
function toRight(lines: FlowLine[], { left, room, measure }: Setting): FlowLine[] {
  return lines.map(line => ({
    ...line,
    marks: line.marks.map(mark =>
      mark.kind === 'text'
        ? { ...mark, x: left + room - measure(mark.text, mark.size, mark.weight) }
        : mark,
    ),
  }))
}

function rule(x: number, width: number, fill: string): Box {
  return { kind: 'box', x, width, height: 0.6, fill }
}

function cellRuns(cell: Cell): Run[] {
  if (!Array.isArray(cell)) return [plain(cellText(cell))]
  return cell.flatMap((paragraph, index) => [
    ...(index > 0 ? [plain('\n')] : []),
    ...paragraphRuns(paragraph),
  ])
}

function paragraphRuns({ style, text, attribution }: CellParagraph): Run[] {
  const by = attribution === null ? [] : [soft(` (${attribution})`)]
  if (style === 'quote') return [plain(`“${text}”`), ...by]
  if (style === 'label') return [bold(text), ...by]
  return [style === 'context' ? soft(text) : plain(text), ...by]
}

function plain(text: string): Run {
  return { text, weight: 400, fill: INK }
}

function bold(text: string): Run {
  return { text, weight: 600, fill: INK }
}

function soft(text: string): Run {
  return { text, weight: 400, fill: SOFT }
}
