/** What can be searched: the texts of sources, what researchers write, and what they call things. */
export const SEARCH_PLACES = [
  'text',
  'note',
  'memo',
  'code',
  'element',
  'configuration',
  'theory',
  'name',
] as const
/** What can be searched. */
export type SearchPlace = (typeof SEARCH_PLACES)[number]

const PLACE_OF_TABLE: Readonly<Record<string, SearchPlace>> = {
  coding: 'note',
  evidence: 'note',
  comment: 'note',
  inference: 'memo',
  configuration_link: 'note',
  memo: 'memo',
  code: 'code',
  element: 'element',
  configuration: 'configuration',
  theory: 'theory',
  outcome_pattern: 'theory',
  pattern_element: 'note',
  synthesis: 'memo',
  principle: 'theory',
  principle_item: 'theory',
  lens: 'theory',
  construct: 'theory',
  construct_mapping: 'note',
  case_study: 'theory',
  decision: 'memo',
  settlement: 'note',
  double_coding: 'name',
  card: 'configuration',
  diagram_adjustment: 'theory',
  workshop: 'name',
  workshop_group: 'name',
  workshop_round: 'name',
  workshop_item: 'configuration',
  workshop_response: 'note',
  workshop_answer: 'note',
  workshop_element: 'note',
  reference_batch: 'name',
  reference: 'note',
  reference_column: 'name',
  reference_value: 'note',
  exclusion_reason: 'name',
  screening: 'note',
  screening_settlement: 'note',
  screening_sample: 'note',
  appraisal_scale: 'name',
  appraisal: 'note',
  appraisal_settlement: 'note',
  project: 'name',
  source: 'name',
  participant: 'name',
  attribute: 'name',
  attribute_value: 'name',
}

const NOTES = /^(?:participant|response)\.note:/

/**
 * What a place `<table>.<column>:<row id>` belongs to; null where a search never looks: among them what is a copy, such as the
 * words of theory versions that were kept.
 */
export function searchPlaceOf(place: string): SearchPlace | null {
  if (NOTES.test(place)) return 'note'
  return PLACE_OF_TABLE[place.slice(0, place.indexOf('.'))] ?? null
}
