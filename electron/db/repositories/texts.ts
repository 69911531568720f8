import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { all, get, type ReadableDb, run, sql, type WritableDb } from '../sql.ts'

/** Texts are immutable and named by their hash, so a few that were read last can be kept without ever being stale. */
const KEPT_TEXTS = 4
const kept = new WeakMap<Database, Map<string, string>>()

/** Stores a text once, however many sources have it; returns its hash. */
export function storeText(db: WritableDb, body: string): string {
  const hash = hashText(body)
  run(
    db,
    sql`INSERT INTO content_text (hash, body, length, word_count)
        VALUES (${hash}, ${body}, ${body.length}, ${countWords(body)})
        ON CONFLICT (hash) DO NOTHING`,
  )
  return hash
}

/** The name a text is stored under. */
export function hashText(body: string): string {
  return createHash('sha256').update(body, 'utf8').digest('hex')
}

/** A text by its hash. */
export function readText(db: ReadableDb, hash: string): string {
  const texts = kept.get(db) ?? new Map<string, string>()
  kept.set(db, texts)
  let body = texts.get(hash)
  if (body === undefined) {
    body = get<{ body: string }>(db, sql`SELECT body FROM content_text WHERE hash = ${hash}`)?.body
    if (body === undefined) throw new Error('A text is missing')
  }
  texts.delete(hash)
  texts.set(hash, body)
  for (const oldest of texts.keys()) {
    if (texts.size <= KEPT_TEXTS) break
    texts.delete(oldest)
  }
  return body
}

/** The current texts of all sources by the sources' ids. */
export function listSourceTexts(db: ReadableDb): Map<string, string> {
  const rows = all<{ id: string; body: string }>(
    db,
    sql`SELECT source.id, body FROM source
        JOIN text_version ON text_version.id = source.version_id
        JOIN content_text ON content_text.hash = text_version.text_hash`,
  )
  return new Map(rows.map(({ id, body }) => [id, body]))
}

/** Words as runs of anything but white space: the count that word processors show. */
export function countWords(text: string): number {
  let count = 0
  for (const _ of text.matchAll(/\S+/g)) count += 1
  return count
}
