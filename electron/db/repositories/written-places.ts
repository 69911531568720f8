import { get, join, run, runOne, type Sql, sql, update, type WritableDb } from '../sql.ts'
import { rewriteBody } from './memos.ts'
import { VERSION_FIELDS, writeNameThen } from './version-texts.ts'
import { REVIEW_FIELDS } from './review-texts.ts'
import { WORKSHOP_FIELDS } from './workshop-texts.ts'

/**
 * Everything that researchers wrote, beside the texts of the sources themselves: one list of the places, so that whatever
 * looks through all of them (names, what might identify somebody, search) forgets none.
 */

/** One place where researchers write. */
export interface WrittenField {
  table: string
  column: string
  /** What stands before the name of the thing that the text belongs to. */
  words: string
  /** The name of that thing, where the text is not its name itself. */
  subject?: Sql
  sourceId?: Sql
  /** Where these differ from the table, its `id` and its column. */
  from?: Sql
  rowId?: Sql
  text?: Sql
  write?: (db: WritableDb, rowId: string, text: string) => void
}

const titleOf = (sourceId: Sql) => sql`(SELECT title FROM source WHERE id = ${sourceId})`
const RESPONSE_SOURCE = sql`(SELECT source_id FROM coding WHERE id = response.coding_id)`
const CODING_SOURCE = sql`(SELECT source_id FROM coding WHERE id = evidence.coding_id)`

const PRINCIPLE = sql`(SELECT name FROM principle WHERE id = principle_id)`

/** The parts of a query that name things of the project or choices of ours, and are no words. */
const NO_WORDS = [
  ...['researcher', 'source', 'sourceKind', 'code', 'participant', 'attribute', 'role', 'relation'],
  ...['confidence', 'createdAfter', 'createdBefore', 'sort', 'mode'],
].map(part => sql`${part}`)

