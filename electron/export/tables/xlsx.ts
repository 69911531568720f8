import { escapeXml } from '../../../shared/diagram/escape-xml.ts'
import { cleanText } from '../../../shared/diagram/clean-text.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { cellText } from '../../../shared/tables/cell-text.ts'
import {
  type Cell,
  NOTHING_LISTED,
  type Table,
  type TableColumn,
} from '../../../shared/tables/table.ts'
import { writtenDay } from '../../../shared/domain/written-day.ts'
import { FORMULA_START } from '../csv.ts'
import { corePropertiesXml, packDocument } from './packed.ts'
import {
  CONTENT_TYPES,
  LOOK,
  PACKAGE_RELATIONSHIPS,
  part,
  STYLES,
  WORKBOOK_RELATIONSHIPS,
  workbookXml,
} from './xlsx-parts.ts'

/** What Excel holds: rows of a sheet, and characters of a cell (UTF-16 code units). */
const MAX_ROWS = 1_048_576
const MAX_TEXT = 32_767
const CUT = '\n[cut: a cell holds no more]'

/**
 * A table as an Excel file: one sheet with typed cells, a heading row that stays in view and filters, and a second one that
 * says what it is. Written part by part: the writer that tests use (write-excel-file 4.1.1) fails on a cell that says
 * “constructor”, has no filters, and puts the time into its bytes.
 * Throws `too_large` where a sheet has not enough rows.
 */
export function tableXlsx(table: Table): Uint8Array {
  if (table.rows.length >= MAX_ROWS) {
    throw new AppError('too_large', 'A sheet holds a million rows, and these are more. Write CSV.')
  }
  const strings = new SharedStrings()
  const columns =
    table.groupedBy === null ? table.columns : [groupColumn(table.groupedBy), ...table.columns]
  const lastColumn = columnName(columns.length - 1)
  const range = (lock: string) =>
    `${lock}A${lock}1:${lock}${lastColumn}${lock}${table.rows.length + 1}`
  const across = pagesAcross(columns, table.isLandscape)
  const sheet = sheetXml(table, columns, { filtered: range(''), across, strings })
  const about = aboutXml(table, strings)
  return packDocument({
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': PACKAGE_RELATIONSHIPS,
    'docProps/core.xml': corePropertiesXml(escapeXml(table.title), table.date),
    'xl/workbook.xml': workbookXml(escapeXml(sheetName(table.title)), range('$'), across > 1),
    'xl/_rels/workbook.xml.rels': WORKBOOK_RELATIONSHIPS,
    'xl/worksheets/sheet1.xml': sheet,
    'xl/worksheets/sheet2.xml': about,
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': strings.xml(),
  })
}

/** Every text once, by its number. */
class SharedStrings {
  readonly #numbers = new Map<string, number>()
  #uses = 0

  numberOf(text: string): number {
    this.#uses += 1
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.#numbers.size)
    return this.#numbers.size - 1
  }

  xml(): string {
    const items = [...this.#numbers.keys()].map(
      text => `<si><t xml:space="preserve">${escapeXml(escapeUnderscores(text))}</t></si>`,
    )
    // The root carries how often texts are used, which `part` cannot know.
    return part('sst', items.join('')).replace(
      '<sst ',
      `<sst count="${this.#uses}" uniqueCount="${items.length}" `,
    )
  }
}

