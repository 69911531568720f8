import { AppError } from '../../../shared/domain/app-error.ts'
import { nameKey } from '../../../shared/domain/participant-plan.ts'
import { all, join, name, type ReadableDb, sql, update, type WritableDb } from '../sql.ts'
import { FIELDS } from './written-places.ts'

/** A text that a researcher wrote, and where it stands. */
export interface WrittenText {
  /** `<table>.<column>:<row id>`. */
  place: string
  /** The place in words, such as `Note of a coding in “P01”`. */
  placeName: string
  /** The source it belongs to, if it belongs to one. */
  sourceId: string | null
  text: string
}

const FIELD_BY_PLACE = new Map(FIELDS.map(field => [`${field.table}.${field.column}`, field]))

interface Row {
  rowId: string
  sourceId: string | null
  subject: string | null
  text: string
}

/** All texts that researchers wrote, place by place; empty ones are left out. */
export function listWrittenTexts(db: ReadableDb): WrittenText[] {
  return FIELDS.flatMap(field => {
    const { table, column, words } = field
    const text = field.text ?? join([name(table), name(column)], '.')
    const rows = all<Row>(
      db,
      sql`SELECT ${field.rowId ?? sql`id`} AS rowId, ${field.sourceId ?? sql`NULL`} AS sourceId,
            ${field.subject ?? sql`NULL`} AS subject, ${text} AS text
          FROM ${field.from ?? name(table)} WHERE ${text} <> '' ORDER BY rowId`,
    )
    return rows.map(row => ({
      place: `${table}.${column}:${row.rowId}`,
      placeName: row.subject === null ? words : `${words} “${row.subject}”`,
      sourceId: row.sourceId,
      text: row.text,
    }))
  })
}

/** Writes another text to a place. What must be the only one of its kind is not checked here. */
export function writeText(db: WritableDb, place: string, text: string): void {
  const colon = place.indexOf(':')
  const rowId = place.slice(colon + 1)
  const field = FIELD_BY_PLACE.get(place.slice(0, colon))
  if (field === undefined) throw new Error('Nothing is written at such a place')
  if (field.write !== undefined) field.write(db, rowId, text)
  else update(db, field.table, rowId, { [field.column]: text })
}

/** Throws `duplicate` where two participants, two attributes, or two choices of one attribute are called the same. */
export function refuseClashes(db: ReadableDb): void {
  refuseTwins(
    all(db, sql`SELECT '' AS owner, pseudonym AS name FROM participant`),
    called => `Two participants would both be called “${called}”.`,
  )
  refuseTwins(
    all(db, sql`SELECT '' AS owner, name FROM attribute`),
    called => `Two attributes would both be called “${called}”.`,
  )
  refuseTwins(
    all(db, sql`SELECT attribute.id AS owner, value AS name FROM attribute, json_each(choices)`),
    called => `Two choices of one attribute would both be “${called}”.`,
  )
}

function refuseTwins(
  named: { owner: string; name: string }[],
  say: (called: string) => string,
): void {
  const seen = new Set<string>()
  for (const { owner, name: called } of named) {
    const key = `${owner}/${nameKey(called)}`
    if (seen.has(key)) {
      throw new AppError(
        'duplicate',
        `${say(called)} Nothing was changed. Give the two names different replacements.`,
      )
    }
    seen.add(key)
  }
}
