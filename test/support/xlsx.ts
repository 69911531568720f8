import writeWorkbook from 'write-excel-file/node'
import { makeZip, type ZipPart } from './zip.ts'

/** What a cell of a made sheet holds; an empty text is an empty cell. */
export type CellValue = string | number | boolean | Date

/** Makes an Excel file as a spreadsheet program would write it. */
export function makeXlsx(
  sheets: Record<string, readonly (readonly CellValue[])[]>,
): Promise<Buffer> {
  const given = Object.entries(sheets).map(([sheet, rows]) => ({
    sheet,
    data: rows.map(cells =>
      cells.map(value => {
        if (value === '') return null
        if (value instanceof Date) return { value, format: 'dd/mm/yyyy hh:mm' }
        return { value }
      }),
    ),
  }))
  return writeWorkbook(given).toBuffer()
}

const WORKBOOK =
  '<workbook xmlns:r="x"><sheets><sheet name="Answers" sheetId="1" r:id="rId1"/></sheets></workbook>'
const RELATIONS =
  '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'

/** Packs a sheet's own XML as a file of one sheet; parts of the same name take the place of others. */
export function packSheet(sheetXml: string, more: readonly ZipPart[] = []): Buffer {
  const parts: ZipPart[] = [
    { name: 'xl/workbook.xml', data: WORKBOOK },
    { name: 'xl/_rels/workbook.xml.rels', data: RELATIONS },
    { name: 'xl/worksheets/sheet1.xml', data: `<worksheet>${sheetXml}</worksheet>` },
  ]
  const replaced = new Set(more.map(({ name }) => name))
  return makeZip([...parts.filter(({ name }) => !replaced.has(name)), ...more])
}
