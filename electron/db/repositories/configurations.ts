import type { Configuration, ConfigurationLink } from '../../../shared/contract/configurations.ts'
import type { z } from 'zod'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Page } from '../../../shared/contract/common.ts'
import { missingRoles } from '../../../shared/domain/completeness.ts'
import type { Origin, Style } from '../../../shared/domain/realist.ts'
import type { Status } from '../../../shared/domain/roles.ts'
import { composeStatement } from '../../../shared/domain/statement.ts'
import { findUnmentioned } from '../../../shared/domain/unmentioned.ts'
import { newId } from '../ids.ts'
import {
  all,
  get,
  inList,
  insert,
  type ReadableDb,
  run,
  runOne,
  type Sql,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'
import { removeCardsOf } from './card-upkeep.ts'
import { requireCase } from './cases.ts'
import { removeCommentsOn } from './comments.ts'
import { listInferences, removeInference } from './inferences.ts'
import { removeLinksOf } from './links.ts'
import { removeConfigurationMemberships } from './memberships.ts'
import { getResearcher } from './project.ts'
import { listSlots, type NewSlot, setSlots } from './slots.ts'

interface ConfigurationRow {
  id: string
  number: number
  title: string
  handle: string
  origin: Origin
  actor: string
  ownerId: string | null
  caseId: string | null
  style: Style
  mergedInto: string | null
  statement: string | null
  status: Status
  statusReason: string
  createdAt: string
}

interface CountRow {
  configurationId: string
  supports: number
  refines: number
  challenges: number
}

/** Configurations by number, as many as were asked for. */
export function listConfigurationPage(db: ReadableDb, { limit, offset }: Page): Configuration[] {
  if (limit === undefined && offset === 0) return listConfigurations(db)
  const ids = all<{ id: string }>(
    db,
    sql`SELECT id FROM configuration ORDER BY number LIMIT ${limit ?? -1} OFFSET ${offset}`,
  )
  return listConfigurations(
    db,
    ids.map(({ id }) => id),
  )
}

/** All configurations, or those with these ids, by number. */
export function listConfigurations(db: ReadableDb, ids?: string[]): Configuration[] {
  const chosen: Sql = ids === undefined ? sql`` : sql`WHERE configuration.id ${inList(ids)}`
  const rows = all<ConfigurationRow>(
    db,
    sql`SELECT id, number, title, handle, origin, actor, owner_id AS ownerId, case_id AS caseId, style,
          statement,
          status, status_reason AS statusReason, created_at AS createdAt,
          CASE status WHEN 'merged' THEN (SELECT to_id FROM lineage
            WHERE thing = 'configuration' AND kind = 'merge' AND from_id = configuration.id
            ORDER BY at DESC, id DESC LIMIT 1) END AS mergedInto
        FROM configuration ${chosen} ORDER BY number`,
  )
  const slots = Map.groupBy(listSlots(db, ids), slot => slot.configurationId)
  const counts = new Map(countEvidence(db, ids).map(row => [row.configurationId, row]))
  return rows.map(({ statement, ...row }) => {
    const own = (slots.get(row.id) ?? []).map(
      ({ configurationId: _id, position: _position, ...slot }) => slot,
    )
    const missing = missingRoles(own)
    const { supports = 0, refines = 0, challenges = 0 } = counts.get(row.id) ?? {}
    return {
      ...row,
      slots: own,
      statement: statement ?? composeStatement(own, row.style, row.actor),
      isRewritten: statement !== null,
      unmentioned: [
        ...new Set(
          statement === null ? [] : findUnmentioned(statement, own).map(slot => slot.elementId),
        ),
      ],
      missing,
      isComplete: missing.length === 0,
      evidence: { supports, refines, challenges },
    }
  })
}

/** One configuration. Throws `not_found`. */
export function getConfiguration(db: ReadableDb, configurationId: string): Configuration {
  const configuration = listConfigurations(db, [configurationId])[0]
  if (configuration === undefined) {
    throw new AppError('not_found', 'There is no such configuration.', { configurationId })
  }
  return configuration
}

/** Adds a configuration; returns its id. */
export function insertConfiguration(
  db: WritableDb,
  input: Omit<ParsedInputOf<'configurations.update'>, 'configurationId' | 'statusReason'> & {
    slots: NewSlot[]
  },
): string {
  requireOwner(db, input.ownerId)
  if (typeof input.caseId === 'string') requireCase(db, input.caseId)
  const id = newId()
  run(db, sql`UPDATE project SET configuration_counter = configuration_counter + 1`)
  const counter = get<{ n: number }>(db, sql`SELECT configuration_counter AS n FROM project`)
  insert(db, 'configuration', {
    id,
    number: counter?.n ?? 1,
    title: input.title ?? '',
    statement: input.statement ?? null,
    status: input.status ?? 'draft',
    status_reason: '',
    handle: input.handle ?? '',
    origin: input.origin ?? 'data',
    actor: input.actor ?? '',
    owner_id: input.ownerId ?? null,
    case_id: input.caseId ?? null,
    style: input.style ?? 'if-then-because',
    created_at: new Date().toISOString(),
  })
  setSlots(db, id, input.slots)
  return id
}

/** Changes a configuration apart from its slots. Throws `not_found` for an owner or a case. */
export function updateConfiguration(
  db: WritableDb,
  configurationId: string,
  fields: Omit<ParsedInputOf<'configurations.update'>, 'configurationId'>,
): void {
  requireOwner(db, fields.ownerId)
  if (typeof fields.caseId === 'string') requireCase(db, fields.caseId)
  update(db, 'configuration', configurationId, {
    title: fields.title,
    statement: fields.statement,
    status: fields.status,
    status_reason: fields.statusReason,
    handle: fields.handle,
    origin: fields.origin,
    actor: fields.actor,
    owner_id: fields.ownerId,
    case_id: fields.caseId,
    style: fields.style,
  })
}

function requireOwner(db: ReadableDb, ownerId: string | null | undefined): void {
  if (typeof ownerId === 'string') getResearcher(db, ownerId)
}

/** Removes a configuration with its slots, evidence, inferences, links and comments, and its place everywhere else. */
export function removeConfiguration(db: WritableDb, configurationId: string): number {
  const removed = run(db, sql`DELETE FROM evidence WHERE configuration_id = ${configurationId}`)
  run(db, sql`DELETE FROM theory_configuration WHERE configuration_id = ${configurationId}`)
  for (const { id } of listInferences(db, { configurationId })) removeInference(db, id)
  removeLinksOf(db, configurationId)
  removeConfigurationMemberships(db, configurationId)
  removeCardsOf(db, 'configuration_id', configurationId)
  removeCommentsOn(db, 'configuration', configurationId)
  run(db, sql`DELETE FROM slot WHERE configuration_id = ${configurationId}`)
  runOne(db, sql`DELETE FROM configuration WHERE id = ${configurationId}`)
  return removed
}

type Link = z.infer<typeof ConfigurationLink>

/** Configurations tied to this one by an element that is an outcome in one of the two, or in both. */
export function listNeighbours(db: ReadableDb, configurationId: string) {
  const links = (mine: Sql, theirs: Sql) =>
    all<Link>(
      db,
      sql`SELECT DISTINCT theirs.configuration_id AS configurationId, element.id AS elementId,
            element.label
          FROM slot AS mine
          JOIN slot AS theirs ON theirs.element_id = mine.element_id
            AND theirs.configuration_id <> mine.configuration_id
          JOIN element ON element.id = mine.element_id
          JOIN configuration ON configuration.id = theirs.configuration_id
          WHERE mine.configuration_id = ${configurationId} AND ${mine} AND ${theirs}
          ORDER BY configuration.number, element.label`,
    )
  return {
    chainsIn: links(sql`mine.role <> 'O'`, sql`theirs.role = 'O'`),
    chainsOut: links(sql`mine.role = 'O'`, sql`theirs.role <> 'O'`),
    rivals: links(sql`mine.role = 'O'`, sql`theirs.role = 'O'`),
  }
}

/** Passages on a configuration and on its elements; one that says the same on both counts once. */
function countEvidence(db: ReadableDb, ids?: string[]): CountRow[] {
  const chosen: Sql = ids === undefined ? sql`` : sql`WHERE configuration_id ${inList(ids)}`
  return all(
    db,
    sql`WITH said AS (
          SELECT configuration_id, coding_id, stance FROM evidence
            WHERE configuration_id IS NOT NULL
          UNION
          SELECT slot.configuration_id, coding_id, stance FROM evidence
            JOIN slot ON slot.element_id = evidence.element_id)
        SELECT configuration_id AS configurationId,
          count(*) FILTER (WHERE stance = 'supports') AS supports,
          count(*) FILTER (WHERE stance = 'refines') AS refines,
          count(*) FILTER (WHERE stance = 'challenges') AS challenges
        FROM said ${chosen} GROUP BY configuration_id`,
  )
}
