import type { BackupDifference } from '../../../shared/contract/backups.ts'
import { JOURNALED_TABLES, type JournaledTable } from '../../../shared/history/tables.ts'
import { readThings, type Thing } from '../../db/repositories/things.ts'
import type { ReadableDb } from '../../db/sql.ts'

/** Kinds of thing by the table that holds them; what belongs to one of them, such as its slots, counts as a change of it. */
const KINDS: Partial<Record<JournaledTable, string>> = {
  project: 'Project',
  researcher: 'Researchers',
  source: 'Sources',
  text_version: 'Texts of sources',
  participant: 'Participants',
  attribute: 'Attributes',
  code: 'Codes',
  coding: 'Passages',
  memo: 'Memos',
  element: 'Elements',
  configuration: 'Configurations',
  evidence: 'Pieces of evidence',
  inference: 'Inferences',
  configuration_link: 'Links between configurations',
  comment: 'Comments',
  case_study: 'Cases',
  outcome_pattern: 'Outcome patterns',
  synthesis: 'Syntheses',
  principle: 'Principles',
  lens: 'Lenses',
  theory: 'Theory versions',
  decision: 'Decisions',
  card: 'Flash cards',
  response: 'Responses',
  workshop: 'Workshops',
  workshop_response: 'Responses in workshops',
  saved_query: 'Saved searches',
  double_coding: 'Samples for double coding',
  reference_batch: 'Files of references',
  reference: 'References',
  screening: 'Decisions in screening',
  appraisal: 'Appraisals',
}

const OTHERS = 'Details of these'
/** A list of more helps nobody; the counts tell of all. */
const MOST_NAMES = 12

/** What would change in a project if it became like a backup. Both are read whole. */
export function compareWithBackup(now: ReadableDb, backup: ReadableDb): BackupDifference[] {
  const others: BackupDifference = { ...none(OTHERS) }
  const differences: BackupDifference[] = []
  for (const table of JOURNALED_TABLES) {
    const kind = KINDS[table]
    const found = compareTable(readThings(now, table), readThings(backup, table), kind ?? OTHERS)
    if (kind !== undefined) differences.push(found)
    else {
      others.added += found.added
      others.changed += found.changed
      others.gone += found.gone
    }
  }
  return [...differences, others].filter(({ added, changed, gone }) => added + changed + gone > 0)
}

function none(kind: string): BackupDifference {
  return { kind, added: 0, changed: 0, gone: 0, names: { added: [], changed: [], gone: [] } }
}

function compareTable(
  now: ReadonlyMap<string, Thing>,
  then: ReadonlyMap<string, Thing>,
  kind: string,
): BackupDifference {
  const difference = none(kind)
  const count = (what: 'added' | 'changed' | 'gone', { name }: Thing) => {
    difference[what] += 1
    const names = difference.names[what]
    if (name !== '' && names.length < MOST_NAMES) names.push(name)
  }
  for (const [key, thing] of then) {
    const present = now.get(key)
    if (present === undefined) count('added', thing)
    else if (present.row !== thing.row) count('changed', thing)
  }
  for (const [key, thing] of now) if (!then.has(key)) count('gone', thing)
  return difference
}
