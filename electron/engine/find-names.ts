import type { z } from 'zod'
import type { OutputOf } from '../../shared/contract/contract.ts'
import type { NameList } from '../../shared/contract/pseudonyms.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { compileNames, type NameHit } from '../../shared/names/find-names.ts'
import { partsOfNames } from '../../shared/names/lone-parts.ts'
import { checkRules, type NameRule } from '../../shared/names/rules.ts'
import type { Source } from '../../shared/contract/sources.ts'
import { spaced } from '../../shared/text/names-in-draft.ts'
import {
  type FindNames,
  findNamesInSource,
  type NamesInSource,
  plain,
} from '../../shared/text/names-in-source.ts'
import { listAnchors } from '../db/repositories/codings.ts'
import { sourcesOfTables } from '../db/repositories/originals.ts'
import { getSourceWithText, listSources } from '../db/repositories/sources.ts'
import { listWrittenTexts } from '../db/repositories/written-texts.ts'
import type { ReadableDb } from '../db/sql.ts'
import { orphanText } from './substitute-in-source.ts'

/** A list of names, as procedures are given it. */
export interface NamesInput {
  names: z.output<typeof NameList.names>
  hasBrackets: boolean
  sourceIds?: string[] | undefined
}

/** A text of the project with the names in it. */
export interface NamedPlace {
  place: string
  placeName: string
  sourceId: string | null
  text: string
  hits: NameHit[]
}

/** A source with the names in its text, in labels that the text does not hold, and in passages that it lost. */
export interface NamedSource {
  source: Source
  inText: NamesInSource
  /** All of it, place by place, for showing. */
  places: NamedPlace[]
}

/** A search for the names of a list; rules that cannot be used find nothing. */
export function compileList({ names, hasBrackets }: NamesInput): FindNames {
  const faulty = new Set(checkRules(names).flatMap(({ rule, isError }) => (isError ? [rule] : [])))
  const usable = names.flatMap((rule, index) => (faulty.has(index) ? [] : [{ rule, index }]))
  const rules: NameRule[] = usable.map(({ rule }) => rule)
  const find = compileNames(rules, { hasBrackets })
  return text => find(text).map(hit => ({ ...hit, rule: usable[hit.rule]?.index ?? hit.rule }))
}

/** Words of the full names of a list that also stand alone, where the list would leave them. */
export function countAlone(
  db: ReadableDb,
  { names, hasBrackets, sourceIds }: NamesInput,
): OutputOf<'pseudonyms.preview'>['alone'] {
  const parts = partsOfNames(names)
  if (parts.length === 0) return []
  const find = compileList({ names: [...names, ...parts], hasBrackets })
  const counts = new Map<number, number>()
  const places = [
    ...[...findInSources(db, find, sourceIds)].flatMap(each => each.places),
    ...findInWritten(db, find, sourceIds),
  ]
  for (const { rule, doubt } of places.flatMap(({ hits }) => hits)) {
    if (doubt === null) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  }
  return parts.flatMap(({ name, replacement }, index) => {
    const count = counts.get(names.length + index) ?? 0
    return count === 0 ? [] : [{ name, replacement, count }]
  })
}

/** Throws `invalid_input` where a list of names cannot be used; the message tells the place in the list and no name. */
export function refuseFaultyList({ names }: Pick<NamesInput, 'names'>): void {
  const fault = checkRules(names).find(({ isError }) => isError)
  if (fault === undefined) return
  throw new AppError(
    'invalid_input',
    `Name ${fault.rule + 1} of the list cannot be used: ${fault.message} Nothing was replaced.`,
    { rule: fault.rule },
  )
}

/** The sources in which names of a list stand, one after the other in the order of their titles. */
export function* findInSources(
  db: ReadableDb,
  find: FindNames,
  sourceIds: readonly string[] | undefined,
): Generator<NamedSource> {
  const wanted = sourceIds === undefined ? null : new Set(sourceIds)
  for (const { id, title, speakers } of listSources(db)) {
    if (wanted !== null && !wanted.has(id)) continue
    const source = getSourceWithText(db, id)
    const inText = findNamesInSource(source.text, source.blocks, find)
    const places: NamedPlace[] = [
      { place: `text:${id}`, placeName: title, sourceId: id, text: source.text, hits: inText.hits },
      ...[...inText.labels].map(([label, hits]) => ({
        place: labelPlace(id, speakers.indexOf(label)),
        placeName: `Speaker in “${title}”`,
        ...{ sourceId: id, text: label, hits },
      })),
      ...listAnchors(db, id)
        .filter(({ isOrphan }) => isOrphan)
        .map(orphan => {
          const text = orphanText(orphan)
          const placeName = `Passage that “${title}” no longer has`
          return {
            place: orphanPlace(orphan.id),
            ...{ placeName, sourceId: id, text, hits: find(text) },
          }
        }),
    ]
    if (places.some(({ hits }) => hits.length > 0)) yield { source, inText, places }
  }
}

/** The sources whose original files most likely hold the names that were found at these places. */
export function sourcesOfNames(
  db: ReadableDb,
  places: readonly Pick<NamedPlace, 'place' | 'sourceId'>[],
): string[] {
  const own = places.flatMap(({ place, sourceId }) =>
    sourceId !== null && HELD_BY_FILE.test(place) ? sourceId : [],
  )
  const tables = places.some(({ place }) => HELD_BY_TABLE.test(place)) ? sourcesOfTables(db) : []
  return [...new Set([...own, ...tables])]
}

const HELD_BY_FILE = /^(?:text|speaker\.label|coding\.quote|source\.\w+):/
const HELD_BY_TABLE = /^(?:participant|attribute|attribute_value)\.\w+:/

/** The place of a speaker's label that the text of its source does not hold. */
export function labelPlace(sourceId: string, index: number): string {
  return `speaker.label:${sourceId}/${index}`
}

/** The place of the words that an orphan keeps. */
export function orphanPlace(codingId: string): string {
  return `coding.quote:${codingId}`
}

/** Names of files and what is called by them have underscores for spaces. */
const FROM_FILES = /^source\.(?:title|original_name):/

/** A pseudonym is a label, as a speaker's is; and a saved search for a speaker is to find them again. */
const LABELS = /^participant\.pseudonym:|^saved_query\.query:.*speaker/

/** The texts that researchers wrote in which names of a list stand: all, or those that belong to some sources. */
export function findInWritten(
  db: ReadableDb,
  find: FindNames,
  sourceIds: readonly string[] | undefined,
): NamedPlace[] {
  const wanted = sourceIds === undefined ? null : new Set(sourceIds)
  return listWrittenTexts(db).flatMap(written => {
    const { place, sourceId, text } = written
    if (wanted !== null && (sourceId === null || !wanted.has(sourceId))) return []
    const found = find(FROM_FILES.test(place) ? spaced(text) : text)
    if (found.length === 0) return []
    const hits = LABELS.test(place) ? found.map(plain) : found
    return [{ ...written, hits }]
  })
}
