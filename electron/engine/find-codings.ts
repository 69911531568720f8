import type { Coding } from '../../shared/contract/codings.ts'
import type { OutputOf, ParsedInputOf } from '../../shared/contract/contract.ts'
import { ROLE_NAMES, ROLES } from '../../shared/domain/roles.ts'
import { retrieve } from '../../shared/retrieval/evaluate.ts'
import { listCodes } from '../db/repositories/codes.ts'
import { listResearchers } from '../db/repositories/project.ts'
import { listSearchParticipants } from '../db/repositories/search.ts'
import type { ReadableDb } from '../db/sql.ts'
import { readStudy, type StudyCoding } from './study.ts'

/** Retrieval: the codings that fulfil a condition. */
export function findCodings(
  db: ReadableDb,
  { where, sort, limit, offset }: ParsedInputOf<'codings.find'>,
): OutputOf<'codings.find'> {
  const { codings, problem } = retrieve(readStudy(db), where)
  const sorted = codings.map(({ coding }) => coding)
  if (sort !== 'passage') sorted.sort(ORDERS[sort])
  const end = limit === undefined ? undefined : offset + limit
  return { total: sorted.length, codings: sorted.slice(offset, end), problem }
}

const ORDERS = {
  newest: (a: Coding, b: Coding) => compare(b.createdAt, a.createdAt) || compare(b.id, a.id),
  oldest: (a: Coding, b: Coding) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id),
  longest: (a: Coding, b: Coding) => b.end - b.start - (a.end - a.start),
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** What a coding is counted at, by id; a label stands for itself. */
type Kind = ParsedInputOf<'codings.count'>['by']
const KEYS: Record<Exclude<Kind, 'attribute'>, (row: StudyCoding) => readonly (string | null)[]> = {
  source: row => [row.sourceId],
  speaker: row => [row.speaker],
  participant: row => [row.participantId],
  group: row => [row.group],
  researcher: row => [row.researcherId],
  code: row => row.codeIds,
  role: row => row.roles,
}

/** How many codings fulfil a condition, by what they have; in the order of the things, with what has none last. */
export function countCodings(
  db: ReadableDb,
  { where, by, attributeId }: ParsedInputOf<'codings.count'>,
): OutputOf<'codings.count'> {
  const study = readStudy(db)
  const { codings, problem } = retrieve(study, where)
  const valueOf = ({ participantId }: StudyCoding) => [
    participantId === null ? null : study.valueOf(participantId, attributeId ?? ''),
  ]
  const keysOf = by === 'attribute' ? valueOf : KEYS[by]
  const counts = new Map<string | null, number>()
  for (const row of codings) {
    const keys = keysOf(row)
    for (const key of keys.length === 0 ? [null] : keys) {
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  const names = namesOf(db, by, [...counts.keys()])
  return {
    total: codings.length,
    counts: [...names]
      .filter(([id]) => counts.has(id))
      .map(([id, name]) => ({ id, name, count: counts.get(id) ?? 0 })),
    problem,
  }
}

/** The names of things by their ids, in order. */
function namesOf(
  db: ReadableDb,
  by: Kind,
  used: readonly (string | null)[],
): Map<string | null, string | null> {
  const order = new Intl.Collator('en', { numeric: true })
  const byName = (entries: [string, string][]) =>
    entries.sort((a, b) => order.compare(a[1], b[1]) || compare(a[0], b[0]))
  const named = (): [string, string][] => {
    switch (by) {
      case 'source':
        return readStudy(db).corpus.sources.map(({ id, title }) => [id, title])
      case 'participant':
        return byName(listSearchParticipants(db).map(({ id, pseudonym }) => [id, pseudonym]))
      case 'researcher':
        return byName(listResearchers(db).map(({ id, name }) => [id, name]))
      case 'code':
        return listCodes(db).map(({ id, name }) => [id, name])
      case 'role':
        return ROLES.map(role => [role, ROLE_NAMES[role]])
      case 'speaker':
      case 'group':
      case 'attribute':
        return byName(used.flatMap(label => (label === null ? [] : [[label, label]])))
    }
  }
  return new Map<string | null, string | null>([...named(), [null, null]])
}
