import type { Configuration } from '../../shared/contract/configurations.ts'
import type { DiagramFilter } from '../../shared/contract/diagrams.ts'
import type { TheoryContent } from '../../shared/contract/theories.ts'
import type { DiagramInput } from '../../shared/diagram/scene.ts'
import { getProjectInfo } from '../db/repositories/project.ts'
import { versionBefore } from '../db/repositories/theories.ts'
import { getContent, listConfigurationsOf } from '../db/repositories/theory-content.ts'
import type { ReadableDb } from '../db/sql.ts'

/** What the diagram of a theory version, or of all configurations not rejected or merged, is drawn from. */
export function gatherDiagram(
  db: ReadableDb,
  theoryId?: string,
  filter: DiagramFilter = {},
): DiagramInput {
  const { title, createdAt } = getProjectInfo(db)
  const includeEvidence = filter.strengths !== undefined
  const content = getContent(db, { theoryId, includeEvidence })
  const { theory, elements, links, principles } = content
  const configurations = content.configurations.filter(meets(filter, content))
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

/** Tells which configurations of a version a filter lets through. */
function meets(
  { groups, principleIds, statuses, strengths }: DiagramFilter,
  { elements, principles, evidence }: TheoryContent,
): (configuration: Configuration) => boolean {
  const ofGroup = new Set(
    elements.flatMap(({ id, group }) => (group !== null && groups?.includes(group) ? id : [])),
  )
  const ofPrinciple = new Set(
    principles.flatMap(({ id, configurationIds }) =>
      principleIds?.includes(id) ? configurationIds : [],
    ),
  )
  const strong = new Set(
    evidence.flatMap(({ strength, configurationId, elementId }) =>
      strength !== null && strengths?.includes(strength)
        ? (configurationId ?? elementId ?? [])
        : [],
    ),
  )
  return ({ id, status, slots }) => {
    const has = (found: ReadonlySet<string>) => slots.some(({ elementId }) => found.has(elementId))
    return (
      (groups === undefined || has(ofGroup)) &&
      (principleIds === undefined || ofPrinciple.has(id)) &&
      (statuses === undefined || statuses.includes(status)) &&
      (strengths === undefined || strong.has(id) || has(strong))
    )
  }
}
