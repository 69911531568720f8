import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { Evidence } from '../../../shared/contract/evidence.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { STANCES, type Stance } from '../../../shared/domain/roles.ts'
import { newId } from '../ids.ts'
import {
  all,
  insert,
  type ReadableDb,
  runOne,
  type Sql,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'
import { parseRoles, SPEAKER } from './codings.ts'
import { moveMemos } from './memos.ts'
import { PARTICIPANT_ID } from './speakers.ts'

type EvidenceRow = Omit<Evidence, 'roles'> & { roles: string }

/** What evidence to list; without any condition, all of it. */
export interface EvidenceFilter {
  evidenceId?: string
  elementId?: string | undefined
  configurationId?: string | undefined
  codingId?: string | undefined
  /** With a configuration: the evidence of its elements too. */
  includeElements?: boolean | undefined
}

/** Evidence with the passage, the source and the participant it comes from. */
const WITH_ORIGIN = sql`evidence
  JOIN coding ON coding.id = evidence.coding_id
  JOIN source ON source.id = coding.source_id
  LEFT JOIN participant ON participant.id = ${PARTICIPANT_ID}`
const GROUP = sql`coalesce(participant.group_name, source.group_name)`

/** Evidence with its quotes: supporting, refining, challenging; within each in the order of sources and passages. */
export function listEvidence(db: ReadableDb, filter: EvidenceFilter): Evidence[] {
  return all<EvidenceRow>(
    db,
    sql`SELECT evidence.id, coding_id AS codingId, element_id AS elementId,
          configuration_id AS configurationId, stance, evidence.note, source_id AS sourceId,
          source.title AS sourceTitle, ${GROUP} AS "group", ${SPEAKER} AS speaker,
          participant.id AS participantId, participant.pseudonym AS participant,
          start_offset AS start, end_offset AS "end", quote, roles
        FROM ${WITH_ORIGIN}
        WHERE ${condition(filter)}
        ORDER BY CASE stance WHEN 'supports' THEN 0 WHEN 'refines' THEN 1 ELSE 2 END,
          source.title, start_offset, evidence.id`,
  ).map(row => ({ ...row, roles: parseRoles(row.roles) }))
}

const ORIGINS = {
  group: [GROUP, GROUP],
  participant: [sql`participant.id`, sql`participant.pseudonym`],
  source: [sql`source.id`, sql`source.title`],
} as const

/** Passages by stance for each origin, by name; what has no origin of that kind comes last. */
export function breakDownEvidence(
  db: ReadableDb,
  filter: EvidenceFilter,
  by: keyof typeof ORIGINS,
): OutputOf<'evidence.breakdown'> {
  const [id, label] = ORIGINS[by]
  const order = new Intl.Collator('en', { numeric: true })
  const passages = (stance: Stance) =>
    sql`count(DISTINCT coding_id) FILTER (WHERE stance = ${stance})`
  return all<OutputOf<'evidence.breakdown'>[number]>(
    db,
    sql`SELECT ${id} AS id, ${label} AS name, ${passages('supports')} AS supports,
          ${passages('refines')} AS refines, ${passages('challenges')} AS challenges
        FROM ${WITH_ORIGIN} WHERE ${condition(filter)} GROUP BY ${id}`,
  ).sort((a, b) => {
    if (a.name === null || b.name === null) return Number(a.name === null) - Number(b.name === null)
    return order.compare(a.name, b.name)
  })
}

/** One piece of evidence. Throws `not_found`. */
export function getEvidence(db: ReadableDb, evidenceId: string): Evidence {
  const evidence = listEvidence(db, { evidenceId })[0]
  if (evidence === undefined) {
    throw new AppError('not_found', 'There is no such piece of evidence.', { evidenceId })
  }
  return evidence
}

/** Attaches a coding; returns the id. Throws `duplicate` where it is attached to the same thing already. */
export function insertEvidence(
  db: WritableDb,
  link: {
    codingId: string
    elementId?: string | undefined
    configurationId?: string | undefined
    stance: Stance
    note?: string | undefined
  },
): string {
  const { codingId, elementId = null, configurationId = null } = link
  const existing = all(
    db,
    sql`SELECT 1 FROM evidence WHERE coding_id = ${codingId}
          AND element_id IS ${elementId} AND configuration_id IS ${configurationId}`,
  )
  if (existing.length > 0) {
    throw new AppError(
      'duplicate',
      'This passage is already attached here. Change its stance instead.',
      { codingId },
    )
  }
  const id = newId()
  insert(db, 'evidence', {
    id,
    coding_id: codingId,
    element_id: elementId,
    configuration_id: configurationId,
    stance: link.stance,
    note: link.note ?? '',
  })
  return id
}

/** Changes stance or note. */
export function updateEvidence(
  db: WritableDb,
  evidenceId: string,
  fields: { stance?: Stance | undefined; note?: string | undefined },
): void {
  update(db, 'evidence', evidenceId, fields)
}

/**
 * Lets a coding have the evidence of another. Where both are attached to one thing, one piece is left: with both notes,
 * and the less comfortable stance, so that nothing that speaks against an explanation is lost.
 */
export function moveEvidence(db: WritableDb, fromCodingId: string, toCodingId: string): void {
  const there = listEvidence(db, { codingId: toCodingId })
  for (const { id, elementId, configurationId, stance, note } of listEvidence(db, {
    codingId: fromCodingId,
  })) {
    const same = there.find(
      other => other.elementId === elementId && other.configurationId === configurationId,
    )
    if (same === undefined) {
      update(db, 'evidence', id, { coding_id: toCodingId })
      continue
    }
    const notes = [...new Set([same.note, note])].filter(part => part !== '')
    const least = STANCES.indexOf(stance) > STANCES.indexOf(same.stance) ? stance : same.stance
    updateEvidence(db, same.id, { stance: least, note: notes.join('\n\n') })
    moveMemos(db, { kind: 'evidence', id }, { kind: 'evidence', id: same.id })
    removeEvidence(db, id)
    same.stance = least
    same.note = notes.join('\n\n')
  }
}

/** Detaches a piece of evidence. */
export function removeEvidence(db: WritableDb, evidenceId: string): void {
  runOne(db, sql`DELETE FROM evidence WHERE id = ${evidenceId}`)
}

function condition(filter: EvidenceFilter): Sql {
  const parts: Sql[] = [sql`TRUE`]
  if (filter.evidenceId !== undefined) parts.push(sql`evidence.id = ${filter.evidenceId}`)
  if (filter.codingId !== undefined) parts.push(sql`coding_id = ${filter.codingId}`)
  if (filter.elementId !== undefined) parts.push(sql`element_id = ${filter.elementId}`)
  if (filter.configurationId !== undefined) {
    const own = sql`configuration_id = ${filter.configurationId}`
    parts.push(
      filter.includeElements === true
        ? sql`(${own} OR element_id IN
            (SELECT element_id FROM slot WHERE configuration_id = ${filter.configurationId}))`
        : own,
    )
  }
  return parts.reduce((left, right) => sql`${left} AND ${right}`)
}
