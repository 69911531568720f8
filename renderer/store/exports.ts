import type { InputOf } from '../../shared/contract/contract.ts'
import type { Product } from '../../shared/contract/exports.ts'
import { call } from '../api/client.ts'
import { mayExport } from './export-check.ts'
import { whileExporting } from './exporting.ts'
import { chooseFiles } from './files.ts'
import { sayError, useNotices } from './notices.ts'

/** How a product is made, as `exports.write` takes it, and what its file is to be called behind the project's title. */
export type ExportOptions = Omit<InputOf<'exports.write'>, 'product' | 'path'> & { name?: string }

/**
 * Checks what might still identify someone, asks where to, writes a product there, shows how far it has come, and says what
 * was written. False where nothing was.
 */
export async function exportProduct(
  product: Product,
  ending: string,
  { name = product, ...options }: ExportOptions = {},
): Promise<boolean> {
  try {
    if (!(await mayExport())) return false
    const { info } = (await call('projects.current', {})) ?? {}
    const suggested = fileName(`${info?.title ?? 'Project'} ${name}`)
    const [target] = await chooseFiles('export', suggested + ending)
    if (!target) return false
    const input = { product, path: target.token, ...options }
    const written = await whileExporting(name, () => call('exports.write', input))
    if (written !== undefined) useNotices.getState().say(`Written: ${written.fileName}`)
    else useNotices.getState().say('Stopped. No file was written.')
    return written !== undefined
  } catch (error) {
    sayError(error)
    return false
  }
}

/** Letters that every file system takes. */
function fileName(text: string): string {
  return text
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120)
}
