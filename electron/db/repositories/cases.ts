import type { Case } from '../../../shared/contract/cases.ts'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { newId } from '../ids.ts'
import {
  all,
  get,
  inList,
  insert,
  name,
  type ReadableDb,
  run,
  runOne,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'
import { moveTo, nextPosition } from './positions.ts'

type CaseRow = Omit<Case, 'sourceIds' | 'participantIds' | 'configurationIds'> & {
  sourceIds: string
  participantIds: string
  configurationIds: string
}

/** All cases in order. */
export function listCases(db: ReadableDb): Case[] {
  return all<CaseRow>(
    db,
    sql`SELECT id, name, description, setting,
          (SELECT json_group_array(source_id) FROM case_source WHERE case_id = case_study.id)
            AS sourceIds,
          (SELECT json_group_array(participant_id) FROM case_participant
            WHERE case_id = case_study.id) AS participantIds,
          (SELECT json_group_array(id ORDER BY number) FROM configuration
            WHERE case_id = case_study.id) AS configurationIds
        FROM case_study ORDER BY position, id`,
  ).map(row => ({
    ...row,
    sourceIds: JSON.parse(row.sourceIds) as string[],
    participantIds: JSON.parse(row.participantIds) as string[],
    configurationIds: JSON.parse(row.configurationIds) as string[],
  }))
}

/** One case. Throws `not_found`. */
export function getCase(db: ReadableDb, caseId: string): Case {
  const found = listCases(db).find(({ id }) => id === caseId)
  if (found === undefined) throw noSuchCase(caseId)
  return found
}

/** Throws `not_found` where there is no such case. */
export function requireCase(db: ReadableDb, caseId: string): void {
  if (get(db, sql`SELECT 1 FROM case_study WHERE id = ${caseId}`) === undefined) {
    throw noSuchCase(caseId)
  }
}

/** Makes a case; returns its id. Throws `not_found` for a member. */
export function insertCase(db: WritableDb, input: ParsedInputOf<'cases.create'>): string {
  const id = newId()
  insert(db, 'case_study', {
    ...{ id, name: input.name, description: input.description ?? '' },
    ...{ setting: input.setting ?? '', position: nextPosition(db, 'case_study') },
  })
  setMembers(db, { ...input, caseId: id })
  return id
}

/** Changes a case apart from its members. */
export function updateCase(
  db: WritableDb,
  { caseId, position, ...fields }: ParsedInputOf<'cases.update'>,
): void {
  update(db, 'case_study', caseId, fields)
  if (position !== undefined) moveTo(db, 'case_study', caseId, position)
}

/** Sets the sources, the participants or both of a case. Throws `not_found`. */
export function setMembers(
  db: WritableDb,
  { caseId, sourceIds, participantIds }: ParsedInputOf<'cases.setMembers'>,
): void {
  if (sourceIds !== undefined) setThose(db, caseId, 'source', sourceIds)
  if (participantIds !== undefined) setThose(db, caseId, 'participant', participantIds)
}

/** Removes a case; returns how many configurations were of it. */
export function removeCase(db: WritableDb, caseId: string): number {
  const released = run(db, sql`UPDATE configuration SET case_id = NULL WHERE case_id = ${caseId}`)
  run(db, sql`DELETE FROM case_source WHERE case_id = ${caseId}`)
  run(db, sql`DELETE FROM case_participant WHERE case_id = ${caseId}`)
  runOne(db, sql`DELETE FROM case_study WHERE id = ${caseId}`)
  return released
}

function setThose(
  db: WritableDb,
  caseId: string,
  kind: 'source' | 'participant',
  given: readonly string[],
): void {
  const ids = [...new Set(given)]
  const [table, column] = [name(`case_${kind}`), name(`${kind}_id`)]
  const found = all(db, sql`SELECT 1 FROM ${name(kind)} WHERE id ${inList(ids)}`)
  if (found.length < ids.length) throw new AppError('not_found', `There is no such ${kind}.`)
  run(db, sql`DELETE FROM ${table} WHERE case_id = ${caseId} AND NOT ${column} ${inList(ids)}`)
  run(
    db,
    sql`INSERT INTO ${table} (case_id, ${column})
        SELECT ${caseId}, id FROM ${name(kind)} WHERE id ${inList(ids)} ON CONFLICT DO NOTHING`,
  )
}

function noSuchCase(caseId: string): AppError {
  return new AppError('not_found', 'There is no such case.', { caseId })
}
