import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import CSL from 'citeproc'
import { type Citable, type CitationStyle, toCsl } from '../../shared/review/csl.ts'

/** An entry of a bibliography. */
export interface Entry {
  referenceId: string
  text: string
}

/** A bibliography in a style, in its order. The styles lie in `resources/csl`; nothing is fetched. */
export async function bibliography(
  references: readonly Citable[],
  style: CitationStyle,
  resourcesDir: string,
): Promise<Entry[]> {
  if (references.length === 0) return []
  const read = (name: string) => readFile(join(resourcesDir, 'csl', name), 'utf8')
  const [written, locale] = await Promise.all([read(`${style}.csl`), read('locales-en-US.xml')])
  const items = new Map(references.map(each => [each.id, toCsl(each)]))
  const engine = new CSL.Engine(
    { retrieveLocale: () => locale, retrieveItem: id => items.get(id) ?? {} },
    written,
    'en-US',
    true,
  )
  engine.setOutputFormat('text')
  engine.updateItems([...items.keys()])
  const made = engine.makeBibliography()
  if (made === false) return []
  const [{ entry_ids: ids }, lines] = made
  return lines.map((line, index) => ({
    referenceId: ids[index]?.[0] ?? '',
    text: line.replace(/\s+/g, ' ').trim(),
  }))
}
