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

/** The text of a version. */
export function readVersionText(db: ReadableDb, versionId: string): string {
  const row = get<{ hash: string }>(
    db,
    sql`SELECT text_hash AS hash FROM text_version WHERE id = ${versionId}`,
  )
  return readText(db, row?.hash ?? '')
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
  let isWithin = false
  for (let at = 0; at < text.length; at++) {
    const isBlank = isWhiteSpace(text.charCodeAt(at))
    if (!isBlank && !isWithin) count += 1
    isWithin = !isBlank
  }
  return count
}

/** What `\s` matches; a loop over codes counts a large text in a tenth of the time that matches take. */
function isWhiteSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13)
  return code >= 0xa0 && OTHER_SPACE.has(code)
}

const OTHER_SPACE: ReadonlySet<number> = new Set([
  ...[0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff],
  ...[0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a],
])
