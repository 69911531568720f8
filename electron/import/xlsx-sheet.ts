import { LIMITS, tooLarge } from './limits.ts'

/** Cells that are shown as one downwards; rows and columns count from 1, the last ones included. */
export interface MergedCells {
  fromRow: number
  toRow: number
  column: number
}

/** A sheet's XML with the cells that hold something, and nothing else. */
export interface PreparedSheet {
  xml: string
  merged: MergedCells[]
  unsaved: number
}

/**
 * Brings a sheet into the form that the parser takes: every row and cell says where it stands, cells and rows without
 * content are gone (office programs format whole columns, down to row 1,048,576), and so is the claim how large the
 * sheet is. Throws `too_large` where a cell with content lies outside the limits.
 */
export function prepareSheet(whole: string): PreparedSheet {
  const [found = '<sheetData></sheetData>'] =
    /<((?:\w+:)?)sheetData(?:\s[^>]*)?>[\s\S]*<\/\1sheetData>/.exec(whole) ?? []
  const xml = withAddresses(found)
    .replace(EMPTY_CELL, '')
    .replace(FILLED_EMPTY_CELL, '')
    .replace(EMPTY_ROW, '')
  refuseFarCells(xml)
  return {
    xml: `<worksheet>${xml}</worksheet>`,
    merged: mergedDownwards(whole),
    unsaved: xml.match(UNSAVED)?.length ?? 0,
  }
}

const EMPTY_CELL = /<(?:\w+:)?c(?:\s[^>]*)?\/>/g
const FILLED_EMPTY_CELL = /<((?:\w+:)?)c(?:\s[^>]*)?>\s*<\/\1c>/g
const EMPTY_ROW = /<((?:\w+:)?)row(?:\s[^>]*)?(?:\/>|>\s*<\/\1row>)/g
/** A formula with no value, or an empty one, behind it. */
const UNSAVED =
  /<\/?(?:\w+:)?f(?:\s[^>]*)?\/?>\s*(?:<(?:\w+:)?v\s*\/>|<((?:\w+:)?)v><\/\1v>)?\s*<\/(?:\w+:)?c>/g
const PLACED = /<((?:\w+:)?)(row|c)(?=[\s/>])([^>]*)>/g

/** Adds the addresses that some programs leave out: a cell stands right of the one before. */
function withAddresses(xml: string): string {
  if (!/<(?:\w+:)?(?:row|c)(?![^>]*\sr=)[\s/>]/.test(xml)) return xml
  let row = 0
  let column = 0
  return xml.replace(PLACED, (tag, prefix: string, name: string, attributes: string) => {
    const said = addressIn(attributes)
    if (name === 'row') {
      row = said === null ? row + 1 : Number(said)
      column = 0
      return said === null ? `<${prefix}row r="${row}"${attributes}>` : tag
    }
    column = said === null ? column + 1 : columnOf(said)
    return said === null ? `<${prefix}c r="${lettersOf(column)}${row}"${attributes}>` : tag
  })
}

function refuseFarCells(xml: string): void {
  for (const [, , name, attributes = ''] of xml.matchAll(PLACED)) {
    const said = addressIn(attributes) ?? ''
    const row = Number(name === 'row' ? said : said.replace(/^[A-Z]+/i, ''))
    // Whatever is no number is no row within the limits either.
    if (!(row >= 1 && row <= LIMITS.tableRows)) {
      throw tooLarge('The table has more than 20,000 rows.', LIMITS.tableRows)
    }
    if (name === 'c' && columnOf(said) > LIMITS.tableColumns) {
      throw tooLarge('The table has more than 1,000 columns.', LIMITS.tableColumns)
    }
  }
}

function mergedDownwards(xml: string): MergedCells[] {
  const ranges = xml.matchAll(
    /<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})["']/g,
  )
  return [...ranges]
    .map(([, letters = '', from, to]) => ({
      ...{ fromRow: Number(from), toRow: Number(to), column: columnOf(letters) },
    }))
    .filter(({ fromRow, toRow, column }) => toRow > fromRow && column <= LIMITS.tableColumns)
}

function addressIn(attributes: string): string | null {
  return /\sr=["']([^"']*)["']/.exec(attributes)?.[1] ?? null
}

/** The number of a column by its letters, from 1: `AB12` stands in column 28. */
function columnOf(address: string): number {
  let column = 0
  for (const letter of /^[A-Z]{1,4}/i.exec(address)?.[0].toUpperCase() ?? '') {
    column = column * 26 + letter.charCodeAt(0) - 64
  }
  return column
}

/** The letters of a column, as spreadsheets write them. */
function lettersOf(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26))
  return column > 26 ? lettersOf(Math.floor((column - 1) / 26)) + letter : letter
}
