import { ROLES, type Role } from '../../shared/domain/roles.ts'
import { type ChartColours, inkOn, mix } from './colours.ts'
import type { ChartDrawing, ChartInput } from './chart-drawing.ts'
import { layOut, SIZES } from './frame.ts'

/** The weakest tint of a cell that is not empty, and how many tints there are. */
const LEAST_SHARE = 0.12
const STEPS = 6

/** A matrix: tints and numbers. What stands on the diagonal of equal headings has no tint, since it is all there are. */
export function drawGrid(input: ChartInput): ChartDrawing {
  const { data, colours, measure } = input
  const { rows, columns, cells } = data
  const isSquare = data.kind === 'codes'
  const most = Math.max(
    1,
    ...cells.map(cell => (isSquare && cell.rowIndex === cell.columnIndex ? 0 : cell.count)),
  )
  const widest = Math.max(0, ...cells.map(({ count }) => measure(String(count), SIZES.number, 400)))
  const height = data.kind === 'turns' ? 36 : 26
  const names = columns.map(({ name }) => name)
  const frame = layOut({
    ...input,
    ...{ left: rows.map(({ name }) => name), along: names },
    cell: { least: Math.max(20, Math.ceil(widest) + 8), most: isSquare ? 56 : 110, height },
    ...{ rowCount: rows.length, columnCount: columns.length },
  })
  const { plot, columnLabel } = frame
  const line = { show: true, interval: 0, lineStyle: { color: colours.rule, width: 1 } }
  const axis = {
    ...{ type: 'category', axisTick: { show: false }, splitLine: line },
    axisLine: { show: true, lineStyle: { color: colours.rule } },
  }
  const label = {
    ...{ color: colours.ink, fontSize: SIZES.label, interval: 0 },
    ...{ overflow: 'truncate', ellipsis: '…' },
  }
  const toneOf = (rowId: string | null, count: number, isDiagonal: boolean) => {
    if (isDiagonal) return colours.paper
    const share = Math.ceil((count / most) * STEPS) / STEPS
    return mix(
      colours.paper,
      strongOf(colours, data.kind, rowId),
      LEAST_SHARE + share * (1 - LEAST_SHARE),
    )
  }
  const size = { width: plot.width / Math.max(1, columns.length), height }
  return {
    frame,
    option: {
      grid: { left: plot.x, top: plot.y, width: plot.width, height: plot.height },
      xAxis: {
        ...{ ...axis, position: 'top', data: names.map((_, at) => String(at)) },
        axisLabel: {
          ...{ ...label, margin: 6, width: columnLabel.length },
          ...(columnLabel.isUpright && { rotate: -90 }),
          formatter: (at: string) => names[Number(at)] ?? '',
        },
      },
      yAxis: {
        ...{ ...axis, inverse: true, data: rows.map((_, at) => String(at)) },
        axisLabel: {
          ...{ ...label, width: frame.rowLabel, margin: 8 },
          formatter: (at: string) => rows[Number(at)]?.name ?? '',
        },
      },
      // ECharts asks for one; every cell has its own colour.
      visualMap: { show: false, min: 0, max: most, inRange: {} },
      series: {
        ...{ type: 'heatmap', silent: true, emphasis: { disabled: true } },
        label: { show: true, fontSize: SIZES.number, textBorderWidth: 0 },
        data: cells.map(({ rowIndex, columnIndex, count }) => {
          const isDiagonal = isSquare && rowIndex === columnIndex
          const colour = toneOf(rows[rowIndex]?.id ?? null, count, isDiagonal)
          return {
            value: [columnIndex, rowIndex, count],
            itemStyle: { color: colour, borderColor: colours.rule, borderWidth: 1 },
            label: { color: isDiagonal ? colours.quiet : inkOn(colour) },
          }
        }),
      },
    },
    boxes: rows.flatMap((_, rowIndex) =>
      columns.map((__, columnIndex) => ({
        ...{ rowIndex, columnIndex, ...size },
        ...{ x: plot.x + columnIndex * size.width, y: plot.y + rowIndex * height },
      })),
    ),
  }
}

/** The strongest tint of a row: a role's own colour, or the one of all. */
function strongOf(colours: ChartColours, kind: string, rowId: string | null): string {
  const role = ROLES.find((one): one is Role => one === rowId)
  return (kind === 'turns' || kind === 'codes') && role !== undefined
    ? colours.roles[role]
    : colours.strong
}
