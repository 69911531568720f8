import { appendixOf, composeLines } from './compose-lines.ts'
import { broken } from './limits.ts'
import { makeDraft } from './make-draft.ts'
import { OdtWalker } from './odt-walker.ts'
import { Warnings } from './warnings.ts'
import { elementsOf, findElement, parseXml } from './xml-tree.ts'
import { readZip } from './zip.ts'
import type { SourceDraft } from '../../shared/text/source-draft.ts'
import type { XmlElement } from './xml-tree.ts'

const PARTS = new Set(['mimetype', 'content.xml', 'styles.xml', 'META-INF/manifest.xml'])

/**
 * Reads an OpenDocument text: headings, lists, tables, text boxes, and behind the text its notes and comments. Tracked
 * deletions stay out. Throws `format_broken`, `too_large`, `source_empty`.
 */
export function readOdt(name: string, bytes: Uint8Array): SourceDraft {
  const warnings = new Warnings()
  const parts = readZip(bytes, part => PARTS.has(part))
  const content = parts.get('content.xml')
  if (!content) throw broken('The file is a ZIP archive, but not an OpenDocument text.')
  if (isEncrypted(parts.get('META-INF/manifest.xml'))) {
    throw broken(
      'The file is protected by a password. Open it in LibreOffice, remove the password, and save it again.',
    )
  }
  const root = parseXml(content)
  const body = findElement(root, 'office:text')
  if (!body) throw broken('The file is an OpenDocument file, but holds no text document.')
  const styles = parts.get('styles.xml')
  const walker = new OdtWalker(
    numberedLists([root, ...(styles ? [parseXml(styles)] : [])]),
    warnings,
  )
  walker.blocks(body)
  const { lines, footnotes, endnotes, comments } = walker
  warnings.add('notes_moved', footnotes.length + endnotes.length)
  warnings.add('comments_moved', comments.length)
  const { text, marks } = composeLines(
    [
      ...lines,
      ...appendixOf(
        'Footnotes',
        footnotes.map((note, index) => `[${index + 1}] ${note}`),
      ),
      ...appendixOf(
        'Endnotes',
        endnotes.map((note, index) => `[e${index + 1}] ${note}`),
      ),
      ...appendixOf('Comments', comments),
    ],
    warnings,
  )
  return makeDraft({ name, format: 'odt', encoding: null, text, marks, warnings })
}

function isEncrypted(manifest: Uint8Array | undefined): boolean {
  if (!manifest) return false
  return new TextDecoder().decode(manifest).includes('encryption-data')
}

/** The list styles whose levels are numbered, as `style level`. */
function numberedLists(roots: readonly XmlElement[]): Set<string> {
  const numbered = new Set<string>()
  const visit = (element: XmlElement) => {
    for (const child of elementsOf(element)) {
      if (child.name !== 'text:list-style') {
        visit(child)
        continue
      }
      for (const level of elementsOf(child)) {
        if (level.name !== 'text:list-level-style-number') continue
        if (!level.attributes['style:num-format']) continue
        numbered.add(`${child.attributes['style:name']} ${level.attributes['text:level']}`)
      }
    }
  }
  roots.forEach(visit)
  return numbered
}