/** All of them. */
export const FIELDS: readonly WrittenField[] = [
  { table: 'project', column: 'title', words: 'Title of the project' },
  { table: 'source', column: 'title', words: 'Title of a source', sourceId: sql`id` },
  {
    ...{ table: 'source', column: 'original_name', words: 'File name of' },
    ...{ subject: sql`title`, sourceId: sql`id` },
  },
  {
    ...{ table: 'source', column: 'group_name', words: 'Group of' },
    ...{ subject: sql`title`, sourceId: sql`id` },
  },
  { table: 'code', column: 'name', words: 'Name of a code' },
  { table: 'code', column: 'description', words: 'Description of the code', subject: sql`name` },
  { table: 'code', column: 'inclusion', words: 'What belongs to the code', subject: sql`name` },
  { table: 'code', column: 'exclusion', words: 'What is not the code', subject: sql`name` },
  {
    ...{ table: 'coding', column: 'note', words: 'Note of a coding in' },
    ...{ subject: titleOf(sql`source_id`), sourceId: sql`source_id` },
  },
  { table: 'element', column: 'label', words: 'Wording of an element' },
  {
    ...{ table: 'element', column: 'description', words: 'Description of the element' },
    subject: sql`label`,
  },
  { table: 'element', column: 'layer', words: 'Layer of the element', subject: sql`label` },
  { table: 'element', column: 'group_name', words: 'Group of the element', subject: sql`label` },
  { table: 'element', column: 'setting', words: 'Setting of the element', subject: sql`label` },
  { table: 'configuration', column: 'title', words: 'Title of a configuration' },
  {
    ...{ table: 'configuration', column: 'handle', words: 'Short name of the configuration' },
    subject: sql`title`,
  },
  {
    ...{ table: 'configuration', column: 'actor', words: 'Actor of the configuration' },
    subject: sql`title`,
  },
  {
    ...{ table: 'configuration', column: 'statement', words: 'Statement of the configuration' },
    subject: sql`title`,
  },
  {
    ...{ table: 'configuration', column: 'status_reason', words: 'Reason for the status of' },
    subject: sql`title`,
  },
  {
    ...{ table: 'evidence', column: 'note', words: 'Note of evidence from' },
    ...{ subject: titleOf(CODING_SOURCE), sourceId: CODING_SOURCE },
  },
  { table: 'inference', column: 'body', words: 'Inference' },
  { table: 'configuration_link', column: 'note', words: 'Note on a link between configurations' },
  { table: 'lineage', column: 'from_name', words: 'Former name of what was split or merged' },
  { table: 'lineage', column: 'to_name', words: 'Name of what came of a split or merge' },
  { table: 'lineage', column: 'reason', words: 'Reason for a split or merge' },
  { table: 'comment', column: 'body', words: 'Comment' },
  { table: 'theory', column: 'name', words: 'Name of a theory' },
  { table: 'theory', column: 'narrative', words: 'Narrative of the theory', subject: sql`name` },
  ...VERSION_FIELDS,
  { table: 'decision', column: 'body', words: 'Decision' },
  { table: 'decision', column: 'reason', words: 'Reason for a decision' },
  { table: 'decision', column: 'consequence', words: 'Consequence of a decision' },
  {
    ...{ table: 'decision_about', column: 'name', words: 'Name of what was decided on' },
    rowId: sql`decision_id || '/' || thing_kind || '/' || thing_id`,
    write: writeNameThen,
  },
  { table: 'settlement', column: 'reason', words: 'Reason for how a difference was settled' },
  { table: 'double_coding', column: 'name', words: 'Name of a sample for double coding' },
  { table: 'double_coding', column: 'end_reason', words: 'Reason for ending blind coding early' },
  { table: 'card', column: 'body', words: 'Text of a flash card' },
  { table: 'diagram_adjustment', column: 'body', words: 'Words written into a diagram' },
  { table: 'checklist_entry', column: 'place', words: 'Page or section for a checklist item' },
  { table: 'checklist_entry', column: 'note', words: 'Note on a checklist item' },
  { table: 'export_record', column: 'file_name', words: 'Name of a file that was written' },
  {
    ...{ table: 'response', column: 'wording', words: 'Wording put to a respondent in' },
    ...{ subject: titleOf(RESPONSE_SOURCE), sourceId: RESPONSE_SOURCE },
  },
  {
    ...{ table: 'response', column: 'note', words: 'Note on a response in' },
    ...{ subject: titleOf(RESPONSE_SOURCE), sourceId: RESPONSE_SOURCE },
  },
  ...WORKSHOP_FIELDS,
  ...REVIEW_FIELDS,
  { table: 'case_study', column: 'name', words: 'Name of a case' },
  {
    table: 'case_study',
    column: 'description',
    words: 'Description of the case',
    subject: sql`name`,
  },
  { table: 'case_study', column: 'setting', words: 'Setting of the case', subject: sql`name` },
  { table: 'outcome_pattern', column: 'name', words: 'Name of an outcome pattern' },
  {
    ...{ table: 'outcome_pattern', column: 'description', words: 'Description of the pattern' },
    subject: sql`name`,
  },
  { table: 'outcome_pattern', column: 'worst', words: 'Worst of the pattern', subject: sql`name` },
  { table: 'outcome_pattern', column: 'best', words: 'Best of the pattern', subject: sql`name` },
  {
    ...{ table: 'outcome_pattern', column: 'setting', words: 'Setting of the pattern' },
    subject: sql`name`,
  },
  {
    ...{ table: 'pattern_element', column: 'note', words: 'Note on a place in the pattern' },
    subject: sql`(SELECT name FROM outcome_pattern WHERE id = pattern_id)`,
  },
  { table: 'synthesis', column: 'reason', words: 'Reason for a synthesis' },
  { table: 'synthesis', column: 'result', words: 'Result of a synthesis' },
  { table: 'principle', column: 'name', words: 'Name of a principle' },
  { table: 'principle', column: 'lesson', words: 'Lesson of the principle', subject: sql`name` },
  {
    table: 'principle',
    column: 'citation',
    words: 'Citations of the principle',
    subject: sql`name`,
  },
  {
    ...{ table: 'principle_item', column: 'body', words: 'Item of the principle' },
    subject: PRINCIPLE,
  },
  {
    ...{ table: 'principle_item', column: 'citation', words: 'Citations of an item of' },
    subject: PRINCIPLE,
  },
  { table: 'lens', column: 'name', words: 'Name of a lens' },
  { table: 'lens', column: 'description', words: 'Description of the lens', subject: sql`name` },
  { table: 'lens', column: 'citation', words: 'Citation of the lens', subject: sql`name` },
  { table: 'construct', column: 'name', words: 'Name of a construct' },
  {
    ...{ table: 'construct', column: 'description', words: 'Description of the construct' },
    subject: sql`name`,
  },
  {
    ...{ table: 'construct_mapping', column: 'note', words: 'Note on what maps to' },
    subject: sql`(SELECT name FROM construct WHERE id = construct_id)`,
  },
  { table: 'participant', column: 'pseudonym', words: 'Pseudonym of a participant' },
  { table: 'participant', column: 'group_name', words: 'Group of', subject: sql`pseudonym` },
  { table: 'participant', column: 'note', words: 'Note on', subject: sql`pseudonym` },
  { table: 'attribute', column: 'name', words: 'Name of an attribute' },
  {
    ...{ table: 'attribute', column: 'choices', words: 'Choice of the attribute' },
    subject: sql`name`,
    from: sql`attribute, json_each(choices)`,
    rowId: sql`attribute.id || '/' || json_each.key`,
    text: sql`json_each.value`,
    write: writeChoice,
  },
  {
    ...{ table: 'attribute_value', column: 'value', words: 'Value of the attribute' },
    subject: sql`attribute.name`,
    from: sql`attribute_value JOIN attribute ON attribute.id = attribute_id AND type = 'text'`,
    rowId: sql`participant_id || '/' || attribute_id`,
    write: writeValue,
  },
  { table: 'memo', column: 'title', words: 'Title of a memo' },
  { table: 'memo', column: 'body', words: 'Memo', subject: sql`title`, write: rewriteBody },
  { table: 'saved_query', column: 'name', words: 'Name of a saved search' },
  {
    ...{ table: 'saved_query', column: 'query', words: 'Saved search' },
    subject: sql`name`,
    from: sql`saved_query, json_tree(query)`,
    rowId: sql`saved_query.id || '/' || fullkey`,
    text: sql`CASE WHEN json_tree.type = 'text' AND key NOT IN (${join(NO_WORDS)})
      AND path NOT IN ('$.in', '$.sourceIds') THEN json_tree.atom ELSE '' END`,
    write: writeQueryPart,
  },
]

