import { runOne, type Sql, sql, type WritableDb } from '../sql.ts'

/**
 * What researchers write in a review. What was published is not among it: titles, authors and abstracts are cited as they are,
 * whoever is named in them.
 */

/** A field of a table whose rows are told by several columns. */
function keyed(table: string, column: string, words: string, key: Sql) {
  const named: Sql = { text: table, values: [] }
  const set: Sql = { text: column, values: [] }
  return {
    ...{ table, column, words, rowId: key },
    write: (db: WritableDb, rowId: string, text: string) => {
      runOne(db, sql`UPDATE ${named} SET ${set} = ${text} WHERE ${key} = ${rowId}`)
    },
  }
}

const BY_COLUMN = sql`reference_id || '/' || column_id`
const BY_STAGE = sql`reference_id || '/' || stage`
const BY_ITEM = sql`reference_id || '/' || item_id`
const OF_ONE = sql` || '/' || researcher_id`
const STUDY = { subject: sql`title` }

/** All of them. */
export const REVIEW_FIELDS = [
  { table: 'reference_batch', column: 'file_name', words: 'Name of a file of references' },
  { table: 'reference_batch', column: 'origin_name', words: 'Where references come from' },
  { table: 'reference_batch', column: 'search_text', words: 'Search for references' },
  { table: 'reference', column: 'study', words: 'Study of the reference', ...STUDY },
  { table: 'reference', column: 'design', words: 'Design of the study', ...STUDY },
  { table: 'reference', column: 'country', words: 'Country of the study', ...STUDY },
  { table: 'reference', column: 'setting', words: 'Setting of the study', ...STUDY },
  { table: 'reference_column', column: 'name', words: 'Name of a column of references' },
  keyed('reference_value', 'value', 'What is known of a reference', BY_COLUMN),
  { table: 'exclusion_reason', column: 'name', words: 'Reason for exclusion' },
  {
    ...{ table: 'exclusion_reason', column: 'description', words: 'What is excluded as' },
    subject: sql`name`,
  },
  keyed('screening', 'note', 'Note on a screened reference', sql`${BY_STAGE}${OF_ONE}`),
  keyed('screening_settlement', 'why', 'Reason for how a reference was settled', BY_STAGE),
  { table: 'screening_sample', column: 'end_reason', words: 'Reason for ending screening by two' },
  { table: 'appraisal_scale', column: 'name', words: 'Name of a scale of appraisal' },
  {
    ...{ table: 'appraisal_scale', column: 'description', words: 'Description of the scale' },
    subject: sql`name`,
  },
  keyed('appraisal', 'reason', 'Reason for an appraisal', sql`${BY_ITEM}${OF_ONE}`),
  keyed('appraisal_settlement', 'reason', 'Reason for a settled appraisal', BY_ITEM),
]
