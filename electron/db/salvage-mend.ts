import type { Database as Db } from 'better-sqlite3'
import type { SalvageReport } from '../../shared/domain/salvage-report.ts'
import { detectTurns } from '../../shared/text/turns.ts'
import { newId } from './ids.ts'
import { countWords, hashText } from './repositories/texts.ts'

/** What was done to make a salvaged project whole. */
type Mended = Omit<SalvageReport, 'tables'>

/**
 * Makes what was read of a damaged project a project again: texts are called by their content, what everything else hangs
 * on has something in its place, passages keep their quotes, and what refers to a lost thing goes.
 */
export function mendProject(db: Db, isWhole: boolean): Mended {
  ensureProject(db)
  ensureResearchers(db)
  const textsChanged = mendTexts(db) + mendVersions(db)
  mendBlocks(db)
  const codingsLost = mendCodings(db)
  const orphaned = dropDangling(db)
  const isHistoryWhole = isWhole && textsChanged + codingsLost + orphaned === 0
  // A step of which a part is missing would be undone in part.
  if (!isHistoryWhole) db.exec("UPDATE command SET state = 'dropped'")
  return { orphaned, textsChanged, codingsLost, isHistoryWhole }
}

function ensureProject(db: Db): void {
  const count = db.prepare('SELECT count(*) FROM project').pluck().get()
  if (count !== 0) return
  const number = db.prepare('SELECT coalesce(max(number), 0) FROM configuration').pluck().get()
  db.prepare(
    'INSERT INTO project (id, title, created_at, configuration_counter) VALUES (?, ?, ?, ?)',
  ).run(newId(), 'Salvaged project', new Date().toISOString(), number)
}

/** Whoever is named anywhere is a researcher, if one of unknown name. */
function ensureResearchers(db: Db): void {
  const insert = db.prepare(
    "INSERT OR IGNORE INTO researcher VALUES (?, 'Unknown', '?', '#777777')",
  )
  for (const { table, column } of columnsThatReferTo(db, 'researcher')) {
    const ids = db
      .prepare(
        `SELECT DISTINCT "${column}" FROM "${table}" WHERE "${column}" IS NOT NULL
           AND "${column}" NOT IN (SELECT id FROM researcher)`,
      )
      .pluck()
      .all()
    for (const id of ids) insert.run(id)
  }
  if (db.prepare('SELECT count(*) FROM researcher').pluck().get() === 0) insert.run(newId())
}

/** Gives texts that are not what they were the name of what they are. */
function mendTexts(db: Db): number {
  const hashes = db.prepare('SELECT hash FROM content_text').pluck().all() as string[]
  const body = db.prepare('SELECT body FROM content_text WHERE hash = ?').pluck()
  let changed = 0
  for (const hash of hashes) {
    const text = body.get(hash) as string
    if (hashText(text) === hash) continue
    changed += 1
    moveVersions(db, hash, text)
    db.prepare('DELETE FROM content_text WHERE hash = ?').run(hash)
  }
  return changed
}

function moveVersions(db: Db, hash: string, text: string): void {
  // A garbled character may be half of one.
  const storable = text.toWellFormed().replaceAll('\0', ' ')
  const now = hashText(storable)
  db.prepare('INSERT OR IGNORE INTO content_text VALUES (?, ?, ?, ?)').run(
    ...[now, storable, storable.length, countWords(storable)],
  )
  db.prepare('UPDATE text_version SET text_hash = ? WHERE text_hash = ?').run(now, hash)
}

/** A source whose present text is lost goes back to its last one that is left, or says that it is lost. */
function mendVersions(db: Db): number {
  const lost = db
    .prepare(
      `SELECT DISTINCT text_hash FROM text_version
       WHERE text_hash NOT IN (SELECT hash FROM content_text)`,
    )
    .pluck()
    .all() as string[]
  for (const hash of lost) moveVersions(db, hash, LOST_TEXT)
  db.exec(`UPDATE source SET version_id = (SELECT id FROM text_version
      WHERE source_id = source.id ORDER BY number DESC LIMIT 1)
    WHERE version_id NOT IN (SELECT id FROM text_version)
      AND id IN (SELECT source_id FROM text_version)`)
  return lost.length
}

const LOST_TEXT = 'The text of this source was lost.'

