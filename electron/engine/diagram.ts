import type { DiagramInput } from '../../shared/diagram/scene.ts'
import { getProjectInfo } from '../db/repositories/project.ts'
import { versionBefore } from '../db/repositories/theories.ts'
import { getContent, listConfigurationsOf } from '../db/repositories/theory-content.ts'
import type { ReadableDb } from '../db/sql.ts'

/** What the diagram of a theory version, or of all configurations not rejected or merged, is drawn from. */
export function gatherDiagram(db: ReadableDb, theoryId?: string): DiagramInput {
  const { title, createdAt } = getProjectInfo(db)
  const { theory, configurations, elements, links, principles } = getContent(db, { theoryId })
  const before = theory === null ? null : versionBefore(db, theory.id)
  const former = before === null ? [] : listConfigurationsOf(db, before)
  const formerIds = new Set(former.map(({ id }) => id))
  const formerElements = new Set(former.flatMap(({ slots }) => slots.map(slot => slot.elementId)))
  const byId = new Map(elements.map(element => [element.id, element]))
  return {
    title: theory === null ? title : `${title}: ${theory.name}`,
    date: (theory?.frozenAt ?? theory?.createdAt ?? createdAt).slice(0, 10),
    configurations: configurations.map(configuration => ({
      id: configuration.id,
      label: `CMOC ${configuration.number}`,
      title: configuration.title,
      status: configuration.status,
      isNew: before !== null && !formerIds.has(configuration.id),
      slots: configuration.slots.map(({ elementId, role, facet, label, joiner }) => ({
        elementId,
        role,
        facet,
        label,
        joiner,
        isNew: before !== null && !formerElements.has(elementId),
        layer: byId.get(elementId)?.layer ?? null,
        group: byId.get(elementId)?.group ?? null,
        valence: byId.get(elementId)?.valence ?? null,
        evidence: byId.get(elementId)?.evidence ?? { supports: 0, refines: 0, challenges: 0 },
      })),
      principleIds: principles
        .filter(({ configurationIds }) => configurationIds.includes(configuration.id))
        .map(({ id }) => id),
      evidence: configuration.evidence,
    })),
    links: links.flatMap(({ kind, ...link }) => (kind === 'rival' ? [] : [{ ...link, kind }])),
    principles: principles.map(({ id, name }) => ({ id, name })),
  }
}