/** Every place of the list, as `<table>.<column>`. */
export const WRITTEN_PLACES: readonly string[] = FIELDS.map(
  ({ table, column }) => `${table}.${column}`,
)

function split(rowId: string): [string, string] {
  const slash = rowId.indexOf('/')
  return [rowId.slice(0, slash), rowId.slice(slash + 1)]
}

function writeValue(db: WritableDb, rowId: string, text: string): void {
  const [participantId, attributeId] = split(rowId)
  runOne(
    db,
    sql`UPDATE attribute_value SET value = ${text}
        WHERE participant_id = ${participantId} AND attribute_id = ${attributeId}`,
  )
}

/** A choice and the values that chose it are one thing. */
function writeChoice(db: WritableDb, rowId: string, text: string): void {
  const [id, key] = split(rowId)
  const stored = get<{ choices: string }>(db, sql`SELECT choices FROM attribute WHERE id = ${id}`)
  const choices = JSON.parse(stored?.choices ?? '[]') as string[]
  const before = choices[Number(key)]
  if (before === undefined) throw new Error('There is no such choice')
  update(db, 'attribute', id, { choices: JSON.stringify(choices.with(Number(key), text)) })
  run(
    db,
    sql`UPDATE attribute_value SET value = ${text} WHERE attribute_id = ${id} AND value = ${before}`,
  )
}

function writeQueryPart(db: WritableDb, rowId: string, text: string): void {
  const [id, key] = split(rowId)
  // Read back first: a value straight from `json_set` would go into the journal as JSON and not as the text it is.
  const changed = get<{ query: string }>(
    db,
    sql`SELECT json_set(query, ${key}, ${text}) AS query FROM saved_query WHERE id = ${id}`,
  )
  if (changed === undefined) throw new Error('There is no such query')
  update(db, 'saved_query', id, { query: changed.query })
}
