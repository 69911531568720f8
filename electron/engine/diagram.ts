import type { DiagramInput } from '../../shared/diagram/scene.ts'
import type { Configuration } from '../../shared/contract/configurations.ts'
import { listConfigurations } from '../db/repositories/configurations.ts'
import { listElements } from '../db/repositories/elements.ts'
import { getProjectInfo } from '../db/repositories/project.ts'
import { getTheory, listTheories } from '../db/repositories/theories.ts'
import type { ReadableDb } from '../db/sql.ts'

/** What the diagram of a theory version, or of all configurations not rejected or merged, is drawn from. */
export function gatherDiagram(db: ReadableDb, theoryId?: string): DiagramInput {
  const { title, createdAt } = getProjectInfo(db)
  const theory = theoryId === undefined ? null : getTheory(db, theoryId)
  const before = theory === null ? null : versionBefore(db, theory.id)
  const configurations =
    theory === null
      ? listConfigurations(db).filter(({ status }) => status !== 'rejected' && status !== 'merged')
      : inOrder(listConfigurations(db, theory.configurationIds), theory.configurationIds)
  const evidence = new Map(listElements(db).map(element => [element.id, element.evidence]))
  return {
    title: theory === null ? title : `${title}: ${theory.name}`,
    date: (theory?.createdAt ?? createdAt).slice(0, 10),
    configurations: configurations.map(configuration => ({
      id: configuration.id,
      label: `CMOC ${configuration.number}`,
      title: configuration.title,
      status: configuration.status,
      isNew: before !== null && !before.includes(configuration.id),
      slots: configuration.slots.map(({ elementId, role, facet, label }) => ({
        elementId,
        role,
        facet,
        label,
        evidence: evidence.get(elementId) ?? { supports: 0, refines: 0, challenges: 0 },
      })),
      evidence: configuration.evidence,
    })),
  }
}

/** The configurations of the version made before this one, or null where it is the first. */
function versionBefore(db: ReadableDb, theoryId: string): string[] | null {
  const theories = listTheories(db)
  const index = theories.findIndex(({ id }) => id === theoryId)
  return theories[index - 1]?.configurationIds ?? null
}

function inOrder(configurations: Configuration[], ids: string[]): Configuration[] {
  const byId = new Map(configurations.map(configuration => [configuration.id, configuration]))
  return ids.flatMap(id => byId.get(id) ?? [])
}
