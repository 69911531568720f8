import type { ChartDrawing, ChartInput } from './chart-drawing.ts'
import { layOut, SIZES } from './frame.ts'
import { scaleTo } from './scale.ts'

/** Heights of the two plots, and of what stands between them, in CSS pixels. */
const KNOWN = 120
const GAP = 52
const FRESH = 150
const HEADING = 28
const LEAST_COLUMN = 20

/**
 * What is known by each source as a line, and below it what is new there as bars; each has a scale of its own, since a few
 * new things among two thousand would not be seen.
 */
export function drawGrowth(input: ChartInput): ChartDrawing {
  const { data, colours } = input
  const { rows, columns, cells } = data
  const counts = [0, 1].map(row => {
    const values = columns.map(() => 0)
    for (const { rowIndex, columnIndex, count } of cells) {
      if (rowIndex === row) values[columnIndex] = count
    }
    return values
  })
  const [fresh = [], known = []] = counts
  const scales = [known, fresh].map(values => scaleTo(Math.max(1, ...values), 3))
  const frame = layOut({
    ...input,
    data: { ...data, rowTitle: '' },
    ...{ left: scales.map(({ max }) => max.toLocaleString('en-GB')) },
    along: columns.map(({ name }) => name),
    cell: { least: LEAST_COLUMN, most: 90, height: KNOWN + GAP + FRESH },
    ...{ rowCount: 1, columnCount: columns.length, isBelow: true, extra: HEADING },
  })
  const { plot, columnLabel } = frame
  const tops = [plot.y, plot.y + KNOWN + GAP]
  const width = plot.width / Math.max(1, columns.length)
  const label = { color: colours.ink, fontSize: SIZES.label }
  const heading = { x: plot.x, size: SIZES.heading, weight: 600, colour: colours.quiet } as const
  const names = [rows[1]?.name ?? '', rows[0]?.name ?? '']
  const lineColour = colours.roles.M
  const silent = { silent: true, emphasis: { disabled: true } }
  return {
    frame: {
      ...frame,
      lines: [
        ...frame.lines,
        ...names.map((text, at) => ({ ...heading, text, y: (tops[at] ?? 0) - 24 })),
      ],
    },
    option: {
      grid: tops.map((top, at) => ({
        ...{ left: plot.x, top, width: plot.width, height: at === 0 ? KNOWN : FRESH },
      })),
      xAxis: tops.map((_, at) => ({
        ...{ type: 'category', gridIndex: at, data: columns.map((__, column) => String(column)) },
        ...{ axisTick: { show: false }, axisLine: { lineStyle: { color: colours.rule } } },
        axisLabel: {
          ...{ ...label, show: at === 1, interval: 0, margin: 6, overflow: 'truncate' },
          ...{ ellipsis: '…', width: columnLabel.length },
          ...(columnLabel.isUpright && { rotate: 90 }),
          formatter: (column: string) => columns[Number(column)]?.name ?? '',
        },
      })),
      yAxis: scales.map(({ max, interval }, at) => ({
        ...{ type: 'value', gridIndex: at, max, interval, axisLabel: label },
        splitLine: { lineStyle: { color: colours.rule } },
      })),
      series: [
        {
          ...{ type: 'line', xAxisIndex: 0, yAxisIndex: 0, data: known, symbolSize: 6 },
          ...{ symbol: 'circle', showAllSymbol: true, ...silent },
          lineStyle: { color: lineColour, width: 2 },
          itemStyle: { color: lineColour },
        },
        {
          ...{ type: 'bar', xAxisIndex: 1, yAxisIndex: 1, barWidth: '62%', ...silent },
          // A bar without height would be a stroke over the axis.
          data: fresh.map(value => ({ value, itemStyle: { borderWidth: value === 0 ? 0 : 0.75 } })),
          label: {
            ...{ show: true, position: 'top', fontSize: SIZES.number, distance: 3 },
            ...{ color: colours.ink, textBorderWidth: 0 },
          },
          itemStyle: {
            color: colours.stances.supports,
            borderColor: colours.pattern,
          },
        },
      ],
    },
    boxes: columns.map((_, columnIndex) => ({
      ...{ rowIndex: 0, columnIndex, width, height: plot.height },
      ...{ x: plot.x + columnIndex * width, y: plot.y },
    })),
  }
}
