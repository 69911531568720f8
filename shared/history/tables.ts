/**
 * The tables whose rows the journal records, so that undo, audit trail and merge hold for all of them. A new table with
 * research data belongs here; contents that are addressed by their hash, the journal itself and settings of one copy do not.
 */
export const JOURNALED_TABLES = [
  'project',
  'researcher',
  'source',
  'text_version',
  'block',
  'page',
  'code',
  'coding',
  'coding_code',
  'element',
  'configuration',
  'slot',
  'evidence',
  'theory',
  'theory_configuration',
  'participant',
  'attribute',
  'attribute_value',
  'speaker',
] as const
/** A journaled table. */
export type JournaledTable = (typeof JOURNALED_TABLES)[number]

/** Contract areas whose answers depend on a table. `texts` stands for `sources.get`, which is large and rarely changes. */
export const AREAS_OF_TABLE: Record<JournaledTable, readonly string[]> = {
  project: ['project', 'projects'],
  researcher: ['researchers', 'project'],
  source: ['sources', 'texts', 'evidence', 'project', 'participants', 'speakers'],
  text_version: ['sources', 'texts', 'participants', 'speakers'],
  page: ['texts'],
  block: ['texts', 'codings', 'evidence', 'participants', 'speakers'],
  code: ['codes', 'project'],
  coding: ['codings', 'sources', 'codes', 'evidence', 'configurations', 'project', 'participants'],
  coding_code: ['codings', 'codes'],
  element: ['elements', 'configurations', 'theories', 'project'],
  configuration: ['configurations', 'theories', 'elements', 'project'],
  slot: ['configurations', 'elements', 'theories'],
  evidence: ['evidence', 'elements', 'configurations', 'theories', 'project'],
  theory: ['theories', 'project'],
  theory_configuration: ['theories'],
  participant: ['participants', 'evidence', 'configurations'],
  attribute: ['attributes', 'participants'],
  attribute_value: ['participants', 'attributes'],
  speaker: ['speakers', 'participants', 'evidence', 'configurations'],
}
