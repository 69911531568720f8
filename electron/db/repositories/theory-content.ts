import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import type {
  Theory,
  TheoryContent,
  VersionEvidence,
  VersionPrinciple,
} from '../../../shared/contract/theories.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { all, inList, type ReadableDb, run, sql, type WritableDb } from '../sql.ts'
import { listConfigurations } from './configurations.ts'
import { listElements } from './elements.ts'
import {
  keepVersion,
  listKeptConfigurations,
  listKeptEvidence,
  listKeptLinks,
  listKeptPrinciples,
  readKept,
} from './kept-versions.ts'
import { listLinks } from './links.ts'
import { getTheory } from './theories.ts'

/** What a theory version holds, the same whether it was kept as it stood or is live. */

/** The configurations of a version in its order; without a version, all that are in use, by number. */
export function listConfigurationsOf(db: ReadableDb, theory: Theory | null): Configuration[] {
  if (theory === null) {
    return listConfigurations(db).filter(
      ({ status }) => status !== 'rejected' && status !== 'merged',
    )
  }
  if (theory.frozenAt !== null) return listKeptConfigurations(db, theory.id)
  const byId = new Map(listConfigurations(db, theory.configurationIds).map(each => [each.id, each]))
  return theory.configurationIds.flatMap(id => byId.get(id) ?? [])
}

/** All that a version holds. Throws `not_found`. */
export function getContent(
  db: ReadableDb,
  {
    theoryId,
    includeEvidence = false,
  }: { theoryId?: string | undefined; includeEvidence?: boolean | undefined },
): TheoryContent {
  const theory = theoryId === undefined ? null : getTheory(db, theoryId)
  if (theory !== null && theory.frozenAt !== null) {
    const { id } = theory
    return {
      ...{ theory, ...readKept(db, id) },
      ...{ links: listKeptLinks(db, id), principles: listKeptPrinciples(db, id) },
      evidence: includeEvidence ? listKeptEvidence(db, id) : [],
    }
  }
  const configurations = listConfigurationsOf(db, theory)
  const ids = configurations.map(({ id }) => id)
  const chosen = new Set(ids)
  return {
    ...{ theory, configurations, elements: listElementsIn(db, configurations) },
    links: listLinks(db).filter(({ fromId, toId }) => chosen.has(fromId) && chosen.has(toId)),
    principles: listPrinciplesOf(db, ids),
    evidence: includeEvidence ? listEvidenceOf(db, configurations) : [],
  }
}

/** Keeps a live version as it stands. Throws `version_frozen` where it was kept already. */
export function freezeTheory(db: WritableDb, theoryId: string): void {
  const theory = getTheory(db, theoryId)
  if (theory.frozenAt !== null) {
    throw new AppError('version_frozen', 'This version was kept already. Nothing was changed.', {
      theoryId,
    })
  }
  // Said before the work is done: whatever follows in the journal is later than this.
  const now = new Date().toISOString()
  keepVersion(db, theoryId, listConfigurationsOf(db, theory))
  run(db, sql`UPDATE theory SET frozen_at = ${now} WHERE id = ${theoryId}`)
}

/** The elements in slots of these configurations, with where they stand among them. */
function listElementsIn(db: ReadableDb, configurations: readonly Configuration[]): Element[] {
  const users = Map.groupBy(
    configurations.flatMap(({ id, slots }) => slots.map(({ elementId }) => ({ id, elementId }))),
    ({ elementId }) => elementId,
  )
  return listElements(db).flatMap(element => {
    const using = users.get(element.id)
    if (using === undefined) return []
    return [{ ...element, configurationIds: [...new Set(using.map(({ id }) => id))] }]
  })
}

function listEvidenceOf(
  db: ReadableDb,
  configurations: readonly Configuration[],
): VersionEvidence[] {
  const things = configurations.flatMap(({ id, slots }) => [
    id,
    ...slots.map(({ elementId }) => elementId),
  ])
  return all(
    db,
    sql`WITH thing (id) AS MATERIALIZED (SELECT DISTINCT value FROM json_each(${JSON.stringify(things)}))
        SELECT evidence.id, coding_id AS codingId, element_id AS elementId,
          configuration_id AS configurationId, stance, link, strength
        FROM evidence
        WHERE coalesce(configuration_id, element_id) IN (SELECT id FROM thing) ORDER BY evidence.id`,
  )
}

/** The principles of some configurations, each with those of its configurations. */
export function listPrinciplesOf(db: ReadableDb, configurationIds: string[]): VersionPrinciple[] {
  return all<Omit<VersionPrinciple, 'configurationIds'> & { configurationIds: string }>(
    db,
    sql`SELECT principle.id, name, lesson,
          json_group_array(configuration_id ORDER BY own.position) AS configurationIds
        FROM principle JOIN principle_configuration AS own ON principle_id = principle.id
        WHERE configuration_id ${inList(configurationIds)}
        GROUP BY principle.id ORDER BY principle.position, principle.id`,
  ).map(row => ({ ...row, configurationIds: JSON.parse(row.configurationIds) as string[] }))
}
