import { keepSecret, secretOf } from './secret.ts'
import { join, type ReadableDb, type Sql, sql } from './sql.ts'

/**
 * Blind double coding, in one place: a connection through which a researcher reads the project without what others coded in
 * some sources. Every statement that reads gets the tables in question once more under their own names, without the rows
 * that are hidden (a common table expression is found before a table). So no query can forget to leave them out, and one
 * that is written later needs no code for it. Statements that write are left alone: commands see everything.
 */

/** Whose eyes are covered, and in which sources. */
export interface Blindness {
  researcherId: string
  sourceIds: readonly string[]
  /** References that they screen with somebody who has not decided, or while they have not, as `reference/stage`. */
  screening: readonly string[]
}

/** A connection and the blindfold that was put on it last. */
interface Worn {
  key: string
  view: ReadableDb
}

const worn = new WeakMap<ReadableDb, Worn>()

/**
 * The connection as somebody who codes blind may read it; the connection itself where nothing is hidden. What was kept for
 * one connection is not found by the other: each view is an object of its own.
 */
export function blindfold(db: ReadableDb, blindness: Blindness): ReadableDb {
  if (blindness.sourceIds.length + blindness.screening.length === 0) return db
  const key = JSON.stringify(blindness)
  const before = worn.get(db)
  if (before?.key === key) return before.view
  const tables = tablesWithout(blindness)
  const view = Object.create(db, {
    prepare: { value: (text: string) => db.prepare(readThrough(tables, text)) },
  }) as ReadableDb
  const secret = secretOf(db)
  if (secret !== undefined) keepSecret(view, secret)
  worn.set(db, { key, view })
  return view
}

/** A statement that reads, with the tables put before it; any other as it is. */
function readThrough(tables: string, text: string): string {
  const [whole, word = '', recursive = ''] =
    /^\s*(SELECT|WITH)\b(\s+RECURSIVE\b)?/i.exec(text) ?? []
  if (whole === undefined) return text
  if (word.toUpperCase() === 'SELECT') return `WITH ${tables} ${text}`
  return `WITH${recursive} ${tables}, ${text.slice(whole.length)}`
}

/** Tables whose rows are about one coding. */
const OF_CODING = [
  ...['coding_code', 'code_example', 'evidence', 'inference_coding', 'synthesis_coding'],
  ...['decision_coding', 'response', 'settlement_coding', 'version_evidence', 'workshop_quote'],
]

/** The tables without what is hidden, as the parts of a `WITH`. Ids stand in it as words: a view has no values to bind. */
function tablesWithout({ researcherId, sourceIds, screening }: Blindness): string {
  const me = quoted(researcherId)
  const unseen = sql`(SELECT value FROM json_each(${quoted(JSON.stringify(screening))}))`
  const sources = sql`(${join(sourceIds.map(quoted))})`
  const hidden = sql`(SELECT id FROM hidden_coding)`
  const parts = [
    sql`hidden_coding (id) AS (SELECT id FROM main.coding
      WHERE source_id IN ${sources} AND researcher_id <> ${me})`,
    sql`coding AS NOT MATERIALIZED (SELECT * FROM main.coding
      WHERE source_id NOT IN ${sources} OR researcher_id = ${me})`,
    ...OF_CODING.map(table => {
      const named: Sql = { text: table, values: [] }
      return sql`${named} AS NOT MATERIALIZED
        (SELECT * FROM main.${named} WHERE coding_id NOT IN ${hidden})`
    }),
    sql`settlement AS NOT MATERIALIZED (SELECT * FROM main.settlement WHERE id NOT IN
      (SELECT settlement_id FROM main.settlement_coding WHERE coding_id IN ${hidden}))`,
    // What others write of a hidden coding, or of any in the source, tells what they made of it.
    sql`comment AS NOT MATERIALIZED (SELECT * FROM main.comment AS written
      WHERE NOT (target_kind = 'coding' AND target_id IN ${hidden})
        AND (researcher_id = ${me} OR NOT (
          target_kind = 'coding'
            AND target_id IN (SELECT id FROM main.coding WHERE source_id IN ${sources})
          OR instr(body, 'retroduce:coding/') > 0
            AND EXISTS (SELECT 1 FROM hidden_coding WHERE instr(written.body, hidden_coding.id) > 0))))`,
    sql`hidden_memo (id) AS (SELECT memo_id FROM main.memo_link
      JOIN main.memo ON memo.id = memo_id WHERE researcher_id <> ${me} AND (
        target_kind = 'source' AND target_id IN ${sources}
        OR target_kind = 'coding'
          AND target_id IN (SELECT id FROM main.coding WHERE source_id IN ${sources})
        OR target_kind = 'evidence'
          AND target_id IN (SELECT id FROM main.evidence WHERE coding_id IN ${hidden})))`,
    sql`screening AS NOT MATERIALIZED (SELECT * FROM main.screening
      WHERE researcher_id = ${me} OR reference_id || '/' || stage NOT IN ${unseen})`,
    sql`memo AS NOT MATERIALIZED
      (SELECT * FROM main.memo WHERE id NOT IN (SELECT id FROM hidden_memo))`,
    sql`memo_link AS NOT MATERIALIZED
      (SELECT * FROM main.memo_link WHERE memo_id NOT IN (SELECT id FROM hidden_memo))`,
    // The names of steps hold the names of codes. A coding that is gone is in its change only.
    sql`command AS NOT MATERIALIZED (SELECT * FROM main.command WHERE researcher_id = ${me}
      OR id NOT IN (SELECT command_id FROM main.change WHERE table_name = 'coding'
        AND coalesce(after, before) ->> 'source_id' IN ${sources}
        AND coalesce(after, before) ->> 'researcher_id' <> ${me})
      AND id NOT IN (SELECT command_id FROM main.change WHERE table_name = 'screening'
        AND (coalesce(after, before) ->> 'reference_id') || '/' || (coalesce(after, before) ->> 'stage')
          IN ${unseen}
        AND coalesce(after, before) ->> 'researcher_id' <> ${me}))`,
  ]
  return join(parts).text
}

/** An id as a word of SQL. */
function quoted(id: string): Sql {
  return { text: `'${id.replaceAll("'", "''")}'`, values: [] }
}
