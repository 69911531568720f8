import type { Theory } from '../../../shared/contract/theories.ts'
import type {
  ComparedConfiguration,
  ComparedElement,
  ComparedEvidence,
  ComparedSlot,
  ComparedVersion,
} from '../../../shared/domain/compared-version.ts'
import { composeStatement } from '../../../shared/domain/statement.ts'
import type { Style } from '../../../shared/domain/realist.ts'
import { all, inList, type ReadableDb, type Sql, sql } from '../sql.ts'
import { listKeptLinks, listKeptPrinciples } from './kept-versions.ts'
import { listLinks } from './links.ts'
import { IN_USE } from './rivals.ts'
import { listPrinciplesOf } from './theory-content.ts'

/**
 * Versions of the theory as they are compared: bare rows without counts, since two or more of them, each with tens of
 * thousands of pieces of evidence, are read for one answer.
 */

/** A version as it is compared; without a theory, all configurations in use now. */
export type ReadVersion = ComparedVersion & { theory: Theory | null }

/** Reads a version as it is compared. */
export function readVersion(db: ReadableDb, theory: Theory | null): ReadVersion {
  return theory !== null && theory.frozenAt !== null ? readKept(db, theory) : readLive(db, theory)
}

function readKept(db: ReadableDb, theory: Theory): ReadVersion {
  const { id } = theory
  const at = sql`WHERE theory_id = ${id}`
  const elements = listElementRows(db, sql`element_id AS id`, sql`version_element ${at}`)
  return {
    theory,
    configurations: withSlots(
      all<ConfigurationRow>(
        db,
        sql`SELECT configuration_id AS id, number, title, handle, origin, actor, style, status,
              status_reason AS statusReason, statement, is_rewritten AS isRewritten
            FROM version_configuration ${at} ORDER BY position`,
      ),
      all<SlotRow>(
        db,
        sql`SELECT slot_id AS id, configuration_id AS configurationId, role, facet,
              element_id AS elementId, joiner, activation
            FROM version_slot ${at} ORDER BY ${SLOT_ORDER}, slot_id`,
      ),
      elements,
    ),
    elements,
    links: listKeptLinks(db, id),
    principles: listKeptPrinciples(db, id),
    evidence: listEvidenceRows(db, sql`evidence_id AS id`, sql`version_evidence ${at}`),
  }
}

function readLive(db: ReadableDb, theory: Theory | null): ReadVersion {
  const chosen =
    theory === null ? sql`WHERE ${IN_USE}` : sql`WHERE id ${inList(theory.configurationIds)}`
  const rows = all<ConfigurationRow>(
    db,
    sql`SELECT id, number, title, handle, origin, actor, style, status,
          status_reason AS statusReason, statement, statement IS NOT NULL AS isRewritten
        FROM configuration ${chosen} ORDER BY number`,
  )
  const place = new Map(theory?.configurationIds.map((id, index) => [id, index]))
  rows.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
  const ids = new Set(rows.map(({ id }) => id))
  const slots = all<SlotRow>(
    db,
    sql`SELECT id, configuration_id AS configurationId, role, facet, element_id AS elementId,
          joiner, activation
        FROM slot ORDER BY ${SLOT_ORDER}, id`,
  ).filter(({ configurationId }) => ids.has(configurationId))
  const used = new Set(slots.map(({ elementId }) => elementId))
  const elements = listElementRows(db, sql`id`, sql`element`).filter(({ id }) => used.has(id))
  return {
    theory,
    configurations: withSlots(rows, slots, elements),
    elements,
    links: listLinks(db).filter(({ fromId, toId }) => ids.has(fromId) && ids.has(toId)),
    principles: listPrinciplesOf(db, [...ids]),
    evidence: listEvidenceRows(db, sql`id`, sql`evidence`).filter(
      ({ elementId, configurationId }) =>
        used.has(elementId ?? '') || ids.has(configurationId ?? ''),
    ),
  }
}

const SLOT_ORDER = sql`configuration_id, instr('CIMO', role), position`

type ConfigurationRow = Omit<ComparedConfiguration, 'slots' | 'statement' | 'isRewritten'> & {
  statement: string | null
  isRewritten: number
}

type SlotRow = Omit<ComparedSlot, 'label'> & { configurationId: string }

function withSlots(
  rows: readonly ConfigurationRow[],
  slots: readonly SlotRow[],
  elements: readonly ComparedElement[],
): ComparedConfiguration[] {
  const labels = new Map(elements.map(({ id, label }) => [id, label]))
  const byConfiguration = Map.groupBy(slots, ({ configurationId }) => configurationId)
  return rows.map(({ statement, isRewritten, ...row }) => {
    const own = (byConfiguration.get(row.id) ?? []).map(slot => ({
      ...slot,
      label: labels.get(slot.elementId) ?? '',
    }))
    return {
      ...{ ...row, slots: own, isRewritten: isRewritten === 1 },
      statement: statement ?? composeStatement(own, row.style as Style, row.actor),
    }
  })
}

function listElementRows(db: ReadableDb, id: Sql, from: Sql): ComparedElement[] {
  return all<Omit<ComparedElement, 'isIntended'> & { isIntended: number | null }>(
    db,
    sql`SELECT ${id}, role, facet, label, description, layer, valence,
          outcome_level AS outcomeLevel, is_intended AS isIntended, group_name AS "group", setting
        FROM ${from}`,
  ).map(row => ({ ...row, isIntended: row.isIntended === null ? null : row.isIntended === 1 }))
}

function listEvidenceRows(db: ReadableDb, id: Sql, from: Sql): ComparedEvidence[] {
  return all(
    db,
    sql`SELECT ${id}, coding_id AS codingId, element_id AS elementId,
          configuration_id AS configurationId, stance, link
        FROM ${from} ORDER BY 1`,
  )
}
