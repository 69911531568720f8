import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { AppError } from '../../../shared/domain/app-error.ts'
import { all, get, inList, type ReadableDb, run, sql, type WritableDb } from '../sql.ts'

/** An imported file as it is kept: named by the hash of its bytes. */
export interface OriginalFile {
  hash: string
  /** As they came, or compressed with gzip where that is smaller. */
  bytes: Uint8Array
  /** Of the file itself, in bytes. */
  size: number
  isCompressed: boolean
}

/** The name that a file's bytes are kept under. */
export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Keeps a file once, however many sources came from it. */
export function storeOriginal(db: WritableDb, file: OriginalFile): void {
  // A survey's file is kept for hundreds of sources: its bytes need not be handed over for each.
  if (get(db, sql`SELECT 1 FROM content_file WHERE hash = ${file.hash}`) !== undefined) return
  run(
    db,
    sql`INSERT INTO content_file (hash, bytes, size, is_compressed)
        VALUES (${file.hash}, ${file.bytes}, ${file.size}, ${file.isCompressed ? 1 : 0})`,
  )
}

/** The file that a source was imported from, byte for byte. Throws `not_found`, or `project_damaged`. */
export function readOriginal(db: ReadableDb, sourceId: string): Uint8Array {
  const row = get<{ hash: string; bytes: Uint8Array; size: number; isCompressed: number }>(
    db,
    sql`SELECT hash, bytes, size, is_compressed AS isCompressed
        FROM source JOIN content_file ON hash = original_hash WHERE source.id = ${sourceId}`,
  )
  if (row === undefined) {
    throw new AppError('not_found', 'The original file of this source was not kept.', { sourceId })
  }
  const bytes = row.isCompressed === 1 ? inflate(row.bytes, row.size) : row.bytes
  if (bytes === null || hashBytes(bytes) !== row.hash) {
    throw new AppError(
      'project_damaged',
      'The original file is damaged in the project. The source itself is another matter and can be read.',
      { sourceId },
    )
  }
  return bytes
}

function inflate(bytes: Uint8Array, size: number): Uint8Array | null {
  try {
    // A file that claims to be small and is not must not fill the memory.
    return gunzipSync(bytes, { maxOutputLength: Math.max(size, 1) })
  } catch {
    // Not what was stored: the caller says so.
    return null
  }
}

/** How many of these sources, or of all, have their file kept. */
export function countOriginals(db: ReadableDb, sourceIds?: readonly string[]): number {
  const among = sourceIds === undefined ? sql`TRUE` : sql`id ${inList(sourceIds)}`
  const found = get<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM source WHERE original_hash IS NOT NULL AND ${among}`,
  )
  return found?.n ?? 0
}

/** The sources whose file is kept and is a table, as a survey's is: it holds what is known of its participants, too. */
export function sourcesOfTables(db: ReadableDb): string[] {
  return all<{ id: string }>(
    db,
    sql`SELECT id FROM source WHERE original_hash IS NOT NULL AND format IN ('xlsx', 'csv', 'tsv')`,
  ).map(({ id }) => id)
}

/** Keeps the files of these sources no longer, nor of others that came from the same files; returns how many sources. */
export function dropOriginals(db: WritableDb, sourceIds: readonly string[]): number {
  return run(
    db,
    sql`UPDATE source SET original_hash = NULL WHERE original_hash IN
          (SELECT original_hash FROM source WHERE id ${inList(sourceIds)})`,
  )
}
