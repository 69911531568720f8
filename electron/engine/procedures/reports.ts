import type { PageMark, PrintedPages } from '../../../shared/contract/reports.ts'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { Mark } from '../../../shared/diagram/drawing.ts'
import { type Sheet, sheetOf } from '../../../shared/reports/paper.ts'
import { listAdjustments } from '../../db/repositories/diagram-adjustments.ts'
import { getProjectInfo } from '../../db/repositories/project.ts'
import { countStudy } from '../../db/repositories/study-counts.ts'
import { gatherChart } from '../charts/gather-chart.ts'
import { gatherDiagram } from '../diagram.ts'
import type { AreaHandlers } from '../handlers.ts'
import { gatherCardSheet } from '../export-theory.ts'
import { gatherReport } from '../reports/gather-report.ts'
import { methodsParagraphs } from '../reports/methods.ts'
import type { Session } from '../session.ts'

/** Documents of the project, as they are printed. */
export const reportHandlers: AreaHandlers<'reports'> = {
  'reports.methods': db => ({
    title: getProjectInfo(db).title,
    paragraphs: methodsParagraphs(countStudy(db)),
  }),
  'reports.pages': (_db, input, session) => {
    const { of, ...paper } = input
    if (of.what === 'diagram') return pageOfDiagram(session, of, paper)
    if (of.what === 'chart') return pageOfChart(session, of, paper)
    if (of.what === 'cards') return pagesOfCards(session, of)
    return pagesOf(session, input)
  },
}

type Order = ParsedInputOf<'reports.pages'>

async function pagesOf(session: Session, { of, paper, orientation }: Order): Promise<PrintedPages> {
  const report = await gatherReport(session, of)
  const sheet = sheetOf(paper, orientation, report.isLandscape)
  const pages = await session.layOutReport(report, sheet)
  const { width, height } = sheet
  return {
    ...{ title: report.title, width, height },
    pages: pages.map(({ marks }) => ({ scale: 1, x: 0, y: 0, marks: flatten(marks) })),
  }
}

type Papers = Omit<Order, 'of'>
type Of<What extends Order['of']['what']> = Extract<Order['of'], { what: What }>

async function pageOfDiagram(
  session: Session,
  { theoryId, filter, layout = 'roles', hiddenStatuses }: Of<'diagram'>,
  papers: Papers,
): Promise<PrintedPages> {
  const db = session.seenDb()
  const drawing = await session.drawPicture({
    input: gatherDiagram(db, theoryId, filter),
    ...{ layout, adjustments: listAdjustments(db, { theoryId, layout }), hiddenStatuses },
  })
  return pageOf(drawing, flatten(drawing.marks), papers)
}

async function pageOfChart(
  session: Session,
  { chart }: Of<'chart'>,
  papers: Papers,
): Promise<PrintedPages> {
  const data = gatherChart(session.seenDb(), chart)
  const { svg, width, height } = await session.drawChart({
    data,
    look: { hasTitle: true },
    as: 'drawn',
  })
  const href = `data:image/svg+xml,${encodeURIComponent(svg)}`
  const picture = { title: data.title, width, height }
  return pageOf(picture, [{ kind: 'image', href, width, height }], papers)
}

/** Cards on the paper that they have by themselves. */
async function pagesOfCards(session: Session, of: Of<'cards'>): Promise<PrintedPages> {
  const sheet = gatherCardSheet(session.seenDb(), of)
  const { width, height, pages } = await session.layOutCards(sheet)
  return {
    ...{ title: sheet.title, width, height },
    pages: pages.map(marks => ({ scale: 1, x: 0, y: 0, marks: flatten(marks) })),
  }
}

/** A picture on a page of its own. */
function pageOf(
  picture: { title: string; width: number; height: number },
  marks: PageMark[],
  { paper, orientation }: Papers,
): PrintedPages {
  const sheet = sheetOf(paper, orientation, picture.width > picture.height)
  const { width, height } = sheet
  return { title: picture.title, width, height, pages: [{ ...fit(picture, sheet), marks }] }
}

type Size = { width: number; height: number }

/** Points for each CSS pixel, in which drawings are. */
const NATURAL = 0.75

/** Shrinks a drawing to a sheet, never enlarges it; centred across, and from the top. */
function fit({ width, height }: Size, sheet: Sheet): { scale: number; x: number; y: number } {
  const margin = sheet.margin / 2
  const scale = Math.min(
    NATURAL,
    (sheet.width - 2 * margin) / width,
    (sheet.height - 2 * margin) / height,
  )
  return { scale, x: (sheet.width - width * scale) / 2, y: margin }
}

function flatten(marks: readonly Mark[]): PageMark[] {
  return marks.flatMap((mark): PageMark[] => {
    if (mark.kind === 'group') return flatten(mark.marks)
    if (mark.kind === 'text') return [mark]
    const { dash, ...path } = mark
    return [{ ...path, ...(dash !== undefined && { dash: [...dash] }) }]
  })
}
