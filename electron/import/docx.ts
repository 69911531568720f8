import { composeLines } from './compose-lines.ts'
import { linesOfDocx } from './docx-lines.ts'
import { openDocx } from './docx-package.ts'
import { parseDocx } from './docx-tree.ts'
import { makeDraft } from './make-draft.ts'
import { Warnings } from './warnings.ts'
import type { SourceDraft } from '../../shared/text/source-draft.ts'
import type { DocxDocument, DocxNode } from './docx-tree.ts'

/**
 * Reads a Word file: headings, lists, tables, text boxes, and behind the text its notes and comments. Tracked insertions
 * are text, deletions are not. Nothing outside the file is ever read. Throws `format_broken`, `too_large`, `source_empty`.
 */
export async function readDocx(name: string, bytes: Uint8Array): Promise<SourceDraft> {
  const warnings = new Warnings()
  const { bytes: checked, counts, headers } = openDocx(bytes)
  const { document, symbols } = await parseDocx(checked)
  const { text, marks } = composeLines(linesOfDocx(document, warnings), warnings)
  warnings.add('deletion_dropped', counts.deletions)
  warnings.add('text_box_moved', counts.textBoxes)
  warnings.add('header_dropped', headers)
  warnings.add('symbol_dropped', symbols)
  warnings.add('text_dropped', Math.max(0, counts.textUnits - countText(document)))
  return makeDraft({ name, format: 'docx', encoding: null, text, marks, warnings })
}

// Counts as `inspectXml` does. A check box stands for the character that Word writes for it.
function countText(node: DocxNode | DocxDocument): number {
  const own = node.type === 'text' ? (node.value ?? '').replace(/\s+/g, '').length : 0
  const start = node.type === 'checkbox' ? 1 : own
  return (node.children ?? []).reduce((sum, child) => sum + countText(child), start)
}
