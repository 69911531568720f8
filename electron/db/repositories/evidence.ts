import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { Evidence } from '../../../shared/contract/evidence.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type InnerLink, STRENGTHS, type Strength } from '../../../shared/domain/realist.ts'
import { STANCES, type Stance } from '../../../shared/domain/roles.ts'
import { newId } from '../ids.ts'
import {
  all,
  inList,
  insert,
  type ReadableDb,
  runOne,
  type Sql,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'
import { attributeValue } from './attributes.ts'
import { moveCodingMentions } from './card-upkeep.ts'
import { parseRoles, SPEAKER } from './codings.ts'
import { moveInferenceCoding } from './inferences.ts'
import { moveSynthesisCoding } from './memberships.ts'
import { moveMemos } from './memos.ts'
import { PARTICIPANT_ID } from './speakers.ts'

type EvidenceRow = Omit<Evidence, 'roles'> & { roles: string }

/** What evidence to list; without any condition, all of it. */
export interface EvidenceFilter {
  evidenceId?: string
  evidenceIds?: readonly string[] | undefined
  elementId?: string | undefined
  configurationId?: string | undefined
  /** Those of configurations, with those of their elements. */
  configurationIds?: readonly string[] | undefined
  codingId?: string | undefined
  /** With a configuration: the evidence of its elements too. */
  includeElements?: boolean | undefined
}

/** The passage, the source and the participant that evidence comes from. */
const ORIGIN = sql`JOIN coding ON coding.id = evidence.coding_id
  JOIN source ON source.id = coding.source_id
  LEFT JOIN participant ON participant.id = ${PARTICIPANT_ID}`
/** Evidence with these. */
export const PASSAGE_ORIGIN = sql`evidence ${ORIGIN}`
const GROUP = sql`coalesce(participant.group_name, source.group_name)`

/** Evidence with its quotes: supporting, refining, challenging; within each in the order of sources and passages. */
export function listEvidence(db: ReadableDb, filter: EvidenceFilter): Evidence[] {
  return all<EvidenceRow>(
    db,
    sql`SELECT evidence.id, coding_id AS codingId, element_id AS elementId,
          configuration_id AS configurationId, stance, evidence.note, link, strength,
          source_id AS sourceId,
          source.title AS sourceTitle, ${GROUP} AS "group", ${SPEAKER} AS speaker,
          participant.id AS participantId, participant.pseudonym AS participant,
          start_offset AS start, end_offset AS "end", quote, roles
        FROM ${PASSAGE_ORIGIN}
        WHERE ${condition(filter)}
        ORDER BY CASE stance WHEN 'supports' THEN 0 WHEN 'refines' THEN 1 ELSE 2 END,
          source.title, start_offset, evidence.id`,
  ).map(row => ({ ...row, roles: parseRoles(row.roles) }))
}

/** What evidence is counted under: its id, and what that is called. */
export function originOf({ by, attributeId }: Origin): readonly [Sql, Sql] {
  switch (by) {
    case 'group':
      return [GROUP, GROUP]
    case 'participant':
      return [sql`participant.id`, sql`participant.pseudonym`]
    case 'source':
      return [sql`source.id`, sql`source.title`]
    case 'attribute': {
      const value = attributeValue(attributeId ?? '')
      return [value, value]
    }
  }
}

type Origin = Pick<ParsedInputOf<'evidence.breakdown'>, 'by' | 'attributeId'>

/** Passages by stance for each origin, by name; what has no origin of that kind comes last. */
export function breakDownEvidence(
  db: ReadableDb,
  filter: EvidenceFilter,
  origin: Origin,
): OutputOf<'evidence.breakdown'> {
  const [id, label] = originOf(origin)
  const order = new Intl.Collator('en', { numeric: true })
  const passages = (stance: Stance) => sql`count(*) FILTER (WHERE stance = ${stance})`
  return all<OutputOf<'evidence.breakdown'>[number]>(
    db,
    // What a passage says counts once however often it says so; where it comes from is then looked up once for each.
    sql`WITH said AS MATERIALIZED
          (SELECT DISTINCT coding_id, stance FROM evidence WHERE ${condition(filter)})
        SELECT ${id} AS id, ${label} AS name, ${passages('supports')} AS supports,
          ${passages('refines')} AS refines, ${passages('challenges')} AS challenges
        FROM said AS evidence ${ORIGIN} GROUP BY ${id}`,
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
    link?: InnerLink | null | undefined
    strength?: Strength | null | undefined
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
    link: linkFor(configurationId, link.link),
    strength: link.strength ?? null,
  })
  return id
}

