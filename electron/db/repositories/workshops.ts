import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { Workshop, WorkshopGroup } from '../../../shared/contract/workshops.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { newId } from '../ids.ts'
import {
  all,
  get,
  insert,
  type ReadableDb,
  run,
  runOne,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'
import { listRounds, removeRoundRows } from './workshop-rounds.ts'

type WorkshopRow = Omit<Workshop, 'groups' | 'rounds'>

const PLAN = sql`workshop.id, workshop.name, held_on AS date, workshop.place, facilitators, purpose,
  workshop.status`

/** All workshops, latest first. */
export function listWorkshops(db: ReadableDb): OutputOf<'workshops.list'> {
  return all(
    db,
    sql`SELECT ${PLAN},
          (SELECT count(*) FROM workshop_item JOIN workshop_round ON workshop_round.id = round_id
            WHERE workshop_id = workshop.id) AS items,
          (SELECT coalesce(sum(people), 0) FROM workshop_response
            JOIN workshop_answer ON response_id = workshop_response.id
            WHERE workshop_id = workshop.id) AS answers,
          (SELECT count(DISTINCT item_id) FROM workshop_decision
            JOIN workshop_item ON workshop_item.id = item_id
            JOIN workshop_round ON workshop_round.id = round_id
            WHERE workshop_id = workshop.id) AS decided
        FROM workshop ORDER BY held_on DESC, created_at DESC, id`,
  )
}

/** One workshop with all that is planned for it. Throws `not_found`. */
export function readWorkshop(db: ReadableDb, workshopId: string): Workshop {
  const row = get<WorkshopRow>(
    db,
    sql`SELECT ${PLAN}, created_at AS createdAt FROM workshop WHERE id = ${workshopId}`,
  )
  if (row === undefined) {
    throw new AppError('not_found', 'There is no such workshop.', { workshopId })
  }
  return { ...row, groups: listGroups(db, workshopId), rounds: listRounds(db, workshopId) }
}

/** The groups that take part, in order. */
export function listGroups(db: ReadableDb, workshopId: string): WorkshopGroup[] {
  return all(
    db,
    sql`SELECT id, name, size FROM workshop_group WHERE workshop_id = ${workshopId}
        ORDER BY position, id`,
  )
}

/** Plans a workshop with its groups; returns its id. */
export function insertWorkshop(db: WritableDb, input: ParsedInputOf<'workshops.create'>): string {
  const id = newId()
  insert(db, 'workshop', {
    ...{ id, name: input.name, held_on: input.date ?? '', place: input.place ?? '' },
    ...{ facilitators: input.facilitators ?? '', purpose: input.purpose ?? '', status: 'planned' },
    created_at: new Date().toISOString(),
  })
  const names = new Set(input.groups ?? groupsOfProject(db))
  setGroups(db, { workshopId: id, groups: [...names].map(name => ({ name })) })
  return id
}

/** Changes a workshop's own fields. */
export function updateWorkshop(
  db: WritableDb,
  { workshopId, date, ...fields }: ParsedInputOf<'workshops.update'>,
): void {
  update(db, 'workshop', workshopId, { ...fields, held_on: date })
}

/** Removes a workshop with all that is in it; returns how many answers went. */
export function removeWorkshop(db: WritableDb, workshopId: string): number {
  const { rounds } = readWorkshop(db, workshopId)
  const row = get<{ answers: number }>(
    db,
    sql`SELECT coalesce(sum(people), 0) AS answers FROM workshop_response
        JOIN workshop_answer ON response_id = workshop_response.id
        WHERE workshop_id = ${workshopId}`,
  )
  for (const { id } of rounds) removeRoundRows(db, id)
  run(db, sql`DELETE FROM workshop_response WHERE workshop_id = ${workshopId}`)
  run(db, sql`DELETE FROM workshop_group WHERE workshop_id = ${workshopId}`)
  runOne(db, sql`DELETE FROM workshop WHERE id = ${workshopId}`)
  return row?.answers ?? 0
}

/**
 * Sets the groups that take part, in order; those that are named by id stay who they are. Throws `not_found` for an id that
 * is not of the workshop, `duplicate` for two of one name, and `invalid_input` where one that has responded is left out.
 */
export function setGroups(
  db: WritableDb,
  { workshopId, groups }: ParsedInputOf<'workshops.setGroups'>,
): void {
  const known = new Set(listGroups(db, workshopId).map(({ id }) => id))
  if (groups.some(({ id }) => id !== undefined && !known.has(id))) {
    throw new AppError('not_found', 'There is no such group in the workshop.')
  }
  if (new Set(groups.map(({ name }) => name.toLowerCase())).size < groups.length) {
    throw new AppError('duplicate', 'Two groups would have the same name. Nothing was changed.')
  }
  groups.forEach(({ id, name, size }, position) => {
    if (id !== undefined) {
      known.delete(id)
      return update(db, 'workshop_group', id, { name, size, position })
    }
    insert(db, 'workshop_group', {
      ...{ id: newId(), workshop_id: workshopId, name, size: size ?? null, position },
    })
  })
  for (const id of known) {
    const row = get(db, sql`SELECT 1 FROM workshop_response WHERE group_id = ${id} LIMIT 1`)
    if (row !== undefined) {
      throw new AppError(
        'invalid_input',
        'A group that has responded cannot be left out. Nothing was changed. Remove its responses first.',
      )
    }
    runOne(db, sql`DELETE FROM workshop_group WHERE id = ${id}`)
  }
}

/** The stakeholder groups that participants and sources of the project belong to, by name. */
function groupsOfProject(db: ReadableDb): string[] {
  return all<{ name: string }>(
    db,
    sql`SELECT group_name AS name FROM participant WHERE group_name IS NOT NULL
        UNION SELECT group_name FROM source WHERE group_name IS NOT NULL ORDER BY 1`,
  ).map(({ name }) => name)
}
