import type { Loop } from '../../shared/contract/links.ts'
import { type Edge, findLoops } from '../../shared/domain/trace.ts'

/** The loops among edges, each named by the numbers of its configurations, which are given in their order. */
export function nameLoops(edges: readonly Edge[], numbers: ReadonlyMap<string, number>): Loop[] {
  return findLoops(edges, [...numbers.keys()]).map(configurationIds => {
    const around = [...configurationIds, configurationIds[0] ?? '']
    return { configurationIds, name: around.map(id => `CMOC ${numbers.get(id)}`).join(' → ') }
  })
}
