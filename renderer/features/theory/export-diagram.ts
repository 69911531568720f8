import type { PRODUCTS } from '../../../shared/contract/exports.ts'
import type { Theory } from '../../../shared/contract/theories.ts'
import { call } from '../../api/client.ts'
import { mayExport } from '../../store/export-check.ts'
import { chooseFiles } from '../../store/files.ts'
import { useNotices } from '../../store/notices.ts'
import { formatSize } from '../../ui/format.ts'
import { useDiagramView, viewInput } from './diagram-view.ts'

/** Asks where to, writes the diagram of a version there, laid out and filtered as it is shown, and says that it is done. */
export async function exportDiagram(
  theory: Theory | null,
  ending: (typeof PRODUCTS)['diagram'][number],
): Promise<void> {
  if (!(await mayExport())) return
  const [target] = await chooseFiles('export', suggestName(theory) + ending)
  if (target === undefined) return
  const written = await call('exports.write', {
    product: 'diagram',
    path: target.token,
    ...(theory === null ? {} : { theoryId: theory.id }),
    ...viewInput(useDiagramView.getState()),
  })
  useNotices.getState().say(`“${written.fileName}” written (${formatSize(written.bytes)}).`)
}

/** A file name from the version's name, without what file systems refuse. */
function suggestName(theory: Theory | null): string {
  const name = (theory?.name ?? '').replace(/[^\p{L}\p{N}\-_ ]+/gu, ' ').replace(/\s+/gu, ' ')
  return name.trim().slice(0, 80) || 'Programme theory'
}
