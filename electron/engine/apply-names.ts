import type { OutputOf, ParsedInputOf } from '../../shared/contract/contract.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import type { NameHit } from '../../shared/names/find-names.ts'
import { editBody } from '../../shared/memos/edit-body.ts'
import { type FindNames, replaceHits, substituteNames } from '../../shared/text/names-in-source.ts'
import type { Outcome } from '../db/journal.ts'
import { newestStep } from '../db/repositories/history.ts'
import { listKnownSpeakers, removeKnownSpeakers } from '../db/repositories/known-speakers.ts'
import { dropOriginals } from '../db/repositories/originals.ts'
import { insertProtection, rewriteProtection } from '../db/repositories/protection.ts'
import { refuseClashes, writeText } from '../db/repositories/written-texts.ts'
import type { WritableDb } from '../db/sql.ts'
import {
  compileList,
  findInSources,
  findInWritten,
  labelPlace,
  type NamedPlace,
  type NamedSource,
  orphanPlace,
  refuseFaultyList,
  sourcesOfNames,
} from './find-names.ts'
import { NameTally } from './name-tally.ts'
import { substituteInSource } from './substitute-in-source.ts'

type Input = ParsedInputOf<'pseudonyms.apply'>

/**
 * Replaces names everywhere. Throws `invalid_input` for a list that cannot be used, for a project that changed since the
 * preview and for a chosen place where no name is, and `duplicate` where two things would be called the same.
 */
export function applyNames(
  db: WritableDb,
  input: Input,
  researcherId: string,
): Outcome<OutputOf<'pseudonyms.apply'>> {
  refuseFaultyList(input)
  if (input.stamp !== undefined && input.stamp !== newestStep(db)) {
    throw new AppError(
      'invalid_input',
      'The project has changed since these names were looked up. Nothing was replaced. Look them up again.',
    )
  }
  const find = compileList(input)
  const sources = [...findInSources(db, find, input.sourceIds)]
  const written = findInWritten(db, find, input.sourceIds)
  const places = [...sources.flatMap(each => each.places), ...written]
  const isChosen = makeChoice(input, places)
  const tally = new NameTally(input)
  const touched: NamedPlace[] = []

  for (const named of sources) {
    if (!replaceInSource(db, named, isChosen, researcherId)) continue
    forgetFormerLabels(db, named, find)
    for (const each of named.places) {
      const chosen = each.hits.filter(hit => isChosen(each.place, hit))
      tally.add(each.sourceId, chosen)
      if (chosen.length > 0) touched.push(each)
    }
  }
  for (const each of written) {
    const chosen = each.hits.filter(hit => isChosen(each.place, hit))
    if (chosen.length === 0) continue
    writeText(db, each.place, rewrite(each, chosen))
    tally.add(each.sourceId, chosen)
    touched.push(each)
  }
  refuseClashes(db)
  const originalsRemoved = dropOriginals(db, sourcesOfNames(db, touched))
  // What stood for a name may turn out to be one, and the log never says a name.
  rewriteProtection(db, input.sourceIds, replacement =>
    replaceHits(replacement, find(replacement).filter(isSure)),
  )
  const entries = insertProtection(db, tally.entries(), researcherId)
  const replaced = entries.reduce((sum, { count }) => sum + count, 0)
  const inSources = new Set(entries.flatMap(({ sourceId }) => sourceId ?? [])).size
  return {
    value: { replaced, sources: inSources, originalsRemoved, entries },
    label: `Replace ${count(replaced, 'name')} in ${count(inSources, 'source')}`,
  }
}

/** Whether a hit is to be replaced. */
type Choice = (place: string, hit: NameHit) => boolean

/** Certain hits but those to be skipped, and the doubtful ones that were chosen. */
function makeChoice({ skip = [], also = [] }: Input, places: readonly NamedPlace[]): Choice {
  const key = (place: string, start: number) => `${start}@${place}`
  const skipped = new Set(skip.map(each => key(each.place, each.start)))
  const added = new Set(also.map(each => key(each.place, each.start)))
  const known = new Set(places.flatMap(({ place, hits }) => hits.map(hit => key(place, hit.start))))
  if ([...skipped, ...added].some(each => !known.has(each))) {
    throw new AppError(
      'invalid_input',
      'At one of the chosen places there is no name of the list. Nothing was replaced. Look them up again.',
    )
  }
  return (place, hit) => {
    const at = key(place, hit.start)
    return !skipped.has(at) && (hit.doubt === null || added.has(at))
  }
}

/** Replaces names in a source's text, labels and orphans; says whether there were any. */
function replaceInSource(
  db: WritableDb,
  { source, inText, places }: NamedSource,
  isChosen: Choice,
  researcherId: string,
): boolean {
  const { id: sourceId, text, blocks, speakers } = source
  if (!places.some(({ place, hits }) => hits.some(hit => isChosen(place, hit)))) return false
  const labels = [...inText.labels].map(([label, hits]): [string, NameHit[]] => {
    const place = labelPlace(sourceId, speakers.indexOf(label))
    return [label, hits.filter(hit => isChosen(place, hit))]
  })
  const hitsByPlace = new Map(places.map(({ place, hits }) => [place, hits]))
  const chosenAt = (place: string) =>
    (hitsByPlace.get(place) ?? []).filter(hit => isChosen(place, hit))
  const substitution = substituteNames(text, blocks, {
    hits: chosenAt(`text:${sourceId}`),
    labels: new Map(labels),
  })
  substituteInSource(db, {
    ...{ sourceId, source, substitution, researcherId },
    editsOfOrphan: ({ id }) =>
      chosenAt(orphanPlace(id)).map(({ start, end, replacement }) => {
        return { start, end, text: replacement }
      }),
  })
  return true
}

/** A written text with its hits replaced; the links of a memo stay what they are. */
function rewrite({ place, text }: NamedPlace, hits: readonly NameHit[]): string {
  if (!place.startsWith('memo.body:')) return replaceHits(text, hits)
  const edits = hits.map(({ start, end, replacement }) => ({ start, end, text: replacement }))
  return editBody(text, edits)
}

function isSure({ doubt }: NameHit): boolean {
  return doubt === null
}

/** Names that an earlier edit took out of the text may still be known as speakers. */
function forgetFormerLabels(db: WritableDb, { source }: NamedSource, find: FindNames): void {
  const known = listKnownSpeakers(db, source.id).map(({ label }) => label)
  const isName = (label: string) => find(label).some(isSure)
  const former = known.filter(label => !source.speakers.includes(label) && isName(label))
  removeKnownSpeakers(db, source.id, former)
}

function count(n: number, noun: string): string {
  return n === 1 ? `1 ${noun}` : `${n} ${noun}s`
}