/** Excel reads `_x0041_` in a text as the character of that number. */
function escapeUnderscores(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

function groupColumn(label: string): TableColumn {
  return { key: 'group', label, kind: 'text', share: 12 }
}

function sheetXml(
  { rows, groupedBy, isLandscape }: Table,
  columns: readonly TableColumn[],
  { filtered, across, strings }: { filtered: string; across: number; strings: SharedStrings },
): string {
  const widths = widthsOf(columns)
  const cols = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const headings = columns.map(({ label, kind }, index) => {
    const look = kind === 'number' ? LOOK.numberHeading : LOOK.heading
    return textCell(columnName(index), 1, label, look, strings)
  })
  const lines = [
    `<row r="1"${rowHeight(
      columns.map(({ label }) => label),
      widths,
    )}>${headings.join('')}</row>`,
  ]
  rows.forEach(({ group, cells }, index) => {
    const row = index + 2
    const own = groupedBy === null ? cells : [group, ...cells]
    const written = columns.map(({ kind }, place) =>
      cellXml(columnName(place), row, own[place] ?? null, kind, strings),
    )
    lines.push(`<row r="${row}"${rowHeight(own, widths)}>${written.join('')}</row>`)
  })
  const isEmpty = rows.length === 0
  if (isEmpty) {
    const cell = textCell('A', 2, NOTHING_LISTED, LOOK.text, strings)
    lines.push(`<row r="2" ht="${2 * LINE}" customHeight="1">${cell}</row>`)
  }
  const whole = `A2:${columnName(columns.length - 1)}2`
  return part(
    'worksheet',
    [
      '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
      '<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>',
      '<sheetFormatPr defaultRowHeight="15"/>',
      `<cols>${cols.join('')}</cols>`,
      `<sheetData>${lines.join('')}</sheetData>`,
      `<autoFilter ref="${filtered}"/>`,
      ...(isEmpty && columns.length > 1
        ? [`<mergeCells count="1"><mergeCell ref="${whole}"/></mergeCells>`]
        : []),
      '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
      `<pageSetup paperSize="9" orientation="${isLandscape ? 'landscape' : 'portrait'}" fitToWidth="${across}" fitToHeight="0"/>`,
      '<headerFooter><oddFooter>&amp;CPage &amp;P of &amp;N</oddFooter></headerFooter>',
    ].join(''),
  )
}

/** Characters of a column's width. */
function widthsOf(columns: readonly TableColumn[]): number[] {
  return columns.map(({ share }) => Math.min(70, Math.max(9, Math.round(share * 1.6))))
}

/** Characters across an A4 page at the smallest size that is read with ease, 60 %. */
const ACROSS = { landscape: 240, portrait: 165 }

/** How many pages a table is printed across, so that it can be read. */
function pagesAcross(columns: readonly TableColumn[], isLandscape: boolean): number {
  const width = widthsOf(columns).reduce((sum, each) => sum + each, 0)
  return Math.ceil(width / (isLandscape ? ACROSS.landscape : ACROSS.portrait))
}

/** Points: a line of 11 points, and the most that a row can have. */
const LINE = 15
const MAX_HEIGHT = 409

/** So high that what is in the cells can be read: not every program works that out when it opens a file. */
function rowHeight(cells: readonly Cell[], widths: readonly number[]): string {
  const lines = cells.map((cell, index) =>
    cellText(cell)
      .split('\n')
      .reduce((sum, line) => sum + Math.ceil((line.length + 1) / (widths[index] ?? 9)), 0),
  )
  const height = Math.min(MAX_HEIGHT, LINE * Math.max(1, ...lines))
  return ` ht="${height}" customHeight="1"`
}

function cellXml(
  column: string,
  row: number,
  cell: Cell,
  kind: TableColumn['kind'],
  strings: SharedStrings,
): string {
  if (cell === null || cell === '') return ''
  const at = `r="${column}${row}"`
  if (typeof cell === 'number' && Number.isFinite(cell)) {
    return `<c ${at} s="${LOOK.number}"><v>${cell}</v></c>`
  }
  if (typeof cell === 'boolean')
    return `<c ${at} s="${LOOK.plain}" t="b"><v>${Number(cell)}</v></c>`
  if (kind === 'date' && typeof cell === 'string') {
    const serial = dateSerial(cell)
    if (serial !== null) return `<c ${at} s="${LOOK.date}"><v>${serial}</v></c>`
  }
  return textCell(column, row, cellText(cell), LOOK.text, strings)
}

function textCell(
  column: string,
  row: number,
  text: string,
  look: number,
  strings: SharedStrings,
): string {
  const number = strings.numberOf(safeText(text))
  return `<c r="${column}${row}" s="${look}" t="s"><v>${number}</v></c>`
}

/** What a cell can hold; a text that begins like a formula gets an apostrophe, as in CSV, so that it stays a text wherever it goes. */
function safeText(text: string): string {
  const clean = cleanText(text).replace(/\r\n?/g, '\n')
  const safe = FORMULA_START.test(text) || FORMULA_START.test(clean) ? `'${clean}` : clean
  if (safe.length <= MAX_TEXT) return safe
  const room = safe.slice(0, MAX_TEXT - CUT.length)
  // Between two paragraphs where there is such a place near the end, else between two characters.
  const line = room.lastIndexOf('\n')
  const end = line > room.length - 2_000 ? line : room.length
  return `${room.slice(0, end).replace(/[\uD800-\uDBFF]$/, '')}${CUT}`
}

const DAY = 86_400_000

/** Days since 1899-12-30; null for what is no day, or before 1901, where Excel counts a day that never was. */
function dateSerial(text: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(text)
  if (parts === null) return null
  const time = Date.parse(`${parts[0]}T00:00:00Z`)
  if (Number.isNaN(time) || Number(parts[1]) < 1901) return null
  return Math.round((time - Date.UTC(1899, 11, 30)) / DAY)
}

/** Characters that a printed page has room for. */
const ABOUT_WIDTH = 72

function aboutXml({ title, caption, notes, date }: Table, strings: SharedStrings): string {
  const lines = [title, caption, `As of ${writtenDay(date)}`, ...notes]
  const rows = lines.map((line, index) => {
    const look = index === 0 ? LOOK.title : LOOK.text
    const height = index === 0 ? '' : rowHeight([line], [ABOUT_WIDTH])
    return `<row r="${index + 1}"${height}>${textCell('A', index + 1, line, look, strings)}</row>`
  })
  return part(
    'worksheet',
    `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="${ABOUT_WIDTH}" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData><pageSetup paperSize="9" fitToWidth="1" fitToHeight="0"/>`,
  )
}

/** What a sheet can be called. */
function sheetName(title: string): string {
  return (
    cleanText(title)
      .replace(/[[\]/\\:*?']/g, ' ')
      .trim()
      .slice(0, 31) || 'Table'
  )
}

/** A, B, … Z, AA, … of a place from 0. */
function columnName(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26))
  return place < 26 ? letter : `${columnName(Math.floor(place / 26) - 1)}${letter}`
}
