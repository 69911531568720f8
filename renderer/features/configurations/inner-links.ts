import type { EvidenceCounts } from '../../../shared/contract/common.ts'
import type { Slot } from '../../../shared/contract/configurations.ts'
import type { Evidence } from '../../../shared/contract/evidence.ts'
import { INNER_LINKS, type InnerLink } from '../../../shared/domain/realist.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { endsOf } from './words.ts'

/** The links that a configuration has: those whose ends are both filled, and those that passages were attached to. */
export function linksOf(
  slots: readonly Pick<Slot, 'role' | 'facet'>[],
  evidence: readonly Pick<Evidence, 'link'>[],
): InnerLink[] {
  return INNER_LINKS.filter(link => {
    if (evidence.some(item => item.link === link)) return true
    if (link === 'M-M') {
      return ['resource', 'reasoning'].every(facet => slots.some(slot => slot.facet === facet))
    }
    return endsOf(link).every(role => slots.some(slot => slot.role === role))
  })
}

/** Those links that lead over a column in between; the others stand where two columns meet. */
export function linksAcross(links: readonly InnerLink[], shown: readonly InnerLink[]): InnerLink[] {
  return links.filter(link => link !== 'M-M' && !shown.includes(link))
}

/** The link that leads into a column from the nearest one before it that has an element. */
export function linkInto(role: Role, links: readonly InnerLink[]): InnerLink | null {
  return links.findLast(link => link !== 'M-M' && endsOf(link)[1] === role) ?? null
}

/** Passages by stance; one that is attached to several things counts once. */
export function countPassages(items: readonly Evidence[]): EvidenceCounts {
  const of = (stance: Evidence['stance']) =>
    new Set(items.filter(item => item.stance === stance).map(item => item.codingId)).size
  return { supports: of('supports'), refines: of('refines'), challenges: of('challenges') }
}
