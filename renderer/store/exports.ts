import type { Product } from '../../shared/contract/exports.ts'
import type { CardPaper } from '../../shared/domain/realist.ts'
import type { Condition } from '../../shared/retrieval/condition.ts'
import { call } from '../api/client.ts'
import { mayExport } from './export-check.ts'
import { chooseFiles } from './files.ts'
import { sayError, useNotices } from './notices.ts'

/** How flash cards are made. */
interface CardOptions {
  paper: CardPaper
  includeElements: boolean
}

/** Checks what might still identify someone, asks where to, writes a product there, and says what was written. */
export async function exportProduct(
  product: Product,
  ending: string,
  options: { theoryId?: string; name?: string; where?: Condition; cards?: CardOptions } = {},
): Promise<void> {
  try {
    if (!(await mayExport())) return
    const { info } = (await call('projects.current', {})) ?? {}
    const name = fileName(`${info?.title ?? 'Project'} ${options.name ?? product}`)
    const [target] = await chooseFiles('export', name + ending)
    if (!target) return
    const { theoryId, where, cards } = options
    const written = await call('exports.write', {
      product,
      path: target.token,
      ...(theoryId === undefined ? {} : { theoryId }),
      ...(where === undefined ? {} : { where }),
      ...(cards === undefined ? {} : { cards }),
    })
    useNotices.getState().say(`Written: ${written.fileName}`)
  } catch (error) {
    sayError(error)
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