/** Blocks of a version that do not cover its text are found anew: speakers by their labels. */
function mendBlocks(db: Db): void {
  const versions = db.prepare('SELECT id, text_hash AS hash FROM text_version').all() as {
    id: string
    hash: string
  }[]
  const body = db.prepare('SELECT body FROM content_text WHERE hash = ?').pluck()
  const spans = db.prepare(
    'SELECT start_offset AS start, end_offset AS "end" FROM block WHERE version_id = ? ORDER BY position',
  )
  for (const { id, hash } of versions) {
    const text = body.get(hash) as string
    const blocks = spans.all(id) as { start: number; end: number }[]
    if (coversText(text, blocks)) continue
    db.prepare('DELETE FROM block WHERE version_id = ?').run(id)
    db.prepare('DELETE FROM page WHERE version_id = ? AND start_offset > ?').run(id, text.length)
    insertBlocks(db, id, text)
  }
}

function coversText(text: string, blocks: readonly { start: number; end: number }[]): boolean {
  let at = 0
  for (const { start, end } of blocks) {
    if (start < at || end < start || /\S/.test(text.slice(at, start))) return false
    at = end
  }
  return at <= text.length && !/\S/.test(text.slice(at))
}

function insertBlocks(db: Db, versionId: string, text: string): void {
  const blocks = detectTurns(text)
  const insert = db.prepare('INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  blocks.forEach(({ kind, start, end, contentStart, speaker, turn, timeMs, level }, position) => {
    insert.run(
      ...[versionId, position, kind, start, end, contentStart, speaker, turn, timeMs, level],
    )
  })
  const speakers = new Set(blocks.flatMap(({ speaker }) => speaker ?? []))
  db.prepare('UPDATE text_version SET turn_count = ?, speakers = ? WHERE id = ?').run(
    blocks.reduce((most, { turn }) => Math.max(most, turn ?? 0), 0),
    ...[JSON.stringify([...speakers]), versionId],
  )
}

/** Passages that no longer stand on their words keep these, as lost ones of the text. */
function mendCodings(db: Db): number {
  db.exec(`UPDATE coding SET is_orphan = 1,
      version_id = (SELECT version_id FROM source WHERE id = source_id)
    WHERE version_id <> (SELECT version_id FROM source WHERE id = source_id)`)
  const codings = db
    .prepare(
      `SELECT coding.id, start_offset AS start, end_offset AS "end", quote, text_hash AS hash
       FROM coding JOIN text_version ON text_version.id = coding.version_id
       WHERE is_orphan = 0 ORDER BY text_hash`,
    )
    .all() as { id: string; start: number; end: number; quote: string; hash: string }[]
  const body = db.prepare('SELECT body FROM content_text WHERE hash = ?').pluck()
  const orphan = db.prepare('UPDATE coding SET is_orphan = 1 WHERE id = ?')
  let text = { hash: '', body: '' }
  let lost = 0
  for (const { id, start, end, quote, hash } of codings) {
    if (text.hash !== hash) text = { hash, body: body.get(hash) as string }
    if (text.body.slice(start, end) === quote) continue
    orphan.run(id)
    lost += 1
  }
  return lost
}

/** Takes out what refers to what is lost, where it cannot do without it; otherwise only the reference. */
function dropDangling(db: Db): number {
  const references = allReferences(db)
  let dropped = 0
  for (let isDone = false; !isDone; ) {
    isDone = true
    for (const { table, column, parent, parentColumn } of references) {
      const dangling = `"${column}" IS NOT NULL AND "${column}" NOT IN (SELECT "${parentColumn}" FROM "${parent}")`
      const count = db.prepare(`SELECT count(*) FROM "${table}" WHERE ${dangling}`).pluck().get()
      if (count === 0) continue
      isDone = false
      db.exec(`UPDATE OR IGNORE "${table}" SET "${column}" = NULL
        WHERE ${dangling} AND ${isNullable(db, table, column)}`)
      dropped += db.prepare(`DELETE FROM "${table}" WHERE ${dangling}`).run().changes
    }
  }
  return dropped
}

interface Reference {
  table: string
  column: string
  parent: string
  parentColumn: string
}

function allReferences(db: Db): Reference[] {
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
  return (tables as string[]).flatMap(table => {
    const found = db.pragma(`foreign_key_list("${table}")`) as {
      from: string
      table: string
      to: string | null
    }[]
    return found.map(({ from, table: parent, to }) => {
      return { table, column: from, parent, parentColumn: to ?? 'id' }
    })
  })
}

function columnsThatReferTo(db: Db, parent: string): Reference[] {
  return allReferences(db).filter(reference => reference.parent === parent)
}

/** `1` or `0` as SQL. */
function isNullable(db: Db, table: string, column: string): number {
  const info = db.pragma(`table_info("${table}")`) as {
    name: string
    notnull: number
    pk: number
  }[]
  const found = info.find(({ name }) => name === column)
  return found?.notnull === 0 && found.pk === 0 ? 1 : 0
}
