import { CHART_KINDS } from '../../../shared/charts/kinds.ts'
import { CHARTS, gatherChart } from '../charts/gather-chart.ts'
import type { AreaHandlers } from '../handlers.ts'

/** Matrices and plots. */
export const chartHandlers: AreaHandlers<'charts'> = {
  'charts.kinds': () => CHART_KINDS.map(kind => ({ kind, ...CHARTS[kind] })),
  'charts.get': (db, { chart }) => gatherChart(db, chart),
  'charts.draw': async (db, { chart, look = {} }, session) => {
    const data = gatherChart(db, chart)
    return { ...(await session.drawChart({ data, look, as: 'drawn' })), data }
  },
}
