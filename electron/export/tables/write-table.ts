import { strToU8 } from 'fflate'
import type { TableEnding } from '../../../shared/tables/kinds.ts'
import type { Table } from '../../../shared/tables/table.ts'
import { tableCsv } from './csv.ts'
import { tableDocx } from './docx.ts'
import { tableHtml } from './html.ts'
import { tableXlsx } from './xlsx.ts'

/** A table as the content of a file; the same table gives the same bytes. */
export async function writeTable(table: Table, ending: TableEnding): Promise<Uint8Array> {
  switch (ending) {
    case '.docx':
      return tableDocx(table)
    case '.xlsx':
      return tableXlsx(table)
    case '.csv':
      return strToU8(tableCsv(table))
    case '.html':
      return strToU8(tableHtml(table))
  }
}
