import type { Role, Stance, Status } from '../../../shared/domain/roles.ts'
import type { SourceKind } from '../../../shared/text/source-draft.ts'
import { all, get, type ReadableDb, sql } from '../sql.ts'
import { PARTICIPANT_ID } from './speakers.ts'

/** How much of everything a project holds: what a report may say of it. */
export interface StudyCounts {
  sources: { kind: SourceKind; count: number }[]
  words: number
  /** Participants by stakeholder group; null are those of none. */
  participants: { group: string | null; count: number }[]
  attributes: number
  /** Participants of whom something is coded. */
  codedParticipants: number
  codings: number
  /** Codings that have a role; one that has two counts in both. */
  codingsByRole: Record<Role, number>
  codedSources: number
  /** Those who coded. */
  coders: number
  /** Sources that more than one researcher coded. */
  doubleCoded: number
  codes: { deductive: number; inductive: number }
  elementsByRole: Record<Role, number>
  configurations: Record<Status, number>
  evidence: Record<Stance, number>
  responses: Record<'confirmed' | 'refined' | 'rejected', number>
  links: number
  rivals: number
  versions: { name: string; kind: string; frozenAt: string | null }[]
  decisions: number
  memos: number
  principles: number
  lenses: number
  cases: number
  patterns: number
}

/** Counts everything. */
export function countStudy(db: ReadableDb): StudyCounts {
  const single = get<Omit<StudyCounts, Listed>>(
    db,
    sql`SELECT
      (SELECT coalesce(sum(word_count), 0) FROM source
        JOIN text_version ON text_version.id = version_id
        JOIN content_text ON hash = text_hash) AS words,
      (SELECT count(*) FROM attribute) AS attributes,
      (SELECT count(DISTINCT ${PARTICIPANT_ID}) FROM coding) AS codedParticipants,
      (SELECT count(*) FROM coding) AS codings,
      (SELECT count(DISTINCT source_id) FROM coding) AS codedSources,
      (SELECT count(DISTINCT researcher_id) FROM coding) AS coders,
      (SELECT count(*) FROM (SELECT source_id FROM coding GROUP BY source_id
        HAVING count(DISTINCT researcher_id) > 1)) AS doubleCoded,
      (SELECT count(*) FROM configuration_link WHERE kind <> 'rival') AS links,
      (SELECT count(*) FROM configuration_link WHERE kind = 'rival') AS rivals,
      (SELECT count(*) FROM decision) AS decisions,
      (SELECT count(*) FROM memo) AS memos,
      (SELECT count(*) FROM principle) AS principles,
      (SELECT count(*) FROM lens) AS lenses,
      (SELECT count(*) FROM case_study) AS cases,
      (SELECT count(*) FROM outcome_pattern) AS patterns`,
  )
  if (single === undefined) throw new Error('No counts')
  return {
    ...single,
    sources: all(
      db,
      sql`SELECT kind, count(*) AS count FROM source GROUP BY kind ORDER BY count(*) DESC, kind`,
    ),
    participants: all(
      db,
      sql`SELECT group_name AS "group", count(*) AS count FROM participant
          GROUP BY group_name ORDER BY group_name IS NULL, count(*) DESC, group_name`,
    ),
    codingsByRole: tally(
      ['C', 'I', 'M', 'O'],
      all(
        db,
        // Roles are stored as their letters, such as `CM`.
        sql`SELECT letter AS name, count(*) AS count FROM coding
            JOIN (SELECT value AS letter FROM json_each('["C","I","M","O"]')) ON instr(roles, letter)
            GROUP BY letter`,
      ),
    ),
    codes: tally(
      ['deductive', 'inductive'],
      all(db, sql`SELECT origin AS name, count(*) AS count FROM code GROUP BY origin`),
    ),
    elementsByRole: tally(
      ['C', 'I', 'M', 'O'],
      all(db, sql`SELECT role AS name, count(*) AS count FROM element GROUP BY role`),
    ),
    configurations: tally(
      ['draft', 'proposed', 'agreed', 'merged', 'rejected'],
      all(db, sql`SELECT status AS name, count(*) AS count FROM configuration GROUP BY status`),
    ),
    evidence: tally(
      ['supports', 'refines', 'challenges'],
      all(db, sql`SELECT stance AS name, count(*) AS count FROM evidence GROUP BY stance`),
    ),
    responses: tally(
      ['confirmed', 'refined', 'rejected'],
      all(db, sql`SELECT answer AS name, count(*) AS count FROM response GROUP BY answer`),
    ),
    versions: all(
      db,
      sql`SELECT name, kind, frozen_at AS frozenAt FROM theory ORDER BY number, id`,
    ),
  }
}

type Listed =
  | 'sources'
  | 'participants'
  | 'codingsByRole'
  | 'codes'
  | 'elementsByRole'
  | 'configurations'
  | 'evidence'
  | 'responses'
  | 'versions'

/** A count for every name, 0 where there is none. */
function tally<Name extends string>(
  names: readonly Name[],
  rows: readonly { name: string; count: number }[],
): Record<Name, number> {
  const counts = new Map(rows.map(({ name, count }) => [name, count]))
  return Object.fromEntries(names.map(name => [name, counts.get(name) ?? 0])) as Record<
    Name,
    number
  >
}
