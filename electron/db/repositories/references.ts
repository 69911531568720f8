import type { Reference, ReferenceSummary } from '../../../shared/contract/references.ts'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Person, ReferenceDetails } from '../../../shared/review/reference.ts'
import {
  all,
  get,
  insert,
  type ReadableDb,
  run,
  type Sql,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'
import { newId } from '../ids.ts'

/** References as they are stored: without what people decided on them. */

/** A reference without what is made of it. */
export type StoredReference = Omit<ReferenceSummary, 'abstractStage' | 'fullTextStage'>

type Row = Omit<StoredReference, 'authors' | 'values' | 'isNotRetrieved' | 'hasAbstract'> & {
  authors: string
  ownValues: string
  isNotRetrieved: number
  hasAbstract: number
}

/** All references in the order in which they came, or one of them. */
export function listStored(db: ReadableDb, referenceId?: string): StoredReference[] {
  const one = referenceId === undefined ? sql`TRUE` : sql`reference.id = ${referenceId}`
  return all<Row>(
    db,
    sql`SELECT reference.id, batch_id AS batchId, record, type, title, authors, year, container, doi,
          pmid, study, design, country, setting, mmat, source_id AS sourceId,
          is_not_retrieved AS isNotRetrieved, duplicate_of AS duplicateOf,
          duplicate_reason AS duplicateReason, abstract <> '' AS hasAbstract,
          (SELECT json_group_object(column_id, value) FROM reference_value
            WHERE reference_id = reference.id) AS ownValues
        FROM reference JOIN reference_batch ON reference_batch.id = batch_id
        WHERE ${one} ORDER BY imported_at, reference_batch.id, record, reference.id`,
  ).map(({ authors, ownValues, isNotRetrieved, hasAbstract, ...row }) => ({
    ...row,
    authors: JSON.parse(authors) as Person[],
    values: JSON.parse(ownValues) as Record<string, string>,
    isNotRetrieved: isNotRetrieved === 1,
    hasAbstract: hasAbstract === 1,
  }))
}

/** One reference. Throws `not_found`. */
export function getStored(db: ReadableDb, referenceId: string): StoredReference {
  const reference = listStored(db, referenceId)[0]
  if (reference === undefined) {
    throw new AppError('not_found', 'There is no such reference.', { referenceId })
  }
  return reference
}

/** What of a reference is long: its abstract, the other fields, and the record it came from. */
export function getLong(
  db: ReadableDb,
  referenceId: string,
): Pick<Reference, 'abstract' | 'details' | 'raw' | 'line' | 'duplicateIds'> {
  const row = get<{ abstract: string; details: string; raw: string; line: number | null }>(
    db,
    sql`SELECT abstract, details, raw, line FROM reference WHERE id = ${referenceId}`,
  )
  if (row === undefined) throw new AppError('not_found', 'There is no such reference.')
  return {
    ...row,
    details: JSON.parse(row.details) as ReferenceDetails,
    duplicateIds: all<{ id: string }>(
      db,
      sql`SELECT id FROM reference WHERE duplicate_of = ${referenceId} ORDER BY id`,
    ).map(({ id }) => id),
  }
}

/** What a citation is made from, of these references. */
export function listDetails(
  db: ReadableDb,
): Map<string, { details: ReferenceDetails; abstract: string }> {
  return new Map(
    all<{ id: string; details: string; abstract: string }>(
      db,
      sql`SELECT id, details, abstract FROM reference`,
    ).map(({ id, details, abstract }) => [
      id,
      { details: JSON.parse(details) as ReferenceDetails, abstract },
    ]),
  )
}

/** Changes a reference. */
export function updateReference(
  db: WritableDb,
  {
    referenceId,
    values,
    authors,
    details,
    isNotRetrieved,
    ...fields
  }: ParsedInputOf<'references.update'>,
): void {
  update(db, 'reference', referenceId, {
    ...fields,
    authors: authors === undefined ? undefined : JSON.stringify(authors),
    details: details === undefined ? undefined : JSON.stringify(details),
    is_not_retrieved: isNotRetrieved === undefined ? undefined : isNotRetrieved ? 1 : 0,
  })
  for (const [columnId, value] of Object.entries(values ?? {})) {
    setValue(db, referenceId, columnId, value.trim())
  }
}

function setValue(db: WritableDb, referenceId: string, columnId: string, value: string): void {
  if (!listColumns(db).some(({ id }) => id === columnId)) {
    throw new AppError('not_found', 'There is no such column.', { columnId })
  }
  run(
    db,
    value === ''
      ? sql`DELETE FROM reference_value
          WHERE reference_id = ${referenceId} AND column_id = ${columnId}`
      : sql`INSERT INTO reference_value (reference_id, column_id, value)
          VALUES (${referenceId}, ${columnId}, ${value})
          ON CONFLICT (reference_id, column_id) DO UPDATE SET value = excluded.value`,
  )
}

/** Columns of one's own, in order. */
export function listColumns(db: ReadableDb): { id: string; name: string }[] {
  return all(db, sql`SELECT id, name FROM reference_column ORDER BY position, id`)
}

/** Sets these columns. Throws `not_found` or `duplicate`. */
export function saveColumns(
  db: WritableDb,
  columns: readonly { id?: string | undefined; name: string }[],
): void {
  requireOwnNames(
    columns.map(({ name }) => name),
    'Two columns would be called the same.',
  )
  const before = new Set(listColumns(db).map(({ id }) => id))
  const kept = new Set(columns.flatMap(({ id }) => id ?? []))
  for (const id of kept) {
    if (!before.has(id)) throw new AppError('not_found', 'There is no such column.', { id })
  }
  for (const id of before) {
    if (kept.has(id)) continue
    run(db, sql`DELETE FROM reference_value WHERE column_id = ${id}`)
    run(db, sql`DELETE FROM reference_column WHERE id = ${id}`)
  }
  columns.forEach(({ id, name }, position) => {
    if (id === undefined) insert(db, 'reference_column', { id: newId(), name, position })
    else update(db, 'reference_column', id, { name, position })
  })
}

/** Throws `duplicate` where two names are the same but for their case. */
export function requireOwnNames(names: readonly string[], message: string): void {
  const keys = new Set(names.map(name => name.trim().toLowerCase()))
  if (keys.size < names.length) throw new AppError('duplicate', message)
}

/** Makes a source the full text of a reference, or (null) takes it away. */
export function setSource(db: WritableDb, referenceId: string, sourceId: string | null): void {
  update(db, 'reference', referenceId, {
    ...{ source_id: sourceId, is_not_retrieved: sourceId === null ? undefined : 0 },
  })
}

/** The pairs that somebody told apart, as `first/second`, the lower id first. */
export function listApart(db: ReadableDb): Set<string> {
  return new Set(
    all<{ pair: string }>(
      db,
      sql`SELECT first_id || '/' || second_id AS pair FROM reference_apart`,
    ).map(({ pair }) => pair),
  )
}

/** Says that two references are not the same. */
export function insertApart(db: WritableDb, one: string, other: string): void {
  const [first, second] = one < other ? [one, other] : [other, one]
  run(
    db,
    sql`INSERT INTO reference_apart (first_id, second_id) VALUES (${first}, ${second})
        ON CONFLICT DO NOTHING`,
  )
}

/** Makes a reference a duplicate of another, with its own duplicates; what was decided on it goes along where that is free. */
export function mergeInto(
  db: WritableDb,
  duplicateId: string,
  keepId: string,
  reason: 'exact' | 'reviewed',
): void {
  run(db, sql`UPDATE reference SET duplicate_of = ${keepId} WHERE duplicate_of = ${duplicateId}`)
  const { sourceId } = getStored(db, duplicateId)
  if (sourceId !== null && getStored(db, keepId).sourceId === null) {
    setSource(db, duplicateId, null)
    setSource(db, keepId, sourceId)
  }
  update(db, 'reference', duplicateId, { duplicate_of: keepId, duplicate_reason: reason })
  for (const [table, columns] of COPIED) {
    const [named, rest] = [plain(table), plain(columns)]
    run(
      db,
      sql`INSERT INTO ${named} (reference_id, ${rest})
          SELECT ${keepId}, ${rest} FROM ${named} WHERE reference_id = ${duplicateId}
          ON CONFLICT DO NOTHING`,
    )
  }
}

/** What is decided on a reference: the one that is kept gets it where nothing was decided on it. */
const COPIED: readonly [string, string][] = [
  ['screening', 'stage, researcher_id, decision, reason_id, note, decided_at'],
  ['screening_settlement', 'stage, decision, reason_id, why, researcher_id, settled_at'],
  ['appraisal', 'item_id, researcher_id, value, reason, judged_at'],
  ['appraisal_settlement', 'item_id, value, reason, researcher_id, settled_at'],
]

/** Names of our own as SQL. */
function plain(text: string): Sql {
  return { text, values: [] }
}

/** Takes fields of a reference from others, as they are stored. */
export function takeFields(
  db: WritableDb,
  keepId: string,
  fields: Readonly<Record<string, string>>,
): void {
  for (const [field, fromId] of Object.entries(fields)) {
    const column = plain(field)
    run(
      db,
      sql`UPDATE reference SET ${column} = (SELECT ${column} FROM reference WHERE id = ${fromId})
          WHERE id = ${keepId}`,
    )
  }
}

/** Makes a duplicate a reference of its own again. */
export function separate(db: WritableDb, referenceId: string): void {
  update(db, 'reference', referenceId, { duplicate_of: null, duplicate_reason: '' })
}
