import type { Role } from '../../../shared/domain/roles.ts'
import type { ProjectPreview } from '../../store/interchange.ts'

type Codes = ProjectPreview['codes']
type Roles = ReadonlyMap<string, Role | null>

/** The role that each code gets: as chosen, else as suggested. */
export function effectiveRoles(codes: Codes, chosen: Roles): Map<string, Role | null> {
  return new Map(
    codes.map(({ guid, role }) => [guid, chosen.has(guid) ? (chosen.get(guid) ?? null) : role]),
  )
}

/** Gives a role to a code and to what lies below it with the role that the code had: what says otherwise keeps that. */
export function withRole(codes: Codes, chosen: Roles, guid: string, role: Role | null): Roles {
  const before = effectiveRoles(codes, chosen)
  const had = before.get(guid) ?? null
  const roles = new Map(chosen)
  const changed = new Set([guid])
  roles.set(guid, role)
  for (const code of codes) {
    const isBelow = code.parentGuid !== null && changed.has(code.parentGuid)
    if (!isBelow || (before.get(code.guid) ?? null) !== had) continue
    changed.add(code.guid)
    roles.set(code.guid, role)
  }
  return roles
}
