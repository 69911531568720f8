import { join, name, runOne, type Sql, sql, type WritableDb } from '../sql.ts'

/** The words of workshops, place by place, for whatever looks through all that was written. */

interface WorkshopField {
  table: string
  column: string
  words: string
  subject?: Sql
  sourceId?: Sql
  rowId?: Sql
  write?: (db: WritableDb, rowId: string, text: string) => void
}

/** The keys of tables without an id of their own. */
const KEYS: Record<string, string[]> = {
  workshop_answer: ['response_id', 'item_id'],
  workshop_element: ['response_id', 'item_id', 'position'],
}

const WORKSHOP = sql`(SELECT name FROM workshop WHERE id = workshop_id)`
const ITEM = sql`(SELECT name FROM workshop_item AS item WHERE item.id = item_id)`

/** Each column of words, with what it is called. */
export const WORKSHOP_FIELDS: readonly WorkshopField[] = [
  { table: 'workshop', column: 'name', words: 'Name of a workshop' },
  { table: 'workshop', column: 'held_on', words: 'Day of the workshop', subject: sql`name` },
  { table: 'workshop', column: 'place', words: 'Place of the workshop', subject: sql`name` },
  {
    ...{ table: 'workshop', column: 'facilitators', words: 'Facilitators of the workshop' },
    subject: sql`name`,
  },
  { table: 'workshop', column: 'purpose', words: 'Purpose of the workshop', subject: sql`name` },
  {
    ...{ table: 'workshop_group', column: 'name', words: 'Group in the workshop' },
    subject: WORKSHOP,
  },
  {
    ...{ table: 'workshop_round', column: 'title', words: 'Round of the workshop' },
    subject: WORKSHOP,
  },
  {
    ...{
      table: 'workshop_round',
      column: 'question',
      words: 'Question of a round of the workshop',
    },
    subject: WORKSHOP,
  },
  { table: 'workshop_item', column: 'name', words: 'Name of what was put to a workshop' },
  ...[
    ['started_from', 'First wording for a workshop of'],
    ['wording', 'Wording for a workshop of'],
    ['question', 'Question to a workshop about'],
    ['notes', 'Facilitator’s notes on'],
    ['reflection', 'Reflections of a panel on'],
  ].map(([column = '', words = '']) => {
    return { table: 'workshop_item', column, words, subject: sql`name` }
  }),
  {
    ...{ table: 'workshop_quote', column: 'words', words: 'Quote for a workshop, for' },
    ...{ subject: ITEM, sourceId: sql`(SELECT source_id FROM coding WHERE id = coding_id)` },
  },
  {
    ...{ table: 'workshop_response', column: 'person', words: 'Who responded in the workshop' },
    subject: WORKSHOP,
  },
  {
    ...{ table: 'workshop_response', column: 'note', words: 'Note on a response in the workshop' },
    subject: WORKSHOP,
  },
  ...[
    ['workshop_answer', 'comment', 'Comment in a workshop on'],
    ['workshop_answer', 'wording', 'Proposed wording of'],
    ['workshop_element', 'body', 'New element proposed for'],
  ].map(([table = '', column = '', words = '']) => ({
    ...{ table, column, words, subject: ITEM },
    rowId: join(
      (KEYS[table] ?? []).map(key => name(key)),
      ` || '/' || `,
    ),
    write: (db: WritableDb, rowId: string, text: string) =>
      writePart(db, { table, column, rowId, text }),
  })),
]

function writePart(
  db: WritableDb,
  { table, column, rowId, text }: { table: string; column: string; rowId: string; text: string },
): void {
  const parts = rowId.split('/')
  const isRow = (KEYS[table] ?? []).map((key, index) => {
    // The last part is a number where it is a position, and SQLite compares a number with no text.
    const part = parts[index] ?? ''
    return sql`${name(key)} = ${key === 'position' ? Number(part) : part}`
  })
  runOne(db, sql`UPDATE ${name(table)} SET ${name(column)} = ${text} WHERE ${join(isRow, ' AND ')}`)
}
