import { nameKey } from '../../../shared/domain/participant-plan.ts'
import type { ForeignCode } from '../../../shared/interchange/foreign.ts'
import type { ReadableDb, WritableDb } from '../sql.ts'
import { getCode, insertCode, listCodes, updateCode } from './codes.ts'
import { findForeign, keepForeign } from './foreign-ids.ts'

/** What became of the codes of a file. */
export interface TakenCodes {
  /** The code here that each GUID of the file stands for. */
  idOf: Map<string, string>
  created: number
  /** Those that were here already, known by their GUID or by their name under the same parent. */
  recognised: number
  /** Names that a code got because one beside it in the file has the same. */
  renamed: { from: string; to: string }[]
}

/**
 * Takes codes of another program into the codebook, parents first. One that is recognised stays as it is, but for a
 * definition or a role that it lacks.
 */
export function takeCodes(
  db: WritableDb,
  codes: readonly ForeignCode[],
  origin: string,
): TakenCodes {
  const taken: TakenCodes = { idOf: new Map(), created: 0, recognised: 0, renamed: [] }
  const claimed = new Set<string>()
  const known = new Map(codes.map(({ guid }) => [guid, findForeign(db, 'code', guid)]))
  for (const id of known.values()) if (id !== null) claimed.add(id)
  const beside = namesBeside(db)
  for (const code of codes) {
    const parentId = code.parentGuid === null ? null : (taken.idOf.get(code.parentGuid) ?? null)
    const names = beside(parentId)
    const byName = names.get(nameKey(code.name))
    const isFree = byName !== undefined && !claimed.has(byName)
    const id = known.get(code.guid) ?? (isFree ? byName : null)
    if (id === null) {
      const name = freeName(names, code.name)
      if (name !== code.name) taken.renamed.push({ from: code.name, to: name })
      const made = insertCode(db, { ...fieldsOf(code), name, parentId })
      names.set(nameKey(name), made)
      taken.created += 1
      claimed.add(made)
      taken.idOf.set(code.guid, made)
    } else {
      fillIn(db, id, code)
      taken.recognised += 1
      claimed.add(id)
      taken.idOf.set(code.guid, id)
    }
    keepForeign(db, {
      ...{ kind: 'code', guid: code.guid, origin },
      thingId: taken.idOf.get(code.guid) ?? '',
    })
  }
  return taken
}

function fieldsOf({ colour, description, inclusion, exclusion, role }: ForeignCode) {
  return { description, inclusion, exclusion, role, ...(colour !== null && { colour }) }
}

function fillIn(db: WritableDb, codeId: string, code: ForeignCode): void {
  const { description, inclusion, exclusion, role } = getCode(db, codeId)
  updateCode(db, {
    codeId,
    ...(description === '' && { description: code.description }),
    ...(inclusion === '' && { inclusion: code.inclusion }),
    ...(exclusion === '' && { exclusion: code.exclusion }),
    ...(role === null && { role: code.role }),
  })
}

/** The codes below a parent by the key of their name, with those that come in meanwhile. */
function namesBeside(db: ReadableDb): (parentId: string | null) => Map<string, string> {
  const byParent = new Map<string | null, Map<string, string>>()
  const of = (parentId: string | null) => {
    const names = byParent.get(parentId) ?? new Map<string, string>()
    byParent.set(parentId, names)
    return names
  }
  for (const { id, name, parentId } of listCodes(db)) of(parentId).set(nameKey(name), id)
  return of
}

/** A name that no code beside it has: itself, or with a number behind it. */
function freeName(names: ReadonlyMap<string, string>, name: string): string {
  if (!names.has(nameKey(name))) return name
  let number = 2
  while (names.has(nameKey(`${name} (${number})`))) number += 1
  return `${name} (${number})`
}
