import type { Role } from '../../../shared/domain/roles.ts'
import type { ForeignCode } from '../../../shared/interchange/foreign.ts'
import { guidKey } from '../../../shared/interchange/foreign.ts'
import { roleOfName } from '../../../shared/interchange/role-words.ts'

/** The roles of codes by GUID: as chosen, else as a set or their own name says, else as the code above them. */
export function rolesOf(
  codes: readonly ForeignCode[],
  chosen: readonly { guid: string; role: Role | null }[],
): Map<string, Role | null> {
  const byChoice = new Map(chosen.map(({ guid, role }) => [guidKey(guid), role]))
  const roles = new Map<string, Role | null>()
  for (const { guid, parentGuid, name, role } of codes) {
    const above = parentGuid === null ? null : (roles.get(parentGuid) ?? null)
    const choice = byChoice.get(guid)
    roles.set(guid, choice !== undefined ? choice : (role ?? roleOfName(name) ?? above))
  }
  return roles
}

/** Codes that can be given a role with all that lies below them. */
export function foldersIn(codes: readonly ForeignCode[]) {
  const roles = rolesOf(codes, [])
  const below = new Map<string, number>()
  const parents = new Map(codes.map(({ guid, parentGuid }) => [guid, parentGuid]))
  for (const { parentGuid } of codes) {
    for (let at = parentGuid; at !== null; at = parents.get(at) ?? null) {
      below.set(at, (below.get(at) ?? 0) + 1)
    }
  }
  return codes
    .filter(({ guid, name }) => below.has(guid) || roleOfName(name) !== null)
    .map(({ guid, name }) => ({
      ...{ guid, name, codes: below.get(guid) ?? 0 },
      role: roles.get(guid) ?? null,
    }))
}
