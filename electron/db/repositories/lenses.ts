import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { Lens } from '../../../shared/contract/lenses.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import type { Role } from '../../../shared/domain/roles.ts'
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
import { getConfiguration } from './configurations.ts'
import { getElement } from './elements.ts'
import { nextPosition } from './positions.ts'

interface MappingRow {
  id: string
  constructId: string
  elementId: string | null
  configurationId: string | null
  note: string
  element: string | null
  role: Role | null
  number: number | null
  handle: string | null
  title: string | null
}

/** All lenses in the order they were taken up, with constructs and mappings. */
export function listLenses(db: ReadableDb): Lens[] {
  const mappings = Map.groupBy(listMappings(db), ({ constructId }) => constructId)
  const constructs = Map.groupBy(
    all<{ id: string; lensId: string; name: string; description: string }>(
      db,
      sql`SELECT id, lens_id AS lensId, name, description FROM construct ORDER BY position, id`,
    ),
    ({ lensId }) => lensId,
  )
  return all<Omit<Lens, 'constructs'>>(
    db,
    sql`SELECT id, name, description, citation FROM lens ORDER BY position, id`,
  ).map(lens => ({
    ...lens,
    constructs: (constructs.get(lens.id) ?? []).map(({ lensId: _id, ...construct }) => ({
      ...construct,
      mappings: (mappings.get(construct.id) ?? []).map(describeMapping),
    })),
  }))
}

/** One lens. Throws `not_found`. */
export function getLens(db: ReadableDb, lensId: string): Lens {
  const lens = listLenses(db).find(({ id }) => id === lensId)
  if (lens === undefined) throw new AppError('not_found', 'There is no such lens.', { lensId })
  return lens
}

/** The lens that a construct belongs to. Throws `not_found`. */
export function lensOfConstruct(db: ReadableDb, constructId: string): string {
  const row = get<{ id: string }>(
    db,
    sql`SELECT lens_id AS id FROM construct WHERE id = ${constructId}`,
  )
  if (row === undefined) {
    throw new AppError('not_found', 'There is no such construct.', { constructId })
  }
  return row.id
}

/** The lens that a mapping belongs to. Throws `not_found`. */
export function lensOfMapping(db: ReadableDb, mappingId: string): string {
  const row = get<{ id: string }>(
    db,
    sql`SELECT lens_id AS id FROM construct JOIN construct_mapping ON construct_id = construct.id
        WHERE construct_mapping.id = ${mappingId}`,
  )
  if (row === undefined) {
    throw new AppError('not_found', 'There is no such mapping.', { mappingId })
  }
  return row.id
}

/** Takes up a lens; returns its id. */
export function insertLens(db: WritableDb, input: ParsedInputOf<'lenses.create'>): string {
  const id = newId()
  insert(db, 'lens', {
    ...{ id, name: input.name, description: input.description ?? '' },
    ...{ citation: input.citation ?? '', position: nextPosition(db, 'lens') },
  })
  return id
}

/** Changes a lens. */
export function updateLens(
  db: WritableDb,
  { lensId, ...fields }: ParsedInputOf<'lenses.update'>,
): void {
  update(db, 'lens', lensId, fields)
}

/** Removes a lens with all that is in it; returns how much that was. */
export function removeLens(db: WritableDb, lensId: string) {
  const own = sql`(SELECT id FROM construct WHERE lens_id = ${lensId})`
  const removedMappings = run(db, sql`DELETE FROM construct_mapping WHERE construct_id IN ${own}`)
  const removedConstructs = run(db, sql`DELETE FROM construct WHERE lens_id = ${lensId}`)
  runOne(db, sql`DELETE FROM lens WHERE id = ${lensId}`)
  return { removedConstructs, removedMappings }
}

/** Adds a construct behind the others of a lens. */
export function insertConstruct(
  db: WritableDb,
  { lensId, name, description = '' }: ParsedInputOf<'lenses.addConstruct'>,
): void {
  const position = nextPosition(db, 'construct', sql`lens_id = ${lensId}`)
  insert(db, 'construct', { id: newId(), lens_id: lensId, name, description, position })
}

/** Changes a construct. */
export function updateConstruct(
  db: WritableDb,
  { constructId, ...fields }: ParsedInputOf<'lenses.updateConstruct'>,
): void {
  update(db, 'construct', constructId, fields)
}

/** Removes a construct with its mappings. */
export function removeConstruct(db: WritableDb, constructId: string): void {
  run(db, sql`DELETE FROM construct_mapping WHERE construct_id = ${constructId}`)
  runOne(db, sql`DELETE FROM construct WHERE id = ${constructId}`)
}

/** Maps a construct to a thing; one that is mapped to it already gets another note. Throws `not_found` for the thing. */
export function mapConstruct(db: WritableDb, input: ParsedInputOf<'lenses.map'>): void {
  const { constructId, elementId = null, configurationId = null, note } = input
  if (elementId !== null) getElement(db, elementId)
  if (configurationId !== null) getConfiguration(db, configurationId)
  const same = get<{ id: string }>(
    db,
    sql`SELECT id FROM construct_mapping WHERE construct_id = ${constructId}
          AND element_id IS ${elementId} AND configuration_id IS ${configurationId}`,
  )
  if (same !== undefined) {
    update(db, 'construct_mapping', same.id, { note })
    return
  }
  insert(db, 'construct_mapping', {
    ...{ id: newId(), construct_id: constructId, element_id: elementId },
    ...{ configuration_id: configurationId, note: note ?? '' },
  })
}

/** Takes a mapping back. */
export function unmapConstruct(db: WritableDb, mappingId: string): void {
  runOne(db, sql`DELETE FROM construct_mapping WHERE id = ${mappingId}`)
}

function listMappings(db: ReadableDb): MappingRow[] {
  return all(
    db,
    sql`SELECT construct_mapping.id, construct_id AS constructId, element_id AS elementId,
          configuration_id AS configurationId, note, element.label AS element, element.role,
          number, handle, title
        FROM construct_mapping
        LEFT JOIN element ON element.id = element_id
        LEFT JOIN configuration ON configuration.id = configuration_id
        ORDER BY construct_mapping.id`,
  )
}

function describeMapping({
  id,
  elementId,
  configurationId,
  note,
  element,
  role,
  ...row
}: MappingRow) {
  const { number, handle, title } = row
  const name =
    number === null ? '' : nameConfiguration({ number, handle: handle ?? '', title: title ?? '' })
  return { id, elementId, configurationId, label: element ?? name, role, note }
}
