import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Diagram } from '../../../shared/contract/theories.ts'
import type { Status } from '../../../shared/domain/roles.ts'

/** Leaves out what belongs only to configurations with a hidden status; what stays keeps its place. */
export function filterDiagram(
  diagram: Diagram,
  configurations: readonly Configuration[],
  hidden: ReadonlySet<Status>,
): Diagram {
  if (hidden.size === 0) return diagram
  const shown = new Set(
    configurations.filter(({ status }) => !hidden.has(status)).map(({ id }) => id),
  )
  // What is said between two configurations goes with either of them.
  const edges = diagram.edges.filter(
    ({ kind, configurationIds }) => kind === 'leads' || configurationIds.every(id => shown.has(id)),
  )
  const keep = <T extends { configurationIds: string[] }>(items: T[]): T[] =>
    items
      .map(item => ({
        ...item,
        configurationIds: item.configurationIds.filter(id => shown.has(id)),
      }))
      .filter(item => item.configurationIds.length > 0)
  return { ...diagram, nodes: keep(diagram.nodes), edges: keep(edges) }
}
