import type { DIAGRAM_PAGES, DiagramLook } from '../../../shared/contract/diagrams.ts'
import type { PRODUCTS } from '../../../shared/contract/exports.ts'
import type { Theory } from '../../../shared/contract/theories.ts'
import { call } from '../../api/client.ts'
import { mayExport } from '../../store/export-check.ts'
import { whileExporting } from '../../store/exporting.ts'
import { chooseFiles } from '../../store/files.ts'
import { useNotices } from '../../store/notices.ts'
import { formatSize } from '../../ui/format.ts'
import { useDiagramView, viewInput } from './diagram-view.ts'

/** A file ending that a diagram can be written as. */
export type DiagramEnding = (typeof PRODUCTS)['diagram'][number]

type Paper = Exclude<(typeof DIAGRAM_PAGES)[number], 'picture'>

/** How the file is to look, as the dialog asks for it. */
export interface FileLook {
  theme: 'light' | 'mono'
  background: 'white' | 'transparent'
  /** Of an SVG. */
  letters: 'text' | 'shapes'
  pngScale: '1' | '2' | '4'
  pdfScale: '1' | '1.5' | '2' | '3' | '20'
  /** `fitting` is what the picture is readable on. */
  page: 'fitting' | (typeof DIAGRAM_PAGES)[number] | `tiled ${Paper}`
  /** In millimetres. */
  overlap: '0' | '10' | '20'
  /** What is hidden by its status in the window is left out of the file too. */
  isAsShown: boolean
}

/** How files look unless something else is asked for. */
export const USUAL_LOOK: FileLook = {
  ...{ theme: 'light', background: 'white', letters: 'text', pngScale: '2', pdfScale: '1' },
  ...{ page: 'fitting', overlap: '10', isAsShown: true },
}

/** Asks where to, writes the diagram of a version there, laid out and filtered as it is shown, and says that it is done. */
export async function exportDiagram(
  theory: Theory | null,
  ending: DiagramEnding,
  look: FileLook,
): Promise<void> {
  if (!(await mayExport())) return
  const [target] = await chooseFiles('export', suggestName(theory) + ending)
  if (target === undefined) return
  const view = useDiagramView.getState()
  const written = await whileExporting('the diagram', () =>
    call('exports.write', {
      product: 'diagram',
      path: target.token,
      ...(theory === null ? {} : { theoryId: theory.id }),
      ...viewInput(view),
      ...(look.isAsShown && view.hidden.length > 0 ? { hiddenStatuses: [...view.hidden] } : {}),
      ...lookInput(ending, look),
    }),
  )
  useNotices
    .getState()
    .say(
      written === undefined
        ? 'Stopped. No file was written.'
        : `“${written.fileName}” written (${formatSize(written.bytes)}).`,
    )
}

/** A look as procedures take it; what a format has no use for is left out. */
function lookInput(ending: DiagramEnding, look: FileLook): DiagramLook {
  const { theme, background, page } = look
  if (ending === '.svg') return { theme, background, letters: look.letters }
  if (ending === '.png') return { theme, background, scale: Number(look.pngScale) }
  if (ending !== '.pdf') return {}
  const paper = page.replace('tiled ', '') as Exclude<FileLook['page'], `tiled ${Paper}`>
  const isTiled = paper !== page
  const most = isTiled && look.pdfScale === '20' ? '1' : look.pdfScale
  return {
    ...{ theme, background, scale: Number(most) },
    ...(paper === 'fitting' ? {} : { page: paper }),
    ...(isTiled ? { isTiled, overlap: Number(look.overlap) } : {}),
  }
}

/** A file name from the version's name, without what file systems refuse. */
function suggestName(theory: Theory | null): string {
  const name = (theory?.name ?? '').replace(/[^\p{L}\p{N}\-_ ]+/gu, ' ').replace(/\s+/gu, ' ')
  return name.trim().slice(0, 80) || 'Programme theory'
}
