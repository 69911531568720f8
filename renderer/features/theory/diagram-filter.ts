import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Diagram } from '../../../shared/contract/theories.ts'
import { leaveOut } from '../../../shared/diagram/leave-out.ts'
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
  return leaveOut(diagram, id => shown.has(id))
}
