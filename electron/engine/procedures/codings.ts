import type { Coding } from '../../../shared/contract/codings.ts'
import { ROLE_NAMES, type Role } from '../../../shared/domain/roles.ts'
import { requireCode } from '../../db/repositories/codes.ts'
import {
  getCoding,
  insertCoding,
  listCodings,
  removeCoding,
  updateCoding,
} from '../../db/repositories/codings.ts'
import { currentVersion } from '../../db/repositories/sources.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { joinCodings, splitCoding } from '../coding-pieces.ts'
import { changeMany, codeMany } from '../code-passages.ts'
import { countCodings, findCodings } from '../find-codings.ts'
import type { AreaHandlers } from '../handlers.ts'
import { quoteCodings } from '../quote-codings.ts'

/** Codings: one researcher's judgements on passages. */
export const codingHandlers: AreaHandlers<'codings'> = {
  'codings.list': (db, { sourceId, codingIds }) => {
    if (sourceId !== undefined) currentVersion(db, sourceId)
    return listCodings(db, { sourceId, ids: codingIds })
  },
  'codings.get': (db, { codingId }) => getCoding(db, codingId),
  'codings.create': (db, input, researcherId) => {
    const codingId = insertCoding(db, input, researcherId)
    return {
      value: getCoding(db, codingId),
      label: nameCoding(db, input.roles ?? [], input.codeIds ?? []),
    }
  },
  'codings.update': (db, input) => {
    const before = getCoding(db, input.codingId)
    updateCoding(db, input)
    const value = getCoding(db, input.codingId)
    return { value, label: nameChange(before, value) }
  },
  'codings.split': (db, { codingId, at }) => {
    const ids = splitCoding(db, codingId, at)
    return { value: ids.map(id => getCoding(db, id)), label: 'Split a coding' }
  },
  'codings.join': (db, { codingIds }) => {
    const id = joinCodings(db, codingIds)
    return { value: getCoding(db, id), label: `Join ${new Set(codingIds).size} codings` }
  },
  'codings.quote': (db, input) => ({ text: quoteCodings(db, input) }),
  'codings.find': (db, input) => findCodings(db, input),
  'codings.count': (db, input) => countCodings(db, input),
  'codings.createMany': (db, input, researcherId) => {
    const value = codeMany(db, input, researcherId)
    const count = value.created + value.extended
    const passages = count === 1 ? 'a passage' : `${count} passages`
    return { value, label: nameCoding(db, input.roles ?? [], input.codeIds ?? [], passages) }
  },
  'codings.updateMany': (db, input) => {
    const changed = changeMany(db, input)
    const label = changed === 1 ? 'Change a coding' : `Change ${changed} codings`
    return { value: { changed }, label }
  },
  'codings.remove': (db, { codingId }) => {
    getCoding(db, codingId)
    return { value: { removedEvidence: removeCoding(db, codingId) }, label: 'Remove a coding' }
  },
}

/** A name such as “Code as Context and Mechanism”. */
function nameCoding(
  db: ReadableDb,
  roles: readonly Role[],
  codeIds: readonly string[],
  passages?: string,
): string {
  const code = passages === undefined ? 'Code' : `Code ${passages}`
  if (roles.length > 0) return `${code} as ${roles.map(role => ROLE_NAMES[role]).join(' and ')}`
  const first = codeIds[0]
  if (first !== undefined) return `${code} with “${requireCode(db, first)}”`
  return `Mark ${passages ?? 'a passage'}`
}

/** A name such as “Add Mechanism to a coding”. */
function nameChange(before: Coding, after: Coding): string {
  if (before.start !== after.start || before.end !== after.end)
    return 'Change the edges of a coding'
  const added = after.roles.filter(role => !before.roles.includes(role))
  const removed = before.roles.filter(role => !after.roles.includes(role))
  const names = (roles: Role[]) => roles.map(role => ROLE_NAMES[role]).join(' and ')
  if (added.length > 0 && removed.length === 0) return `Add ${names(added)} to a coding`
  if (removed.length > 0 && added.length === 0) return `Take ${names(removed)} off a coding`
  if (before.codeIds.join() !== after.codeIds.join()) return 'Change the codes of a coding'
  if (before.note !== after.note) return 'Write a note on a coding'
  return 'Change a coding'
}
