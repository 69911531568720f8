import type { Comparison } from '../../../shared/contract/agreement.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import { listCodes } from '../../db/repositories/codes.ts'
import { type ComparedCoding, listComparedCodings } from '../../db/repositories/compared-codings.ts'
import { getResearcher } from '../../db/repositories/project.ts'
import { lastChange } from '../../db/repositories/search.ts'
import { listSettledAnew } from '../../db/repositories/settlements.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { type Continuum, readContinua } from './continua.ts'
import { readSampled, within } from './sampled.ts'

/** A role or a code that is compared. */
export interface ComparedLabel {
  id: string
  name: string
}

/** A source that is compared, with the codings in it that somebody was to make. */
export interface ComparedSource {
  continuum: Continuum
  /** Of each researcher, whether the source was theirs to code. */
  isCoded: boolean[]
  codings: ComparedCoding[]
}

/** What is held against one another. */
export interface Compared {
  labels: ComparedLabel[]
  sources: ComparedSource[]
  coderOf: Map<string, number>
  labelsOf: (coding: ComparedCoding) => readonly string[]
}

/**
 * Reads what is compared. Codings that were made to settle a difference are not: agreement is that of independent work.
 * Throws `not_found` for a researcher, a source, a sample, a role or a code.
 */
export function readCompared(db: ReadableDb, input: Comparison): Compared {
  for (const id of input.researcherIds) getResearcher(db, id)
  const coderOf = new Map(input.researcherIds.map((id, coder) => [id, coder]))
  const bySource = readCodings(db, input.researcherIds)
  const labelsOf = (coding: ComparedCoding) =>
    input.kind === 'role' ? coding.roles : coding.codeIds
  const continua = readContinua(db, input.unit)
  const sampled = input.doubleCodingId === undefined ? null : readSampled(db, input.doubleCodingId)
  const chosen =
    input.sourceIds === undefined ? sampled && new Set(sampled.keys()) : new Set(input.sourceIds)
  if (chosen !== null) requireAll(chosen, continua.sources, 'There is no such source.')
  const sources = continua.sources.flatMap((source): ComparedSource[] => {
    const own = bySource.get(source.id) ?? []
    const who = new Set(own.map(({ researcherId }) => researcherId))
    const isShared = input.sharedBy === 'two' ? who.size > 1 : who.size === coderOf.size
    if (chosen === null ? !isShared : !chosen.has(source.id)) return []
    if (sampled?.has(source.id) === false) return []
    const passages = sampled?.get(source.id) ?? null
    const whole = continua.of(source)
    const isCoded = input.researcherIds.map(id => chosen !== null || who.has(id))
    const continuum = passages === null ? whole : within(whole, passages)
    return [{ continuum, isCoded, codings: own }]
  })
  return { labels: readLabels(db, input, sources, labelsOf), sources, coderOf, labelsOf }
}

interface Kept {
  change: number
  researchers: string
  bySource: Map<string, ComparedCoding[]>
}

const kept = new WeakMap<ReadableDb, Kept>()

/** The codings of some researchers by source; read again only when something has changed. */
function readCodings(db: ReadableDb, researcherIds: readonly string[]): Kept['bySource'] {
  const change = lastChange(db)
  const researchers = researcherIds.join()
  const before = kept.get(db)
  if (before?.change === change && before.researchers === researchers) return before.bySource
  const settledAnew = listSettledAnew(db)
  const codings = listComparedCodings(db, researcherIds).filter(({ id }) => !settledAnew.has(id))
  const bySource = Map.groupBy(codings, ({ sourceId }) => sourceId)
  kept.set(db, { change, researchers, bySource })
  return bySource
}

function readLabels(
  db: ReadableDb,
  { kind, ids }: Comparison,
  sources: readonly ComparedSource[],
  labelsOf: Compared['labelsOf'],
): ComparedLabel[] {
  const all: ComparedLabel[] =
    kind === 'role'
      ? ROLES.map(role => ({ id: role, name: ROLE_NAMES[role] }))
      : listCodes(db).map(({ id, name }) => ({ id, name }))
  if (ids !== undefined) requireAll(new Set(ids), all, `There is no such ${kind}.`)
  const used =
    ids === undefined
      ? new Set(sources.flatMap(({ codings }) => codings.flatMap(coding => labelsOf(coding))))
      : new Set(ids)
  return all.filter(({ id }) => used.has(id))
}

function requireAll(ids: ReadonlySet<string>, known: readonly { id: string }[], message: string) {
  const there = new Set(known.map(({ id }) => id))
  for (const id of ids) if (!there.has(id)) throw new AppError('not_found', message, { id })
}
