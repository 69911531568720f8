import type { EChartsCoreOption } from 'echarts/core'
import type { ChartData, ChartLook, DrawnChart } from '../../shared/contract/charts.ts'
import type { MeasureText } from '../../shared/diagram/scene.ts'
import type { ChartColours } from './colours.ts'
import type { Frame } from './frame.ts'

/** What drawing a chart needs besides the chart. */
export interface ChartInput {
  data: ChartData
  look: ChartLook
  colours: ChartColours
  measure: MeasureText
}

/** What a kind of chart is drawn from. */
export interface ChartDrawing {
  frame: Frame
  option: EChartsCoreOption
  boxes: DrawnChart['boxes']
}
