import type { Coding } from '../../../shared/contract/codings.ts'
import type { Role } from '../../../shared/domain/roles.ts'

/**
 * How many codings of a role (or of none) lie in each of some equal stretches of a text. Every coding is counted in at
 * least one, however short it is.
 */
export function countDensity(
  codings: readonly Pick<Coding, 'start' | 'end' | 'roles'>[],
  role: Role | null,
  length: number,
  cells: number,
): number[] {
  const counts = Array.from({ length: cells }, () => 0)
  const cellOf = (offset: number) =>
    Math.min(cells - 1, Math.floor((offset * cells) / Math.max(1, length)))
  for (const { start, end, roles } of codings) {
    if (role === null ? roles.length > 0 : !roles.includes(role)) continue
    for (let cell = cellOf(start); cell <= cellOf(end - 1); cell += 1) {
      counts[cell] = (counts[cell] ?? 0) + 1
    }
  }
  return counts
}
