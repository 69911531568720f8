import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { ItemState, Standard } from '../../../shared/reports/checklists.ts'
import { all, insert, type ReadableDb, sql, update, type WritableDb } from '../sql.ts'

/** What was entered for an item of a standard. */
export interface EntryRow {
  id: string
  item: number
  state: ItemState
  place: string
  note: string
}

/** What was entered, by the number of the item. */
export function listEntries(db: ReadableDb, standard: Standard): Map<number, EntryRow> {
  const rows = all<EntryRow>(
    db,
    sql`SELECT id, item, state, place, note FROM checklist_entry
        WHERE standard = ${standard} ORDER BY item`,
  )
  return new Map(rows.map(row => [row.item, row]))
}

/** Enters something for an item. */
export function setEntry(
  db: WritableDb,
  { standard, item, state, place, note }: ParsedInputOf<'checklists.set'>,
): void {
  const before = listEntries(db, standard).get(item)
  if (before !== undefined) update(db, 'checklist_entry', before.id, { state, place, note })
  else {
    insert(db, 'checklist_entry', {
      ...{ id: `${standard}/${item}`, standard, item },
      ...{ state: state ?? 'open', place: place ?? '', note: note ?? '' },
    })
  }
}
