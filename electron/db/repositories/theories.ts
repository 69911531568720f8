import type { Theory } from '../../../shared/contract/theories.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { TheoryKind } from '../../../shared/domain/roles.ts'
import { newId } from '../ids.ts'
import {
  all,
  get,
  inList,
  insert,
  type ReadableDb,
  run,
  runOne,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'
import { removeCommentsOn } from './comments.ts'
import { removeKept } from './kept-versions.ts'
import { IN_USE } from './rivals.ts'

type TheoryRow = Omit<Theory, 'configurationIds'> & { configurationIds: string }

/** All theory versions, oldest first. */
export function listTheories(db: ReadableDb): Theory[] {
  return all<TheoryRow>(
    db,
    sql`SELECT id, name, kind, narrative, number, created_at AS createdAt, frozen_at AS frozenAt,
          CASE WHEN frozen_at IS NULL
            THEN (SELECT json_group_array(configuration_id ORDER BY position)
              FROM theory_configuration WHERE theory_id = theory.id)
            ELSE (SELECT json_group_array(configuration_id ORDER BY position)
              FROM version_configuration WHERE theory_id = theory.id) END AS configurationIds
        FROM theory ORDER BY number`,
  ).map(row => ({ ...row, configurationIds: JSON.parse(row.configurationIds) as string[] }))
}

/** One theory version. Throws `not_found`. */
export function getTheory(db: ReadableDb, theoryId: string): Theory {
  const theory = listTheories(db).find(({ id }) => id === theoryId)
  if (theory === undefined) {
    throw new AppError('not_found', 'There is no such theory version.', { theoryId })
  }
  return theory
}

/** A configuration with what it is called by. */
interface Chosen {
  id: string
  number: number
  handle: string
  title: string
  caseId: string | null
}

/** The id of a version that was kept as it stood; undefined for one that is live, or for none. Throws `not_found`. */
export function keptId(db: ReadableDb, theoryId: string | undefined): string | undefined {
  if (theoryId === undefined) return undefined
  return getTheory(db, theoryId).frozenAt === null ? undefined : theoryId
}

/**
 * The configurations of a theory version in its order, as they were where it was kept; without a version those in use by
 * number. Throws `not_found`.
 */
export function listChosen(db: ReadableDb, theoryId?: string): Chosen[] {
  const kept = keptId(db, theoryId)
  if (kept !== undefined) {
    return all(
      db,
      sql`SELECT configuration_id AS id, number, handle, title, case_id AS caseId
          FROM version_configuration WHERE theory_id = ${kept} ORDER BY position`,
    )
  }
  const [from, order] =
    theoryId === undefined
      ? [sql`WHERE ${IN_USE}`, sql`number`]
      : [
          sql`JOIN theory_configuration ON configuration_id = id AND theory_id = ${theoryId}`,
          sql`position`,
        ]
  return all(
    db,
    sql`SELECT id, number, handle, title, case_id AS caseId FROM configuration ${from}
        ORDER BY ${order}`,
  )
}

/** Adds a theory version; returns its id. */
export function insertTheory(
  db: WritableDb,
  input: {
    name: string
    kind: TheoryKind
    narrative?: string | undefined
    configurationIds: string[]
  },
): string {
  const id = newId()
  const last = get<{ n: number | null }>(db, sql`SELECT max(number) AS n FROM theory`)
  insert(db, 'theory', {
    id,
    name: input.name,
    kind: input.kind,
    narrative: input.narrative ?? '',
    number: (last?.n ?? 0) + 1,
    created_at: new Date().toISOString(),
  })
  setConfigurations(db, id, input.configurationIds)
  return id
}

/** Changes a theory version. Throws `version_frozen` where it was kept as it stands. */
export function updateTheory(
  db: WritableDb,
  theoryId: string,
  input: {
    name?: string | undefined
    kind?: TheoryKind | undefined
    narrative?: string | undefined
    configurationIds?: string[] | undefined
  },
): void {
  const { configurationIds, ...fields } = input
  refuseFrozen(db, theoryId)
  update(db, 'theory', theoryId, fields)
  if (configurationIds !== undefined) setConfigurations(db, theoryId, configurationIds)
}

/** Removes a theory version; its configurations stay. Throws `version_frozen` unless one that was kept is to go too. */
export function removeTheory(db: WritableDb, theoryId: string, isFrozenToo: boolean): void {
  if (!isFrozenToo) refuseFrozen(db, theoryId)
  removeKept(db, theoryId)
  run(db, sql`DELETE FROM theory_configuration WHERE theory_id = ${theoryId}`)
  removeCommentsOn(db, 'theory', theoryId)
  runOne(db, sql`DELETE FROM theory WHERE id = ${theoryId}`)
}

/** The version made before this one; null where it is the first. */
export function versionBefore(db: ReadableDb, theoryId: string): Theory | null {
  const theories = listTheories(db)
  return theories[theories.findIndex(({ id }) => id === theoryId) - 1] ?? null
}

function refuseFrozen(db: ReadableDb, theoryId: string): void {
  if (getTheory(db, theoryId).frozenAt === null) return
  throw new AppError(
    'version_frozen',
    'This version was kept as it stood, so it can only be read. Nothing was changed. Start the next version from it instead.',
    { theoryId },
  )
}

function setConfigurations(db: WritableDb, theoryId: string, configurationIds: string[]): void {
  const ids = [...new Set(configurationIds)]
  const found = get<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM configuration WHERE id ${inList(ids)}`,
  )
  if (found?.n !== ids.length) throw new AppError('not_found', 'There is no such configuration.')
  run(
    db,
    sql`DELETE FROM theory_configuration
        WHERE theory_id = ${theoryId} AND NOT configuration_id ${inList(ids)}`,
  )
  ids.forEach((configurationId, position) =>
    run(
      db,
      sql`INSERT INTO theory_configuration (theory_id, configuration_id, position)
          VALUES (${theoryId}, ${configurationId}, ${position})
          ON CONFLICT DO UPDATE SET position = excluded.position`,
    ),
  )
}