/** Changes stance, note, link or strength. Throws `invalid_input` for a link of an element. */
export function updateEvidence(
  db: WritableDb,
  evidenceId: string,
  fields: Omit<ParsedInputOf<'evidence.update'>, 'evidenceId'>,
): void {
  if (fields.link !== undefined) linkFor(getEvidence(db, evidenceId).configurationId, fields.link)
  update(db, 'evidence', evidenceId, fields)
}

/**
 * Lets a coding have the evidence of another, and what leans on that one lean on it. Where both are attached to one thing,
 * one piece is left.
 */
export function moveEvidence(db: WritableDb, fromCodingId: string, toCodingId: string): void {
  const there = listEvidence(db, { codingId: toCodingId })
  for (const piece of listEvidence(db, { codingId: fromCodingId })) {
    const same = there.find(
      other =>
        other.elementId === piece.elementId && other.configurationId === piece.configurationId,
    )
    if (same === undefined) {
      update(db, 'evidence', piece.id, { coding_id: toCodingId })
      continue
    }
    Object.assign(same, addToEvidence(db, same, piece))
    moveMemos(db, { kind: 'evidence', id: piece.id }, { kind: 'evidence', id: same.id })
    removeEvidence(db, piece.id)
  }
  moveInferenceCoding(db, fromCodingId, toCodingId)
  moveSynthesisCoding(db, fromCodingId, toCodingId)
  moveCodingMentions(db, fromCodingId, toCodingId)
}

type Judgement = Pick<Evidence, 'stance' | 'note' | 'link' | 'strength'>

/**
 * Adds to a piece of evidence what another says of the same: both notes, the less comfortable stance, so that nothing that
 * speaks against an explanation is lost, the link where both name the same, and the greater strength.
 */
export function addToEvidence(
  db: WritableDb,
  piece: Judgement & { id: string },
  other: Judgement,
): Judgement {
  const judgement = {
    stance: laterOf(STANCES, piece.stance, other.stance),
    note: [...new Set([piece.note, other.note])].filter(part => part !== '').join('\n\n'),
    link: piece.link === other.link ? piece.link : null,
    strength: laterOf(STRENGTHS, piece.strength, other.strength),
  }
  update(db, 'evidence', piece.id, judgement)
  return judgement
}

/** Whichever of two stands later in a list; what is not in it comes first. */
function laterOf<T>(order: readonly NonNullable<T>[], one: T, two: T): T {
  const placeOf = (value: T) => order.findIndex(each => each === value)
  return placeOf(two) > placeOf(one) ? two : one
}

/** Only a configuration has links. Throws `invalid_input` where an element is given one. */
function linkFor(
  configurationId: string | null,
  link: InnerLink | null | undefined,
): InnerLink | null {
  if (link === undefined || link === null) return null
  if (configurationId === null) {
    throw new AppError('invalid_input', 'Only a passage on a configuration can speak to a link.')
  }
  return link
}

/** Detaches a piece of evidence. */
export function removeEvidence(db: WritableDb, evidenceId: string): void {
  runOne(db, sql`DELETE FROM evidence WHERE id = ${evidenceId}`)
}

function condition(filter: EvidenceFilter): Sql {
  const parts: Sql[] = [sql`TRUE`]
  if (filter.evidenceId !== undefined) parts.push(sql`evidence.id = ${filter.evidenceId}`)
  if (filter.evidenceIds !== undefined) parts.push(sql`evidence.id ${inList(filter.evidenceIds)}`)
  if (filter.codingId !== undefined) parts.push(sql`coding_id = ${filter.codingId}`)
  if (filter.elementId !== undefined) parts.push(sql`element_id = ${filter.elementId}`)
  if (filter.configurationIds !== undefined) {
    const those = inList(filter.configurationIds)
    parts.push(
      sql`(configuration_id ${those} OR element_id IN
            (SELECT element_id FROM slot WHERE configuration_id ${those}))`,
    )
  }
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
