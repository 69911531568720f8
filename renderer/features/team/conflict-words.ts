import type { Conflict } from '../../../shared/contract/team.ts'
import type { MemoTarget } from '../../../shared/memos/memo-links.ts'

/** What the kinds of conflict mean, and what stands while nobody settles them. */
export const CONFLICT_WORDS: Record<Conflict['kind'], { title: string; text: string }> = {
  values: {
    title: 'Changed twice',
    text: 'Two changed the same at the same time. The later change stands; the other is kept here.',
  },
  removal: {
    title: 'Removed and still used',
    text: 'One removed it while another changed or used it. It stayed.',
  },
  answer: {
    title: 'A coding of somebody else',
    text: 'Somebody changed a coding that another made. It stands as its maker has it.',
  },
  twin: {
    title: 'Made twice',
    text: 'Two made what there can be only one of. The later one was put aside.',
  },
  order: {
    title: 'Could not stand',
    text: 'Both changes together made no sense, such as a code below itself.',
  },
}

const THINGS: Record<string, string> = {
  project: 'Project',
  researcher: 'Researcher',
  source: 'Source',
  code: 'Code',
  coding: 'Coding',
  coding_code: 'Code of a coding',
  element: 'Element',
  configuration: 'Configuration',
  slot: 'Element in a configuration',
  evidence: 'Evidence',
  theory: 'Theory version',
  participant: 'Participant',
  attribute: 'Attribute',
  attribute_value: 'Attribute of a participant',
  speaker: 'Speaker',
  memo: 'Memo',
  comment: 'Comment',
  inference: 'Inference',
  configuration_link: 'Link of configurations',
  case_study: 'Case',
  outcome_pattern: 'Outcome pattern',
  principle: 'Guiding principle',
  principle_item: 'Part of a principle',
  lens: 'Lens',
  construct: 'Construct',
  decision: 'Decision',
  card: 'Flash card',
  response: 'Response',
  diagram_adjustment: 'Diagram',
  workshop: 'Workshop',
  workshop_group: 'Group in a workshop',
  workshop_round: 'Round of a workshop',
  workshop_item: 'Item of a workshop',
  workshop_quote: 'Quote for a workshop',
  workshop_response: 'Response in a workshop',
  workshop_answer: 'Answer in a workshop',
  checklist_entry: 'Checklist',
  settlement: 'Settled difference',
  saved_query: 'Saved query',
  double_coding: 'Sample for double coding',
  reference_batch: 'File of references',
  reference: 'Reference',
  reference_value: 'What is known of a reference',
  reference_column: 'Column of references',
  exclusion_reason: 'Reason for exclusion',
  screening: 'Decision in screening',
  screening_settlement: 'Settled reference',
  screening_sample: 'Share that two screen',
  appraisal_scale: 'Scale of appraisal',
  appraisal: 'Appraisal',
  appraisal_settlement: 'Settled appraisal',
}

/** What kind of thing a row of a table is. */
export function thingOf(table: string): string {
  return THINGS[table] ?? table.replaceAll('_', ' ')
}

const FIELDS: Record<string, string> = {
  name: 'name',
  title: 'title',
  label: 'words',
  parent_id: 'place in the codebook',
  roles: 'roles',
  role: 'role',
  version_id: 'place in the text, or the text itself',
  note: 'note',
  body: 'words',
  group_name: 'stakeholder group',
  owner_id: 'owner',
}

/** What of a thing a conflict is about; empty for the thing as a whole. */
export function fieldOf({ field }: Conflict): string {
  return FIELDS[field] ?? field.replace(/_id$/, '').replaceAll('_', ' ')
}

/** Where a thing can be looked at. */
export function targetOf({ table, rowId }: Conflict): MemoTarget | null {
  switch (table) {
    case 'source':
    case 'coding':
    case 'code':
    case 'element':
    case 'configuration':
    case 'theory':
    case 'participant':
      return { kind: table, id: rowId }
    default:
      return null
  }
}
