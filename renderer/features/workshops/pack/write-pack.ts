import type { Workshop } from '../../../../shared/contract/workshops.ts'
import { call } from '../../../api/client.ts'
import { whileExporting } from '../../../store/exporting.ts'
import { chooseFiles } from '../../../store/files.ts'
import { useNotices } from '../../../store/notices.ts'
import { type PackDraft, toOptions, wordsGoingOut } from './use-pack-draft.ts'
import { PRODUCT_WORDS } from './words.ts'

/** Words of some text that might tell who somebody is, each once. Only what would go out is looked at. */
export async function findIdentifyingWords(
  workshop: Workshop,
  draft: PackDraft,
): Promise<string[]> {
  const texts = wordsGoingOut(workshop, draft).flatMap(pieces)
  const found = new Set<string>()
  for (const text of texts) {
    for (const hit of await call('workshops.identifying', { text })) found.add(hit.text)
  }
  return [...found]
}

/**
 * Asks where to, and writes what was chosen there; false where nothing was. The file is called after the workshop: what the
 * project is called is nobody’s business who gets it.
 */
export async function writePack(workshop: Workshop, draft: PackDraft): Promise<boolean> {
  const { name, ending } = PRODUCT_WORDS[draft.product]
  const suggested = `${workshop.name} ${name}`.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').slice(0, 120)
  const [target] = await chooseFiles('export', suggested.replace(/\s+/g, ' ').trim() + ending)
  if (!target) return false
  const input = { product: draft.product, path: target.token, ...toOptions(workshop, draft) }
  const written = await whileExporting(name, () => call('exports.write', input))
  useNotices
    .getState()
    .say(written ? `Written: ${written.fileName}` : 'Stopped. No file was written.')
  return written !== undefined
}

/** What is looked through at once is no longer than this. */
const PIECE = 5_000

function pieces(text: string): string[] {
  const parts: string[] = []
  for (let at = 0; at < text.length; at += PIECE) {
    parts.push(text.slice(at, at + PIECE).toWellFormed())
  }
  return parts
}
