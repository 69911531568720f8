import { name, runOne, type Sql, sql, type WritableDb } from '../sql.ts'

/** The words of theory versions that were kept: copies of what stands elsewhere, but by themselves ever since. */

interface VersionField {
  table: string
  column: string
  words: string
  subject: Sql
  rowId: Sql
  write: (db: WritableDb, rowId: string, text: string) => void
}

const KEYS: Record<string, string> = {
  version_configuration: 'configuration_id',
  version_element: 'element_id',
  version_link: 'link_id',
  version_principle: 'principle_id',
  version_principle_item: 'item_id',
}

const VERSION = sql`(SELECT name FROM theory WHERE id = theory_id)`

/** Each column of words, with what it is called. */
export const VERSION_FIELDS: readonly VersionField[] = [
  ['version_configuration', 'title', 'Title of a configuration in the version'],
  ['version_configuration', 'handle', 'Short name of a configuration in the version'],
  ['version_configuration', 'actor', 'Actor of a configuration in the version'],
  ['version_configuration', 'statement', 'Statement of a configuration in the version'],
  ['version_configuration', 'status_reason', 'Reason for a status in the version'],
  ['version_element', 'label', 'Wording of an element in the version'],
  ['version_element', 'description', 'Description of an element in the version'],
  ['version_element', 'layer', 'Layer of an element in the version'],
  ['version_element', 'group_name', 'Group of an element in the version'],
  ['version_element', 'setting', 'Setting of an element in the version'],
  ['version_link', 'note', 'Note on a link in the version'],
  ['version_principle', 'name', 'Name of a principle in the version'],
  ['version_principle', 'lesson', 'Lesson of a principle in the version'],
  ['version_principle', 'citation', 'Citations of a principle in the version'],
  ['version_principle_item', 'body', 'Item of a principle in the version'],
  ['version_principle_item', 'label', 'Element that a principle names in the version'],
  ['version_principle_item', 'citation', 'Citations of an item of a principle in the version'],
].map(([table = '', column = '', words = '']) => ({
  ...{ table, column, words, subject: VERSION },
  rowId: sql`theory_id || '/' || ${name(KEYS[table] ?? '')}`,
  write: (db, rowId, text) => writeKept(db, table, column, rowId, text),
}))

function writeKept(
  db: WritableDb,
  table: string,
  column: string,
  rowId: string,
  text: string,
): void {
  const slash = rowId.indexOf('/')
  runOne(
    db,
    sql`UPDATE ${name(table)} SET ${name(column)} = ${text}
        WHERE theory_id = ${rowId.slice(0, slash)}
          AND ${name(KEYS[table] ?? '')} = ${rowId.slice(slash + 1)}`,
  )
}

/** Names what a decision was about then. */
export function writeNameThen(db: WritableDb, rowId: string, text: string): void {
  const [decisionId = '', kind = '', ...id] = rowId.split('/')
  const at = sql`decision_id = ${decisionId} AND thing_kind = ${kind} AND thing_id = ${id.join('/')}`
  runOne(db, sql`UPDATE decision_about SET name = ${text} WHERE ${at}`)
}
