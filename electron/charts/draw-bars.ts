import { STANCES, type Stance } from '../../shared/domain/roles.ts'
import type { ChartColours } from './colours.ts'
import { inkOn } from './colours.ts'
import type { ChartDrawing, ChartInput } from './chart-drawing.ts'
import { layOut, SIZES } from './frame.ts'
import { scaleTo } from './scale.ts'

const ROW = 32
const BAR = 20
const LEGEND = 24
/** Narrowest box that a hand can hit. */
const LEAST_BOX = 8

/** Bars of what is said, one a row, stacked by stance; each stance has a pattern besides its colour. */
export function drawBars(input: ChartInput): ChartDrawing {
  const { data, colours, measure } = input
  const { rows, columns, cells } = data
  const counts = rows.map((_, row) =>
    STANCES.map(
      (__, at) => cells.find(one => one.rowIndex === row && one.columnIndex === at)?.count ?? 0,
    ),
  )
  const totals = counts.map(of => of.reduce((sum, value) => sum + value, 0))
  const { max, interval } = scaleTo(Math.max(1, ...totals))
  const frame = layOut({
    ...input,
    ...{ left: rows.map(({ name }) => name), along: [] },
    cell: { least: 200, most: 640, height: ROW },
    ...{ rowCount: rows.length, columnCount: 1, extra: LEGEND },
  })
  const { plot } = frame
  const perPassage = plot.width / max
  const label = { color: colours.ink, fontSize: SIZES.label }
  const isWide = (value: number) =>
    value * perPassage > measure(String(value), SIZES.number, 600) + 6
  return {
    frame,
    option: {
      grid: { left: plot.x, top: plot.y, width: plot.width, height: plot.height },
      legend: {
        ...{
          left: plot.x,
          top: plot.y - 22 - LEGEND - 2,
          padding: 0,
          itemGap: 18,
          selectedMode: false,
        },
        ...{ itemWidth: 22, itemHeight: 14, icon: 'rect', data: columns.map(({ name }) => name) },
        textStyle: label,
      },
      xAxis: {
        ...{ type: 'value', position: 'top', max, interval, axisLabel: { ...label, margin: 6 } },
        splitLine: { lineStyle: { color: colours.rule } },
      },
      yAxis: {
        ...{ type: 'category', inverse: true, data: rows.map((_, at) => String(at)) },
        ...{ axisTick: { show: false }, axisLine: { lineStyle: { color: colours.rule } } },
        axisLabel: {
          ...{
            ...label,
            interval: 0,
            width: frame.rowLabel,
            overflow: 'truncate',
            ellipsis: '…',
            margin: 8,
          },
          formatter: (at: string) => rows[Number(at)]?.name ?? '',
        },
      },
      series: STANCES.map((stance, at) => ({
        ...{
          type: 'bar',
          name: columns[at]?.name ?? '',
          stack: 'all',
          barWidth: BAR,
          silent: true,
        },
        ...{ emphasis: { disabled: true }, itemStyle: styleOf(stance, colours) },
        label: { show: true, fontSize: SIZES.number, fontWeight: 600, textBorderWidth: 0 },
        data: counts.map(of => {
          const value = of[at] ?? 0
          const ground = colours.stances[stance]
          return {
            value,
            label: {
              ...{ show: isWide(value), color: inkOn(ground), backgroundColor: ground },
              padding: [1, 2],
            },
          }
        }),
      })),
    },
    boxes: cells.map(({ rowIndex, columnIndex, count }) => {
      const before = (counts[rowIndex] ?? [])
        .slice(0, columnIndex)
        .reduce((sum, one) => sum + one, 0)
      const width = Math.max(LEAST_BOX, count * perPassage)
      return {
        ...{ rowIndex, columnIndex, width, height: ROW - 4 },
        ...{ x: plot.x + before * perPassage, y: plot.y + rowIndex * ROW + 2 },
      }
    }),
  }
}

/** Supporting is plain, refining dotted, challenging hatched: the signs that survive a photocopier. */
function styleOf(stance: Stance, colours: ChartColours) {
  const look = { color: colours.stances[stance], borderColor: colours.pattern, borderWidth: 0.75 }
  const pattern = { color: colours.pattern, backgroundColor: 'transparent' }
  if (stance === 'supports') return look
  const decal =
    stance === 'refines'
      ? {
          ...pattern,
          symbol: 'circle',
          symbolSize: 0.5,
          dashArrayX: [
            [5, 5],
            [0, 5, 5, 0],
          ],
          dashArrayY: [5, 0],
        }
      : {
          ...pattern,
          symbol: 'rect',
          dashArrayX: [1, 0],
          dashArrayY: [1.2, 5],
          rotation: -Math.PI / 4,
        }
  return { ...look, decal }
}
