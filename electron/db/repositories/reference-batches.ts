import type { Batch } from '../../../shared/contract/references.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { ReferenceDraft, ReferenceFile } from '../../../shared/review/reference.ts'
import { newId } from '../ids.ts'
import { all, insert, type ReadableDb, run, runOne, sql, update, type WritableDb } from '../sql.ts'

type Row = Omit<Batch, 'skipsAbstract' | 'broken'> & { skipsAbstract: number; broken: string }

/** Where a file of references comes from. */
export type BatchOrigin = Pick<
  Batch,
  'origin' | 'originName' | 'searchedOn' | 'searchText' | 'skipsAbstract'
>

/** The files that references came from, oldest first, or one of them. */
export function listBatches(db: ReadableDb, batchId?: string): Batch[] {
  const one = batchId === undefined ? sql`TRUE` : sql`id = ${batchId}`
  return all<Row>(
    db,
    sql`SELECT id, file_name AS fileName, format, origin, origin_name AS originName,
          searched_on AS searchedOn, search_text AS searchText, skips_abstract AS skipsAbstract,
          broken, researcher_id AS researcherId, imported_at AS importedAt,
          (SELECT count(*) FROM reference WHERE batch_id = reference_batch.id) AS "references",
          (SELECT count(*) FROM reference
            WHERE batch_id = reference_batch.id AND duplicate_of IS NOT NULL) AS duplicates
        FROM reference_batch WHERE ${one} ORDER BY imported_at, id`,
  ).map(row => ({
    ...row,
    skipsAbstract: row.skipsAbstract === 1,
    broken: JSON.parse(row.broken) as Batch['broken'],
  }))
}

/** One of them. Throws `not_found`. */
export function getBatch(db: ReadableDb, batchId: string): Batch {
  const batch = listBatches(db, batchId)[0]
  if (batch === undefined) {
    throw new AppError('not_found', 'There is no such file of references.', { batchId })
  }
  return batch
}

/** Stores a file of references with all its records. */
export function insertBatch(
  db: WritableDb,
  file: Pick<ReferenceFile, 'format' | 'references' | 'broken'> & { name: string },
  origin: BatchOrigin,
  researcherId: string,
): void {
  const id = newId()
  insert(db, 'reference_batch', {
    ...{ id, file_name: file.name, format: file.format, origin: origin.origin },
    ...{ origin_name: origin.originName, searched_on: origin.searchedOn },
    ...{ search_text: origin.searchText, skips_abstract: origin.skipsAbstract ? 1 : 0 },
    ...{ broken: JSON.stringify(file.broken), researcher_id: researcherId },
    imported_at: new Date().toISOString(),
  })
  for (const reference of file.references) insertReference(db, id, reference)
}

function insertReference(db: WritableDb, batchId: string, draft: ReferenceDraft): void {
  insert(db, 'reference', {
    ...{ id: newId(), batch_id: batchId, record: draft.record, line: draft.line },
    ...{ type: draft.type, title: draft.title, authors: JSON.stringify(draft.authors) },
    ...{ year: draft.year, container: draft.container, doi: draft.doi, pmid: draft.pmid },
    ...{ abstract: draft.abstract, details: JSON.stringify(draft.details), raw: draft.raw },
    ...{ study: '', design: '', country: '', setting: '', mmat: '', source_id: null },
    ...{ is_not_retrieved: 0, duplicate_of: null, duplicate_reason: '' },
  })
}

/** Changes where a file of references comes from. */
export function updateBatch(
  db: WritableDb,
  batchId: string,
  fields: { [K in keyof BatchOrigin]?: BatchOrigin[K] | undefined },
): void {
  const { skipsAbstract } = fields
  update(db, 'reference_batch', batchId, {
    ...{ origin: fields.origin, origin_name: fields.originName },
    ...{ searched_on: fields.searchedOn, search_text: fields.searchText },
    skips_abstract: skipsAbstract === undefined ? undefined : skipsAbstract ? 1 : 0,
  })
}

/** Removes a file of references with all that was said of them; duplicates of them in other files are their own again. */
export function removeBatch(db: WritableDb, batchId: string): number {
  const ids = sql`(SELECT id FROM reference WHERE batch_id = ${batchId})`
  for (const table of OF_REFERENCE) {
    run(db, sql`DELETE FROM ${{ text: table, values: [] }} WHERE reference_id IN ${ids}`)
  }
  run(db, sql`DELETE FROM reference_apart WHERE first_id IN ${ids} OR second_id IN ${ids}`)
  run(
    db,
    sql`UPDATE reference SET duplicate_of = NULL, duplicate_reason = ''
        WHERE duplicate_of IN ${ids}`,
  )
  const removed = run(db, sql`DELETE FROM reference WHERE batch_id = ${batchId}`)
  runOne(db, sql`DELETE FROM reference_batch WHERE id = ${batchId}`)
  return removed
}

/** Tables whose rows are about one reference. */
const OF_REFERENCE = [
  ...['reference_value', 'screening', 'screening_settlement', 'screening_sample_reference'],
  ...['appraisal', 'appraisal_settlement'],
]
