import { nameKey } from '../../../../shared/domain/participant-plan.ts'
import type { TypedCoding } from '../../../../shared/interchange/typed/codings.ts'
import { codePaths } from '../../../../shared/tables/code-paths.ts'
import { insertCode, listCodes } from '../../../db/repositories/codes.ts'
import { insertCoding, listCodings } from '../../../db/repositories/codings.ts'
import { findForeign, keepForeign } from '../../../db/repositories/foreign-ids.ts'
import { insertResearcher, listResearchers } from '../../../db/repositories/project.ts'
import type { WritableDb } from '../../../db/sql.ts'
import type { PlacedQuote } from './find-quotes.ts'

/** How much was new, and how much was here already. */
export interface TakenCodings {
  codings: number
  recognised: number
  codes: number
  researchers: number
}

/** Takes the codings of a table whose words were found; codes and researchers that are not here are made. */
export function takeCodings(
  db: WritableDb,
  codings: readonly TypedCoding[],
  places: readonly (PlacedQuote | null)[],
  researcherId: string,
): TakenCodings {
  const taken: TakenCodings = { codings: 0, recognised: 0, codes: 0, researchers: 0 }
  const codeFor = codeMaker(db, taken)
  const researcherFor = researcherMaker(db, researcherId, taken)
  const there = new Set(listCodings(db).map(coding => keyOf(coding, coding.researcherId)))
  for (const [index, coding] of codings.entries()) {
    const place = places[index] ?? null
    if (place === null) continue
    const by = researcherFor(coding.researcher)
    const codeIds = coding.codes.map(codeFor)
    const { roles, note, confidence } = coding
    const key = keyOf({ ...place, roles, codeIds, note }, by)
    const known = coding.id === '' ? null : findForeign(db, 'coding', coding.id)
    if (known !== null || there.has(key)) {
      taken.recognised += 1
      continue
    }
    const { sourceId, start, end } = place
    const id = insertCoding(
      db,
      { sourceId, start, end, roles, codeIds, note, confidence },
      by,
      coding.createdAt ?? undefined,
    )
    there.add(key)
    taken.codings += 1
    keepForeign(db, { kind: 'coding', guid: coding.id, thingId: id, origin: 'table' })
  }
  return taken
}

interface Judgement {
  sourceId: string
  start: number
  end: number
  roles: readonly string[]
  codeIds: readonly string[]
  note: string
}

function keyOf(
  { sourceId, start, end, roles, codeIds, note }: Judgement,
  researcherId: string,
): string {
  const codes = codeIds.toSorted().join(' ')
  return JSON.stringify([sourceId, start, end, roles, codes, note, researcherId])
}

function codeMaker(db: WritableDb, taken: TakenCodings) {
  const key = (path: readonly string[]) => JSON.stringify(path.map(nameKey))
  const ids = new Map([...codePaths(listCodes(db))].map(([id, path]) => [key(path), id]))
  const codeFor = (path: readonly string[]): string => {
    const known = ids.get(key(path))
    if (known !== undefined) return known
    const parentId = path.length > 1 ? codeFor(path.slice(0, -1)) : null
    const id = insertCode(db, { name: path.at(-1) ?? 'Code', parentId })
    ids.set(key(path), id)
    taken.codes += 1
    return id
  }
  return codeFor
}

function researcherMaker(db: WritableDb, current: string, taken: TakenCodings) {
  const ids = new Map(listResearchers(db).map(({ id, name }) => [nameKey(name), id]))
  return (name: string): string => {
    if (name === '') return current
    const id = ids.get(nameKey(name)) ?? insertResearcher(db, { name: name.slice(0, 200) })
    if (!ids.has(nameKey(name))) taken.researchers += 1
    ids.set(nameKey(name), id)
    return id
  }
}
