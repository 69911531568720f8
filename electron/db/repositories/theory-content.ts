import type { Page } from '../../../shared/contract/common.ts'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import type {
  Theory,
  TheoryContent,
  VersionEvidence,
  VersionPrinciple,
} from '../../../shared/contract/theories.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { pageOf } from '../page-of.ts'
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
import { getTheory, listChosen } from './theories.ts'

/** What a theory version holds, the same whether it was kept as it stood or is live. */

const WHOLE: Page = { offset: 0 }

/** The configurations of a version in its order; without a version, all that are in use, by number. Or a page of them. */
export function listConfigurationsOf(
  db: ReadableDb,
  theory: Theory | null,
  page: Page = WHOLE,
): Configuration[] {
  if (theory !== null && theory.frozenAt !== null) {
    return pageOf(listKeptConfigurations(db, theory.id), page)
  }
  const chosen = theory?.configurationIds ?? listChosen(db).map(({ id }) => id)
  const ids = pageOf(chosen, page)
  const byId = new Map(listConfigurations(db, ids).map(each => [each.id, each]))
  return ids.flatMap(id => byId.get(id) ?? [])
}

/** All that a version holds. Throws `not_found`. */
export function getContent(
  db: ReadableDb,
  {
    theoryId,
    includeEvidence = false,
    limit,
    offset = 0,
  }: Partial<Page> & { theoryId?: string | undefined; includeEvidence?: boolean | undefined },
): TheoryContent {
  const page = { limit, offset }
  const theory = theoryId === undefined ? null : getTheory(db, theoryId)
  if (theory !== null && theory.frozenAt !== null) {
    const { id } = theory
    const { configurations, elements, counts } = readKept(db, id, page)
    const [links, principles] = [listKeptLinks(db, id), listKeptPrinciples(db, id)]
    return {
      ...{ theory, configurations, elements, links, principles },
      evidence: includeEvidence ? listKeptEvidence(db, id) : [],
      counts: { ...counts, links: links.length, principles: principles.length },
    }
  }
  const whole = listConfigurationsOf(db, theory)
  const configurations = pageOf(whole, page)
  const [ids, elements] = [whole.map(({ id }) => id), listElementsIn(db, whole)]
  const chosen = new Set(ids)
  const onPage = new Set(
    configurations.flatMap(({ slots }) => slots.map(({ elementId }) => elementId)),
  )
  const links = listLinks(db).filter(({ fromId, toId }) => chosen.has(fromId) && chosen.has(toId))
  const principles = listPrinciplesOf(db, ids)
  return {
    ...{ theory, configurations, links, principles },
    elements: elements.filter(({ id }) => onPage.has(id)),
    evidence: includeEvidence ? listEvidenceOf(db, whole) : [],
    counts: {
      ...{ configurations: whole.length, elements: elements.length },
      ...{ links: links.length, principles: principles.length },
    },
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
