import type { JournaledTable } from './tables.ts'

/** Kinds of thing whose history is told by itself, and that can be brought back as they were at a step. */
export const THING_KINDS = [
  'source',
  'coding',
  'code',
  'memo',
  'element',
  'configuration',
  'evidence',
  'inference',
  'link',
  'comment',
  'participant',
  'case',
  'pattern',
  'synthesis',
  'principle',
  'lens',
  'decision',
  'response',
] as const
/** A kind of thing with a history of its own. */
export type ThingKind = (typeof THING_KINDS)[number]

/** Where a kind of thing is kept. */
interface ThingTables {
  /** In the plural, as people call it. */
  words: string
  table: JournaledTable
  /** Tables whose rows are parts of it, with the column that says of which. */
  parts: readonly { table: JournaledTable; column: string }[]
  /** Columns that stay as they are now when the rest is brought back: they have to fit what is around it. */
  keeps: readonly string[]
}

const ANCHOR = [
  ...['source_id', 'version_id', 'start_offset', 'end_offset', 'quote', 'prefix', 'suffix'],
  'is_orphan',
]

/** Each kind of thing with its tables. */
export const THINGS: Record<ThingKind, ThingTables> = {
  source: {
    ...{ words: 'Sources', table: 'source', parts: [] },
    keeps: ['version_id', 'original_name', 'original_hash', 'format', 'encoding'],
  },
  coding: {
    ...{ words: 'Passages', table: 'coding', keeps: ANCHOR },
    parts: [{ table: 'coding_code', column: 'coding_id' }],
  },
  code: { words: 'Codes', table: 'code', parts: [], keeps: ['parent_id', 'position'] },
  memo: {
    ...{ words: 'Memos', table: 'memo', keeps: [] },
    parts: [{ table: 'memo_link', column: 'memo_id' }],
  },
  element: { words: 'Elements', table: 'element', parts: [], keeps: ['role'] },
  configuration: {
    ...{ words: 'Configurations', table: 'configuration', keeps: ['number'] },
    parts: [{ table: 'slot', column: 'configuration_id' }],
  },
  evidence: { words: 'Evidence', table: 'evidence', parts: [], keeps: [] },
  inference: {
    ...{ words: 'Inferences', table: 'inference', keeps: [] },
    parts: [{ table: 'inference_coding', column: 'inference_id' }],
  },
  link: { words: 'Links', table: 'configuration_link', parts: [], keeps: [] },
  comment: { words: 'Comments', table: 'comment', parts: [], keeps: [] },
  participant: {
    ...{ words: 'Participants', table: 'participant', keeps: [] },
    parts: [{ table: 'attribute_value', column: 'participant_id' }],
  },
  case: {
    ...{ words: 'Cases', table: 'case_study', keeps: [] },
    parts: [
      { table: 'case_source', column: 'case_id' },
      { table: 'case_participant', column: 'case_id' },
    ],
  },
  pattern: {
    ...{ words: 'Outcome patterns', table: 'outcome_pattern', keeps: [] },
    parts: [{ table: 'pattern_element', column: 'pattern_id' }],
  },
  synthesis: {
    ...{ words: 'Syntheses', table: 'synthesis', keeps: [] },
    parts: [
      { table: 'synthesis_configuration', column: 'synthesis_id' },
      { table: 'synthesis_coding', column: 'synthesis_id' },
    ],
  },
  principle: {
    ...{ words: 'Principles', table: 'principle', keeps: [] },
    parts: [
      { table: 'principle_configuration', column: 'principle_id' },
      { table: 'principle_item', column: 'principle_id' },
    ],
  },
  lens: {
    ...{ words: 'Lenses', table: 'lens', keeps: [] },
    parts: [{ table: 'construct', column: 'lens_id' }],
  },
  decision: {
    ...{ words: 'Decisions', table: 'decision', keeps: [] },
    parts: [
      { table: 'decision_about', column: 'decision_id' },
      { table: 'decision_coding', column: 'decision_id' },
    ],
  },
  response: { words: 'Responses', table: 'response', parts: [], keeps: [] },
}
