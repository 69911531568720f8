import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { Link } from '../../../shared/contract/links.ts'
import type { LinkKind } from '../../../shared/domain/realist.ts'
import type { Role } from '../../../shared/domain/roles.ts'

/** A way from one configuration to another: an outcome that stands as something else there, or a link that was said. */
export interface Step {
  from: Configuration
  to: Configuration
  kind: Exclude<LinkKind, 'rival'>
  /** The outcome that leads on, and what it is in the other; null for a link that was said. */
  shared: { elementId: string; label: string; role: Role } | null
  /** The link that a researcher made; null where the way follows from a shared element. */
  link: Link | null
}

/** All ways between configurations, in the order of their numbers; what follows from elements before what was said. */
export function stepsBetween(
  configurations: readonly Configuration[],
  links: readonly Link[],
): Step[] {
  const byId = new Map(configurations.map(configuration => [configuration.id, configuration]))
  const users = new Map<string, { to: Configuration; role: Role; label: string }[]>()
  for (const to of configurations) {
    const seen = new Set<string>()
    for (const { elementId, role, label } of to.slots) {
      if (role === 'O' || seen.has(elementId)) continue
      seen.add(elementId)
      users.set(elementId, [...(users.get(elementId) ?? []), { to, role, label }])
    }
  }
  const said = Map.groupBy(links, ({ fromId }) => fromId)
  return configurations.flatMap(from => {
    const outcomes = new Set(
      from.slots.filter(({ role }) => role === 'O').map(({ elementId }) => elementId),
    )
    const shared = [...outcomes].flatMap(elementId =>
      (users.get(elementId) ?? []).map(({ to, role, label }): Step => {
        return { from, to, kind: 'becomes', shared: { elementId, label, role }, link: null }
      }),
    )
    const own = (said.get(from.id) ?? []).flatMap((link): Step[] => {
      const to = byId.get(link.toId)
      return to === undefined || link.kind === 'rival'
        ? []
        : [{ from, to, kind: link.kind, shared: null, link }]
    })
    return [...shared, ...own]
  })
}

/** Configurations that explain the same. */
export interface Rivalry {
  /** The outcome that they share; null where they were only said to be rivals. */
  elementId: string | null
  label: string | null
  rivals: Configuration[]
}

/** The rivalries in which at least two of the configurations stand. */
export function rivalriesAmong(
  configurations: readonly Configuration[],
  found: OutputOf<'links.rivals'>,
): Rivalry[] {
  const byId = new Map(configurations.map(configuration => [configuration.id, configuration]))
  return found
    .map(({ elementId, label, configurationIds }) => ({
      ...{ elementId, label },
      rivals: configurationIds.flatMap(id => byId.get(id) ?? []),
    }))
    .filter(({ rivals }) => rivals.length > 1)
}

/** Configurations that count: those of the version, or all that are neither rejected nor merged. */
export function inUse(
  configurations: readonly Configuration[],
  version: readonly string[] | null,
): Configuration[] {
  const chosen = version === null ? null : new Set(version)
  return configurations.filter(
    ({ id, status }) => chosen?.has(id) ?? (status !== 'rejected' && status !== 'merged'),
  )
}
