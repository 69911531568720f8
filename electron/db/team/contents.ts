import { hashText, storeText } from '../repositories/texts.ts'
import { all, get, inList, type ReadableDb, run, sql, type WritableDb } from '../sql.ts'
import type { Step } from './steps.ts'

/** A text as it travels. */
export interface TravellingText {
  hash: string
  body: string
}

/** An original file as it travels, compressed where the project keeps it so. */
export interface TravellingFile {
  hash: string
  base64: string
  size: number
  isCompressed: boolean
}

/** The hashes of texts and of files that steps refer to. */
function hashesIn(steps: readonly Step[]): { texts: Set<string>; files: Set<string> } {
  const named = (table: string, column: string) =>
    new Set(
      steps.flatMap(({ changes }) =>
        changes.flatMap(({ table: changed, fields }) => {
          const hash = changed === table ? fields?.[column] : null
          return typeof hash === 'string' ? [hash] : []
        }),
      ),
    )
  return { texts: named('text_version', 'text_hash'), files: named('source', 'original_hash') }
}

/** Of the texts and files of a bundle, those that its steps refer to as they are taken in. */
export function contentsOf(
  { texts, files }: { texts: readonly TravellingText[]; files: readonly TravellingFile[] },
  steps: readonly Step[],
) {
  const named = hashesIn(steps)
  return {
    texts: texts.filter(({ hash }) => named.texts.has(hash)),
    files: files.filter(({ hash }) => named.files.has(hash)),
  }
}

/** The texts and files that steps refer to. */
export function readContents(db: ReadableDb, steps: readonly Step[]) {
  const named = hashesIn(steps)
  const texts = all<TravellingText>(
    db,
    sql`SELECT hash, body FROM content_text WHERE hash ${inList([...named.texts])}
        ORDER BY hash`,
  )
  const files = all<{ hash: string; bytes: Buffer; size: number; isCompressed: number }>(
    db,
    sql`SELECT hash, bytes, size, is_compressed AS isCompressed FROM content_file
        WHERE hash ${inList([...named.files])} ORDER BY hash`,
  ).map(({ bytes, isCompressed, ...file }) => ({
    ...file,
    base64: bytes.toString('base64'),
    isCompressed: isCompressed === 1,
  }))
  return { texts, files }
}

/** Whether texts are what their names say. */
export function areTrue(texts: readonly TravellingText[]): boolean {
  return texts.every(({ hash, body }) => hashText(body) === hash)
}

/** Stores the texts and files of a bundle, each once. */
export function storeContents(
  db: WritableDb,
  { texts, files }: { texts: readonly TravellingText[]; files: readonly TravellingFile[] },
): void {
  for (const { body } of texts) storeText(db, body)
  for (const { hash, base64, size, isCompressed } of files) {
    run(
      db,
      sql`INSERT INTO content_file (hash, bytes, size, is_compressed)
          VALUES (${hash}, ${Buffer.from(base64, 'base64')}, ${size}, ${isCompressed ? 1 : 0})
          ON CONFLICT (hash) DO NOTHING`,
    )
  }
}

/** Whether everything that steps refer to is here or in their bundle. */
export function areContentsHere(
  db: ReadableDb,
  steps: readonly Step[],
  hashes: ReadonlySet<string>,
) {
  return steps.every(({ changes }) =>
    changes.every(({ table, fields }) => {
      const hash = table === 'text_version' ? fields?.['text_hash'] : null
      if (typeof hash !== 'string' || hashes.has(hash)) return true
      return get(db, sql`SELECT 1 FROM content_text WHERE hash = ${hash}`) !== undefined
    }),
  )
}
