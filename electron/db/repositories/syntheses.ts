import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { Synthesis } from '../../../shared/contract/syntheses.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { newId } from '../ids.ts'
import {
  all,
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
import { consolidate } from './consolidate.ts'
import { getConfiguration } from './configurations.ts'

type SynthesisRow = Omit<Synthesis, 'configurationIds' | 'codingIds'> & {
  configurationIds: string
  codingIds: string
}

/** Acts of synthesis, oldest first. */
export function listSyntheses(
  db: ReadableDb,
  filter: { configurationId?: string | undefined; synthesisId?: string } = {},
): Synthesis[] {
  const { configurationId, synthesisId } = filter
  const parts: Sql[] = [sql`TRUE`]
  if (synthesisId !== undefined) parts.push(sql`id = ${synthesisId}`)
  if (configurationId !== undefined) {
    parts.push(sql`(into_id = ${configurationId} OR id IN (SELECT synthesis_id
      FROM synthesis_configuration WHERE configuration_id = ${configurationId}))`)
  }
  return all<SynthesisRow>(
    db,
    sql`SELECT id, operation, reason, result, favoured_id AS favoured, into_id AS intoId,
          researcher_id AS researcherId, at,
          (SELECT json_group_array(configuration_id ORDER BY position)
            FROM synthesis_configuration WHERE synthesis_id = synthesis.id) AS configurationIds,
          (SELECT json_group_array(coding_id) FROM synthesis_coding
            WHERE synthesis_id = synthesis.id) AS codingIds
        FROM synthesis WHERE ${join(parts, ' AND ')} ORDER BY at, id`,
  ).map(row => ({
    ...row,
    configurationIds: JSON.parse(row.configurationIds) as string[],
    codingIds: JSON.parse(row.codingIds) as string[],
  }))
}

/** One act of synthesis. Throws `not_found`. */
export function getSynthesis(db: ReadableDb, synthesisId: string): Synthesis {
  const synthesis = listSyntheses(db, { synthesisId })[0]
  if (synthesis === undefined) {
    throw new AppError('not_found', 'There is no such act of synthesis.', { synthesisId })
  }
  return synthesis
}

/**
 * Records an act of synthesis, and makes the configuration that a consolidation asks for; returns the id. Throws
 * `not_found` or `invalid_input`.
 */
export function insertSynthesis(
  db: WritableDb,
  input: ParsedInputOf<'syntheses.create'>,
  researcherId: string,
): string {
  const { operation, reason, result, favoured = null, into } = input
  const configurationIds = requireSeveral(db, input.configurationIds)
  requireFavoured(operation, configurationIds, favoured)
  const intoId =
    into === undefined ? null : consolidate(db, configurationIds, { ...into, reason }, researcherId)
  const id = newId()
  insert(db, 'synthesis', {
    ...{ id, operation, reason, result, favoured_id: favoured, into_id: intoId },
    ...{ researcher_id: researcherId, at: new Date().toISOString() },
  })
  setConfigurations(db, id, configurationIds)
  setCodings(db, id, input.codingIds)
  return id
}

/** Changes an act of synthesis. Throws `not_found` or `invalid_input`. */
export function updateSynthesis(db: WritableDb, input: ParsedInputOf<'syntheses.update'>): void {
  const before = getSynthesis(db, input.synthesisId)
  const operation = input.operation ?? before.operation
  const ids =
    input.configurationIds === undefined
      ? before.configurationIds
      : requireSeveral(db, input.configurationIds)
  // Who is no longer adjudged, or no longer among them, is preferred to nobody.
  const still = operation === 'adjudicate' && ids.includes(before.favoured ?? '')
  const favoured = input.favoured === undefined ? (still ? before.favoured : null) : input.favoured
  requireFavoured(operation, ids, favoured)
  if (before.intoId !== null && operation !== 'consolidate') {
    throw new AppError('invalid_input', 'A configuration was made by this consolidation.')
  }
  update(db, 'synthesis', before.id, {
    ...{ operation, reason: input.reason, result: input.result, favoured_id: favoured },
  })
  if (input.configurationIds !== undefined) setConfigurations(db, before.id, ids)
  if (input.codingIds !== undefined) setCodings(db, before.id, input.codingIds)
}

/** Removes the record of an act of synthesis. */
export function removeSynthesis(db: WritableDb, synthesisId: string): void {
  run(db, sql`DELETE FROM synthesis_configuration WHERE synthesis_id = ${synthesisId}`)
  run(db, sql`DELETE FROM synthesis_coding WHERE synthesis_id = ${synthesisId}`)
  runOne(db, sql`DELETE FROM synthesis WHERE id = ${synthesisId}`)
}

function requireSeveral(db: ReadableDb, configurationIds: readonly string[]): string[] {
  const ids = [...new Set(configurationIds)]
  if (ids.length < 2) {
    throw new AppError('invalid_input', 'Choose at least two configurations to bring together.')
  }
  for (const id of ids) getConfiguration(db, id)
  return ids
}

function requireFavoured(
  operation: Synthesis['operation'],
  configurationIds: readonly string[],
  favoured: string | null,
): void {
  if (favoured === null) return
  if (operation !== 'adjudicate' || !configurationIds.includes(favoured)) {
    throw new AppError(
      'invalid_input',
      'Only one of the configurations that are adjudicated can be preferred.',
    )
  }
}

function setConfigurations(db: WritableDb, synthesisId: string, ids: readonly string[]): void {
  run(
    db,
    sql`DELETE FROM synthesis_configuration
        WHERE synthesis_id = ${synthesisId} AND NOT configuration_id ${inList(ids)}`,
  )
  ids.forEach((configurationId, position) =>
    run(
      db,
      sql`INSERT INTO synthesis_configuration (synthesis_id, configuration_id, position)
          VALUES (${synthesisId}, ${configurationId}, ${position})
          ON CONFLICT DO UPDATE SET position = excluded.position`,
    ),
  )
}

function setCodings(db: WritableDb, synthesisId: string, codingIds: string[]): void {
  requireCodings(db, codingIds)
  run(
    db,
    sql`DELETE FROM synthesis_coding
        WHERE synthesis_id = ${synthesisId} AND NOT coding_id ${inList(codingIds)}`,
  )
  for (const codingId of new Set(codingIds)) {
    run(
      db,
      sql`INSERT INTO synthesis_coding (synthesis_id, coding_id)
          VALUES (${synthesisId}, ${codingId}) ON CONFLICT DO NOTHING`,
    )
  }
}
