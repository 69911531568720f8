import type { ExportRecord } from '../../../shared/contract/exports.ts'
import { newId } from '../ids.ts'
import { all, insert, type ReadableDb, sql, type WritableDb } from '../sql.ts'

/** What was taken out of the project, newest first. */
export function listExports(db: ReadableDb): ExportRecord[] {
  return all<ExportRecord>(
    db,
    sql`SELECT id, product, file_name AS fileName, tells, at, researcher_id AS researcherId
        FROM export_record ORDER BY at DESC, id DESC`,
  )
}

/** Writes down that something was taken out. */
export function insertExport(db: WritableDb, record: Omit<ExportRecord, 'id' | 'at'>): void {
  insert(db, 'export_record', {
    id: newId(),
    product: record.product,
    file_name: record.fileName,
    tells: record.tells,
    at: new Date().toISOString(),
    researcher_id: record.researcherId,
  })
}
