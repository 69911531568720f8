import type { JournaledTable } from '../history/tables.ts'

/**
 * Columns that mean something only together change together: they are one register, and of two changes at the same time
 * one stands whole. Every other column is a register of its own.
 */
const TOGETHER: Partial<Record<JournaledTable, readonly (readonly string[])[]>> = {
  coding: [
    ['version_id', 'start_offset', 'end_offset', 'quote', 'prefix', 'suffix', 'is_orphan'],
    ['source_id', 'researcher_id', 'created_at'],
  ],
  source: [['original_name', 'original_hash']],
  evidence: [['coding_id', 'element_id', 'configuration_id', 'link']],
  response: [
    ['coding_id', 'element_id', 'configuration_id'],
    ['answer', 'wording'],
  ],
  card: [['element_id', 'configuration_id']],
  construct_mapping: [['construct_id', 'element_id', 'configuration_id']],
  speaker: [['participant_id', 'is_interviewer']],
  slot: [['element_id', 'role', 'facet']],
  element: [['role', 'facet', 'valence', 'outcome_level', 'is_intended']],
  configuration: [['status', 'status_reason']],
  configuration_link: [['from_id', 'to_id', 'from_element_id', 'to_element_id', 'kind']],
  synthesis: [['operation', 'favoured_id', 'into_id']],
  attribute: [['type', 'choices']],
  settlement: [['kind', 'chosen_id']],
  diagram_adjustment: [['x', 'y', 'anchor_id']],
  checklist_entry: [['standard', 'item']],
  double_coding: [['number', 'percent']],
  reference: [['duplicate_of', 'duplicate_reason']],
  screening: [['decision', 'reason_id', 'note', 'decided_at']],
  screening_settlement: [['decision', 'reason_id', 'why', 'researcher_id', 'settled_at']],
  screening_sample: [['ended_at', 'end_reason']],
  appraisal: [['value', 'reason', 'judged_at']],
  appraisal_settlement: [['value', 'reason', 'researcher_id', 'settled_at']],
  workshop_item: [['kind', 'thing_id', 'name', 'started_from']],
  workshop_quote: [
    ['item_id', 'coding_id'],
    ['words', 'may_be_shown'],
  ],
  workshop_response: [['group_id', 'person']],
}

/** Tables whose rows are written as a whole. */
const WHOLE: ReadonlySet<string> = new Set<JournaledTable>(['block', 'page'])

const nameOf = new Map<string, string>(
  Object.entries(TOGETHER).flatMap(([table, groups]) =>
    groups.flatMap(group =>
      group.map((column): [string, string] => [`${table}.${column}`, group[0] ?? column]),
    ),
  ),
)

/** The register that a column of a table belongs to, named by its first column. */
export function registerOf(table: string, column: string): string {
  if (WHOLE.has(table)) return ''
  return nameOf.get(`${table}.${column}`) ?? column
}

/** Tables that are worked out from others, or hold no decision of anybody. */
const SILENT_TABLES: ReadonlySet<string> = new Set<JournaledTable>([
  ...(['block', 'page', 'text_version', 'memo_link', 'lineage', 'foreign_id'] as const),
])
const SILENT_COLUMNS: ReadonlySet<string> = new Set([
  ...['position', 'changed_at', 'configuration_counter', 'number', 'original_name'],
])

/** Whether two values of a register at the same time are nobody's decision, so that the later one simply stands. */
export function isSilent(table: string, register: string): boolean {
  return SILENT_TABLES.has(table) || SILENT_COLUMNS.has(register)
}

/** Tables that say something of one copy only, and never travel. */
export const TABLES_OF_A_COPY: ReadonlySet<string> = new Set<string>([
  'export_record',
  'merged_bundle',
])
