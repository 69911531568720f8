import type { Role } from './roles.ts'

/** What a configuration must have to explain something; an intervention is optional (CMO and ICMO are both in use). */
const NEEDED: readonly Role[] = ['C', 'M', 'O']

/** The needed roles that no slot fills yet. */
export function missingRoles(slots: readonly { role: Role }[]): Role[] {
  return NEEDED.filter(role => !slots.some(slot => slot.role === role))
}
