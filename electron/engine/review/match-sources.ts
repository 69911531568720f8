import type { OutputOf } from '../../../shared/contract/contract.ts'
import { titleKey } from '../../../shared/review/duplicates.ts'
import { doiOf, shortName } from '../../../shared/review/reference.ts'
import { listStored, type StoredReference } from '../../db/repositories/references.ts'
import { listSources } from '../../db/repositories/sources.ts'
import { listSourceTexts } from '../../db/repositories/texts.ts'
import type { ReadableDb } from '../../db/sql.ts'

/** How far into a paper its own DOI and title stand; further on are those that it cites. */
const BEGINNING = 6_000
/** Titles of fewer words stand in many papers. */
const LEAST_WORDS = 4
const LEAST_LETTERS = 20

/**
 * Sources that are no full text yet with the references that they may be, the surest way first: the first DOI of the text, the
 * title near its beginning, or a file named after the title or after author and year.
 */
export function matchSources(db: ReadableDb): OutputOf<'references.matches'> {
  const references = listStored(db).filter(
    each => each.duplicateOf === null && each.sourceId === null,
  )
  const taken = new Set(listStored(db).flatMap(({ sourceId }) => sourceId ?? []))
  const texts = listSourceTexts(db)
  const byDoi = new Map(
    references.flatMap(each => (each.doi === '' ? [] : [[each.doi, each] as const])),
  )
  const titled = references
    .map(reference => ({ reference, key: titleKey(reference.title) }))
    .filter(({ key }) => key.length >= LEAST_LETTERS && key.split(' ').length >= LEAST_WORDS)
  const used = new Set<string>()
  const matches: OutputOf<'references.matches'> = []
  for (const source of listSources(db)) {
    if (taken.has(source.id) || source.kind === 'transcript') continue
    const beginning = (texts.get(source.id) ?? '').slice(0, BEGINNING)
    const names = [source.originalName ?? '', source.title].map(fileKey)
    const free = (reference: StoredReference | undefined) =>
      reference !== undefined && !used.has(reference.id) ? reference : undefined
    const key = ` ${titleKey(beginning)} `
    const found =
      says('doi', free(byDoi.get(doiOf(beginning)))) ??
      says(
        'title',
        free(
          titled.find(each => key.includes(` ${each.key} `) && !used.has(each.reference.id))
            ?.reference,
        ),
      ) ??
      says('fileName', free(references.find(each => !used.has(each.id) && isNamed(each, names))))
    if (found === null) continue
    used.add(found.reference.id)
    matches.push({ referenceId: found.reference.id, sourceId: source.id, why: found.why })
  }
  return matches
}

function says<W extends string>(why: W, reference: StoredReference | undefined) {
  return reference === undefined ? null : { why, reference }
}

/** A file's name without its ending. */
function fileKey(name: string): string {
  return titleKey(name.replace(/\.[A-Za-z0-9]{1,5}$/, ''))
}

function isNamed(reference: StoredReference, names: readonly string[]): boolean {
  const title = titleKey(reference.title)
  const [first] = reference.authors
  const author = first === undefined ? '' : titleKey(shortName(first))
  return names.some(name => {
    if (name.length >= LEAST_LETTERS && (title.startsWith(name) || name.includes(title)))
      return true
    if (author === '' || reference.year === null) return false
    const words = name.split(' ')
    return words.includes(String(reference.year)) && ` ${name} `.includes(` ${author} `)
  })
}
