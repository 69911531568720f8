import type { Decision } from '../../../shared/contract/decisions.ts'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { DecisionTarget } from '../../../shared/domain/realist.ts'
import { newId } from '../ids.ts'
import {
  all,
  get,
  inList,
  insert,
  join,
  type ReadableDb,
  run,
  runOne,
  type Sql,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'
import { requireCodings } from './codings.ts'
import { removeCause } from './workshop-upkeep.ts'

interface Thing {
  kind: DecisionTarget
  id: string
}

type DecisionRow = Omit<Decision, 'about' | 'codingIds' | 'workshop'> & {
  codingIds: string
  workshopId: string | null
  workshop: string | null
}

type AboutRow = Thing & { decisionId: string; name: string; now: string | null }

/** Which decisions to list; without any condition, all. */
interface DecisionFilter {
  decisionId?: string
  about?: Thing | undefined
  codingId?: string | undefined
}

const NAME_NOW: Sql = sql`CASE thing_kind
  WHEN 'configuration' THEN (SELECT CASE title WHEN '' THEN 'CMOC ' || number ELSE title END
    FROM configuration WHERE id = thing_id)
  WHEN 'element' THEN (SELECT label FROM element WHERE id = thing_id)
  WHEN 'theory' THEN (SELECT name FROM theory WHERE id = thing_id)
  ELSE (SELECT name FROM principle WHERE id = thing_id) END`

/** Decisions, oldest first. */
export function listDecisions(db: ReadableDb, filter: DecisionFilter = {}): Decision[] {
  const rows = all<DecisionRow>(
    db,
    sql`SELECT decision.id, body AS text, reason, consequence, decided_at AS at, recorded_at AS recordedAt,
          researcher_id AS researcherId,
          (SELECT json_group_array(coding_id) FROM decision_coding
            WHERE decision_id = decision.id) AS codingIds,
          cause.id AS workshopId, cause.name AS workshop
        FROM decision LEFT JOIN (SELECT decision_id, workshop.id, workshop.name FROM workshop_decision
          JOIN workshop_item ON workshop_item.id = item_id
          JOIN workshop_round ON workshop_round.id = round_id
          JOIN workshop ON workshop.id = workshop_id) AS cause ON cause.decision_id = decision.id
        WHERE ${condition(filter)} ORDER BY decided_at, recorded_at, decision.id`,
  )
  const ids = rows.map(({ id }) => id)
  const about = Map.groupBy(
    all<AboutRow>(
      db,
      sql`SELECT decision_id AS decisionId, thing_kind AS kind, thing_id AS id, decision_about.name,
            ${NAME_NOW} AS now
          FROM decision_about WHERE decision_id ${inList(ids)}
          ORDER BY thing_kind, decision_about.name, thing_id`,
    ),
    ({ decisionId }) => decisionId,
  )
  return rows.map(({ workshopId, workshop, ...row }) => ({
    ...row,
    about: (about.get(row.id) ?? []).map(({ kind, id, name, now }) => ({
      ...{ kind, id, name: now ?? name, isThere: now !== null },
    })),
    codingIds: JSON.parse(row.codingIds) as string[],
    workshop: workshopId === null ? null : { id: workshopId, name: workshop ?? '' },
  }))
}

/** One decision. Throws `not_found`. */
export function getDecision(db: ReadableDb, decisionId: string): Decision {
  const decision = listDecisions(db, { decisionId })[0]
  if (decision === undefined) {
    throw new AppError('not_found', 'There is no such decision.', { decisionId })
  }
  return decision
}

/** Records a decision; returns its id. Throws `not_found` for a thing or a coding. */
export function insertDecision(
  db: WritableDb,
  input: ParsedInputOf<'decisions.create'>,
  researcherId: string,
): string {
  const [id, now] = [newId(), new Date().toISOString()]
  insert(db, 'decision', {
    ...{ id, body: input.text, reason: input.reason ?? '', consequence: input.consequence ?? '' },
    ...{ researcher_id: researcherId, decided_at: instantOf(input.at) ?? now, recorded_at: now },
  })
  setAbout(db, id, input.about ?? [])
  setCodings(db, id, input.codingIds ?? [])
  return id
}

/** Changes a decision. Throws `not_found` for a thing that is new to it, or a coding. */
export function updateDecision(db: WritableDb, input: ParsedInputOf<'decisions.update'>): void {
  const { decisionId, text, reason, consequence, at, about, codingIds } = input
  update(db, 'decision', decisionId, {
    ...{ body: text, reason, consequence, decided_at: instantOf(at) },
  })
  if (about !== undefined) setAbout(db, decisionId, about)
  if (codingIds !== undefined) setCodings(db, decisionId, codingIds)
}

/** Removes a decision. */
export function removeDecision(db: WritableDb, decisionId: string): void {
  run(db, sql`DELETE FROM decision_about WHERE decision_id = ${decisionId}`)
  removeCause(db, decisionId)
  run(db, sql`DELETE FROM decision_coding WHERE decision_id = ${decisionId}`)
  runOne(db, sql`DELETE FROM decision WHERE id = ${decisionId}`)
}

/** A day or an instant as an instant with milliseconds, so that instants compare as strings. */
function instantOf(at: string | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString()
}

function condition({ decisionId, about, codingId }: DecisionFilter): Sql {
  const parts: Sql[] = [sql`TRUE`]
  if (decisionId !== undefined) parts.push(sql`decision.id = ${decisionId}`)
  if (about !== undefined) {
    parts.push(sql`decision.id IN (SELECT decision_id FROM decision_about
      WHERE thing_kind = ${about.kind} AND thing_id = ${about.id})`)
  }
  if (codingId !== undefined) {
    parts.push(
      sql`decision.id IN (SELECT decision_id FROM decision_coding WHERE coding_id = ${codingId})`,
    )
  }
  return join(parts, ' AND ')
}

/** Sets what a decision is about; what it was about already may be gone since. */
function setAbout(db: WritableDb, decisionId: string, things: readonly Thing[]): void {
  const wanted = new Map(things.map(thing => [`${thing.kind}/${thing.id}`, thing]))
  const old = all<Thing>(
    db,
    sql`SELECT thing_kind AS kind, thing_id AS id FROM decision_about
        WHERE decision_id = ${decisionId}`,
  )
  for (const { kind, id } of old) {
    if (wanted.delete(`${kind}/${id}`)) continue
    run(
      db,
      sql`DELETE FROM decision_about
          WHERE decision_id = ${decisionId} AND thing_kind = ${kind} AND thing_id = ${id}`,
    )
  }
  for (const { kind, id } of wanted.values()) {
    const found = get<{ name: string | null }>(
      db,
      sql`SELECT ${NAME_NOW} AS name FROM (SELECT ${kind} AS thing_kind, ${id} AS thing_id)`,
    )
    if (found === undefined || found.name === null) {
      throw new AppError('not_found', 'What the decision is about is not there.', { kind, id })
    }
    insert(db, 'decision_about', {
      ...{ decision_id: decisionId, thing_kind: kind, thing_id: id, name: found.name },
    })
  }
}

function setCodings(db: WritableDb, decisionId: string, codingIds: string[]): void {
  requireCodings(db, codingIds)
  run(
    db,
    sql`DELETE FROM decision_coding
        WHERE decision_id = ${decisionId} AND NOT coding_id ${inList(codingIds)}`,
  )
  for (const codingId of codingIds) {
    run(
      db,
      sql`INSERT INTO decision_coding (decision_id, coding_id)
          VALUES (${decisionId}, ${codingId}) ON CONFLICT DO NOTHING`,
    )
  }
}
