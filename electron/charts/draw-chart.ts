import { BarChart, HeatmapChart, LineChart } from 'echarts/charts'
import {
  GridComponent,
  LegendComponent,
  TitleComponent,
  VisualMapComponent,
} from 'echarts/components'
import { init, setPlatformAPI, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { ChartData, ChartLook, DrawnChart } from '../../shared/contract/charts.ts'
import { escapeXml } from '../../shared/diagram/escape-xml.ts'
import { FONT_FAMILY } from '../../shared/diagram/look.ts'
import type { MeasureText } from '../../shared/diagram/scene.ts'
import type { ChartDrawing, ChartInput } from './chart-drawing.ts'
import { CHART_COLOURS } from './colours.ts'
import { drawBars } from './draw-bars.ts'
import { drawGrid } from './draw-grid.ts'
import { drawGrowth } from './draw-growth.ts'

/**
 * Charts as SVG by ECharts, without a window: the same picture in the program, in a file and from the command line. Where
 * everything lies is computed here (`frame.ts`), so that the boxes of the cells are exact; ECharts draws axes and marks.
 */

use([
  ...[BarChart, HeatmapChart, LineChart, SVGRenderer],
  ...[GridComponent, LegendComponent, TitleComponent, VisualMapComponent],
])

/** A chart as a whole SVG file, without its typeface, with the boxes of its cells. */
export function drawChart(data: ChartData, look: ChartLook, measure: MeasureText): DrawnChart {
  const colours = CHART_COLOURS[look.theme ?? 'light']
  const input = { data, look, colours, measure }
  const { frame, option, boxes } = DRAW[data.kind](input)
  const { width, height, plot } = frame
  setPlatformAPI({
    measureText: (text, font) => ({ width: measureFor(measure, text, font) }),
  })
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({
      ...{
        animation: false,
        backgroundColor: colours.paper,
        textStyle: { fontFamily: FONT_FAMILY },
      },
      title: frame.lines.map(({ text, x, y, size, weight, colour }) => ({
        ...{ text, left: x, top: y - size / 2, padding: 0 },
        textStyle: { fontSize: size, fontWeight: weight, color: colour, lineHeight: size },
      })),
      ...option,
    })
    return { svg: tidy(chart.renderToSVGString(), data), width, height, plot, boxes }
  } finally {
    // Its timers would keep the thread from ending.
    chart.dispose()
  }
}

const DRAW: Record<ChartData['kind'], (input: ChartInput) => ChartDrawing> = {
  configurations: drawGrid,
  codes: drawGrid,
  turns: drawGrid,
  evidence: drawBars,
  saturation: drawGrowth,
}

/** Reads a CSS font such as `600 12px Source Sans 3`. */
function measureFor(measure: MeasureText, text: string, font = ''): number {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 12)
  return measure(text, size, /\b(?:600|700|bold)\b/.test(font) ? 600 : 400)
}

/** From the middle of the bundled typeface down to its base line, in its size. */
const MIDDLE = 0.31

/**
 * The SVG with a title and a description for readers who cannot see it, and without what ECharts adds for pages that react
 * to the pointer; its ids do not depend on what was drawn before. Words
 * lie on their base line, since not every program knows another way to centre them. Text is escaped, so no name can look like an attribute.
 */
function tidy(svg: string, { title, summary }: ChartData): string {
  const described = `<title>${escapeXml(title)}</title>\n<desc>${escapeXml(summary)}</desc>`
  return svg
    .replace(/<style ?><!\[CDATA\[[^]*?\]\]>\s*<\/style>\n?/g, '')
    .replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/(id="|url\(#)zr\d+-/g, '$1')
    .replace(/ dominant-baseline="central"/g, ` dy="${MIDDLE}em"`)
    .replace(
      /^<svg [^>]*>/,
      opening => `${opening.replace('<svg ', '<svg role="img" ')}\n${described}`,
    )
}
