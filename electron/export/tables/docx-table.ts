import { escapeXml } from '../../../shared/diagram/escape-xml.ts'
import { cellText } from '../../../shared/tables/cell-text.ts'
import {
  type Cell,
  type CellParagraph,
  NOTHING_LISTED,
  shareOf,
  type Table,
  type TableColumn,
  type TableRow,
} from '../../../shared/tables/table.ts'
import { STYLE } from './docx-styles.ts'

/** Characters to a twip at 9 points, and lines that a page on its side certainly has. */
const CHARACTERS_PER_TWIP = 1 / 92
const SAFE_LINES = 26

/**
 * A table as WordprocessingML, so wide in twips. Written as text: an object for every run of 20,000 passages took more than
 * a gigabyte.
 */
export function tableXml({ title, columns, rows, groupedBy }: Table, width: number): string {
  const all = shareOf(columns)
  const widths = columns.map(({ share }) => Math.floor((width * share) / all))
  const written = [headingRow(columns, widths)]
  let group: string | null = null
  for (const row of rows) {
    if (groupedBy !== null && (written.length === 1 || row.group !== group)) {
      group = row.group
      written.push(groupRow(group ?? '', columns.length, width))
    }
    written.push(bodyRow(row, widths))
  }
  if (rows.length === 0) {
    const look = `<w:gridSpan w:val="${columns.length}"/>`
    written.push(`<w:tr>${cellXml(wordsXml(NOTHING_LISTED, STYLE.plain), width, look)}</w:tr>`)
  }
  const properties = [
    `<w:tblStyle w:val="${STYLE.table}"/><w:tblW w:w="${width}" w:type="dxa"/>`,
    '<w:tblLayout w:type="fixed"/>',
    '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>',
    `<w:tblCaption w:val="${escapeXml(title)}"/>`,
  ]
  const grid = widths.map(each => `<w:gridCol w:w="${each}"/>`)
  return `<w:tbl><w:tblPr>${properties.join('')}</w:tblPr><w:tblGrid>${grid.join('')}</w:tblGrid>${written.join('')}</w:tbl>`
}

function headingRow(columns: readonly TableColumn[], widths: readonly number[]): string {
  const cells = columns.map(({ label, kind }, index) =>
    cellXml(
      wordsXml(label, STYLE.columnHeading, kind === 'number' && index > 0),
      widths[index] ?? 0,
    ),
  )
  return `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cells.join('')}</w:tr>`
}

function groupRow(name: string, span: number, width: number): string {
  const look = `<w:gridSpan w:val="${span}"/><w:shd w:val="clear" w:color="auto" w:fill="F3F1EC"/>`
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cellXml(wordsXml(name, STYLE.group), width, look)}</w:tr>`
}

/** A row that might be longer than a page may break, or Word would begin it on a page of its own. */
function bodyRow({ cells }: TableRow, widths: readonly number[]): string {
  const isWhole = widths.every(
    (width, index) => countLines(cells[index] ?? null, width) <= SAFE_LINES,
  )
  const drawn = widths.map((width, index) =>
    cellXml(contentXml(cells[index] ?? null, index > 0), width),
  )
  return `<w:tr>${isWhole ? '<w:trPr><w:cantSplit/></w:trPr>' : ''}${drawn.join('')}</w:tr>`
}

/** A little too many, rather than too few. */
function countLines(content: Cell, width: number): number {
  const perLine = Math.max(4, width * CHARACTERS_PER_TWIP)
  return cellText(content)
    .split('\n')
    .reduce((sum, line) => sum + Math.ceil((line.length + 1) / perLine), 0)
}

function cellXml(content: string, width: number, look = ''): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${look}</w:tcPr>${content}</w:tc>`
}

/** Numbers stand at the right, but for those that name a row. */
function contentXml(content: Cell, isRight: boolean): string {
  if (Array.isArray(content) && content.length > 0) return content.map(paragraphXml).join('')
  if (typeof content === 'number') return wordsXml(String(content), STYLE.number, isRight)
  return wordsXml(cellText(content), STYLE.plain)
}

function paragraphXml({ style, text, attribution }: CellParagraph): string {
  const by =
    attribution === null
      ? ''
      : runsXml(` (${attribution})`, `<w:rPr><w:rStyle w:val="${STYLE.attribution}"/></w:rPr>`)
  const words = runsXml(style === 'quote' ? `“${text}”` : text)
  return `<w:p><w:pPr><w:pStyle w:val="${STYLE[style]}"/></w:pPr>${words}${by}</w:p>`
}

function wordsXml(text: string, style: string, isRight = false): string {
  const look = `<w:pStyle w:val="${style}"/>${isRight ? '<w:jc w:val="right"/>' : ''}`
  return `<w:p><w:pPr>${look}</w:pPr>${runsXml(text)}</w:p>`
}

/** A line break of the text is one in the paragraph. */
function runsXml(text: string, look = ''): string {
  return text
    .split(/\r\n?|\n/)
    .map((line, index) => {
      const words = `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`
      return `<w:r>${look}${index > 0 ? '<w:br/>' : ''}${words}</w:r>`
    })
    .join('')
}
