import { ROLE_NAMES, ROLES, type Role } from '../domain/roles.ts'

/** The role that the name of a folder, a set or a code says, such as `Contexts` or `mechanism`; null where it says none. */
export function roleOfName(name: string): Role | null {
  const word = name.trim().toLowerCase().replace(/s$/, '')
  return ROLES.find(role => ROLE_NAMES[role].toLowerCase() === word) ?? null
}

/** Roles from the form in which codings store them, such as `CM`. */
export function parseRoleLetters(letters: string): Role[] {
  return ROLES.filter(role => letters.includes(role))
}
