import type { ForeignRow, ForeignSqlite } from '../../../shared/interchange/foreign-database.ts'
import { instantOf, textOf } from '../qualcoder/rows.ts'

/** Who made a highlight, and when. */
export interface Maker {
  login: string
  at: string | null
}

/** The one user of a Taguette on somebody's own computer, who is whoever works there. */
const NOBODY = 'admin'

/**
 * Who made each highlight, by its id: only the steps that Taguette keeps tell. What they call the highlight was named anew in
 * June 2021. Where only the user of a Taguette for one made any, nobody is named.
 */
export function readMakers(db: ForeignSqlite): ReadonlyMap<ForeignRow[string], Maker> {
  const makers = new Map<ForeignRow[string], Maker>()
  for (const row of db.rows('commands', 'id', 'date', 'user_login', 'payload')) {
    const payload = payloadOf(row)
    if (payload?.['type'] !== 'highlight_add') continue
    const id = payload['highlight_id'] ?? payload['id']
    // A later step of that name changes it.
    if (typeof id !== 'number' || makers.has(id)) continue
    makers.set(id, { login: textOf(row, 'user_login').trim(), at: instantOf(row) })
  }
  const isForOne = [...makers.values()].every(({ login }) => login === NOBODY)
  return isForOne
    ? new Map(
        [...makers].map(([id, { at }]): [ForeignRow[string], Maker] => [id, { login: '', at }]),
      )
    : makers
}

function payloadOf(row: ForeignRow): Record<string, unknown> | null {
  try {
    const payload: unknown = JSON.parse(textOf(row, 'payload'))
    return typeof payload === 'object' ? (payload as Record<string, unknown> | null) : null
  } catch {
    // A step that cannot be read tells nothing.
    return null
  }
}
