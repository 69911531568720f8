import type { SourceSummary } from '../../shared/contract/sources.ts'
import { call } from '../api/client.ts'
import { chooseFiles } from './files.ts'
import { sayError, useNotices } from './notices.ts'

/** Asks where to, and writes the file that a source was imported from, as it came. */
export async function saveOriginal({ id, originalName }: SourceSummary): Promise<void> {
  try {
    const [target] = await chooseFiles('export', originalName ?? '')
    if (!target) return
    const { fileName } = await call('sources.exportOriginal', { sourceId: id, path: target.token })
    useNotices.getState().say(`Written: ${fileName}`)
  } catch (error) {
    sayError(error)
  }
}
