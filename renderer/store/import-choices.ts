import type { Encoding } from '../../shared/text/encodings.ts'
import { call } from '../api/client.ts'
import { type ImportRow, isWanted, type RowChange, withPreview } from './import-rows.ts'
import { useImport } from './imports.ts'
import { listForImport } from './names.ts'
import { sayError } from './notices.ts'

/** Changes one file's row. */
export function changeRow(token: string, change: RowChange): void {
  changeRows(row => (row.token === token ? { ...row, ...change } : row))
}

/** Changes the rows of all files that are to be imported. */
export function changeWanted(change: Pick<RowChange, 'kind' | 'group'>): void {
  changeRows(row => (isWanted(row) ? { ...row, ...change } : row))
}

/** Ticks or unticks every file that can be read. */
export function tickAll(isTicked: boolean): void {
  changeRows(row => (row.preview.error === null ? { ...row, isTicked } : row))
}

/** Reads a text file again in another encoding. */
export async function readAs(token: string, encoding: Encoding): Promise<void> {
  // The choice may be changed again, or the import given up, before the answer is there.
  const change = (to: (row: ImportRow) => ImportRow) =>
    changeRows(row => (row.token === token && row.encoding === encoding ? to(row) : row))
  changeRows(row => (row.token === token ? { ...row, encoding, isReading: true } : row))
  try {
    const { files } = await call('sources.preview', {
      files: [token],
      items: [{ file: 0, encoding }],
      ...listForImport(),
    })
    change(row => (files[0] ? withPreview(row, files[0]) : row))
  } catch (error) {
    change(row => ({ ...row, isReading: false }))
    if (useImport.getState().phase === 'choosing') sayError(error)
  }
}

function changeRows(change: (row: ImportRow) => ImportRow): void {
  useImport.setState(({ rows }) => ({ rows: rows.map(change) }))
}
