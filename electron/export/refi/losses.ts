import type { JournaledTable } from '../../../shared/history/tables.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { parseRoleLetters } from '../../../shared/interchange/role-words.ts'
import { rowsOf, textIn } from '../../../shared/interchange/whole-project.ts'
import type { RefiInput } from './book.ts'
import { hasWideCharacters } from './units.ts'

/** Something that other programs will not find in a project file as it is here. */
export interface Loss {
  /** Stable and machine readable. */
  code: string
  /** A sentence for the researcher. */
  message: string
  count: number
}

/** Tables that the standard has no place for. */
const NO_PLACE: Partial<Record<JournaledTable, string>> = {
  configuration_link: 'the elements at which links between configurations begin and end',
  case_participant: 'participants of cases',
  comment: 'comments',
  inference: 'inferences',
  lineage: 'where elements and configurations come from',
  outcome_pattern: 'outcome patterns',
  synthesis: 'acts of synthesis',
  principle: 'guiding principles',
  lens: 'substantive theories',
  version_configuration: 'configurations and principles of kept theory versions',
  decision: 'decisions',
  card: 'flash cards',
  response: 'responses to cards',
  workshop: 'workshops, with what was said in them',
  checklist_entry: 'entries of reporting checklists',
  protection: 'the log of pseudonymisation',
  saved_query: 'saved queries',
  code_example: 'examples of codes',
  diagram_adjustment: 'what was done to diagrams by hand',
  settlement: 'how researchers settled where they differed',
  conflict_settlement: 'how conflicts between copies were settled',
  double_coding: 'samples for double coding',
  reference: 'references, and what was decided on them',
  exclusion_reason: 'reasons for exclusion',
  screening_sample: 'shares of references that two screen',
  appraisal_scale: 'scales of appraisal',
  reference_column: 'columns of references',
  export_record: 'what was taken out of the project, and when',
}

/** What the standard's own part of a project file does not hold, or not in full. */
export function lossesOf(input: RefiInput): Loss[] {
  const { whole, unit } = input
  const losses: Loss[] = []
  const add = (code: string, count: number, message: string) => {
    if (count > 0) losses.push({ code, message, count })
  }
  for (const [table, words] of Object.entries(NO_PLACE)) {
    const count = rowsOf(whole, table as JournaledTable).length
    add(table, count, `Only Retroduce reads ${words}: the standard has no place for them.`)
  }
  const count = (table: JournaledTable, has: (row: (typeof rows)[number]) => boolean) =>
    rowsOf(whole, table).filter(has).length
  const rows = rowsOf(whole, 'block')
  add(
    'speakers',
    count('block', row => row['speaker'] !== null),
    'Who speaks in a paragraph is only in the words of the text.',
  )
  add(
    'orphans',
    count('coding', row => row['is_orphan'] === 1),
    'Codings whose words are no longer in their text are left out for other programs.',
  )
  add(
    'confidence',
    count('coding', row => row['confidence'] !== null),
    'How sure a coder was is not told to other programs.',
  )
  add(
    'participant_memos',
    count('memo_link', row => row['target_kind'] === 'participant'),
    'Memos on participants are there for other programs, but not on whom they are.',
  )
  add(
    'source_kinds',
    count('source', row => row['kind'] !== 'transcript'),
    'What kind a source is of is not told to other programs.',
  )
  add(
    'retention',
    count('source', row => row['retain_until'] !== null),
    'Until when a source may be kept is not told to other programs.',
  )
  add(
    'code_origins',
    count('code', row => row['origin'] !== 'inductive'),
    'Whether a code came from theory or from the data is not told to other programs.',
  )
  add(
    'memo_kinds',
    count('memo', row => row['kind'] !== 'analytic'),
    'What kind a memo is of is not told to other programs.',
  )
  add(
    'settings',
    count('project', row => row['template'] !== 'ICMO' || row['mechanism_split'] !== 'on'),
    'How configurations are written (CMO, ICMO or ICAMO) is not told to other programs.',
  )
  add(
    'stances',
    rowsOf(whole, 'evidence').length,
    'The stance of evidence is written in notes, which other programs do not count by.',
  )
  add(
    'slots',
    rowsOf(whole, 'slot').length,
    'Configurations are sets, notes and pictures to other programs; how they are joined is only in the words.',
  )
  add(
    'sets',
    rowsOf(whole, 'theory').length + rowsOf(whole, 'case_study').length,
    'Theory versions and cases are sets of configurations and sources to other programs, and nothing else is told of them.',
  )
  add(
    'code_roles',
    countWithoutRoles(input),
    'Passages get the roles of their codes, and of the codes above these, where the file is read by the standard.',
  )
  const wide = whole.texts.filter(({ body }) => hasWideCharacters(body)).length
  const ways = { codePoint: 'by the standard (code points)', utf16: 'as NVivo does (UTF-16)' }
  add(
    'positions',
    wide,
    `Texts with emoji or other rare characters: positions behind these are counted ${ways[unit]}; programs that count otherwise shift them.`,
  )
  if (whole.includesEarlier) {
    add(
      'versions',
      rowsOf(whole, 'text_version').length - rowsOf(whole, 'source').length,
      'Other programs get each text as it is now; former versions are for Retroduce only.',
    )
  } else {
    add(
      'originals',
      rowsOf(whole, 'source').filter(row => textIn(row, 'original_name') !== '').length,
      'The files that sources came from, and former versions of their texts, are not in it, since names that were replaced may stand there.',
    )
  }
  return losses
}

/** Codings that lack a role of one of their codes. */
function countWithoutRoles({ whole, codes }: RefiInput): number {
  const roles = new Map<string, Role | null>()
  // Parents come first.
  for (const { id, parentId, role } of codes) {
    roles.set(id, role ?? roles.get(parentId ?? '') ?? null)
  }
  const ofCoding = Map.groupBy(rowsOf(whole, 'coding_code'), row => textIn(row, 'coding_id'))
  return rowsOf(whole, 'coding').filter(coding => {
    const own: readonly Role[] = parseRoleLetters(textIn(coding, 'roles'))
    return (ofCoding.get(textIn(coding, 'id')) ?? []).some(row => {
      const role = roles.get(textIn(row, 'code_id')) ?? null
      return role !== null && !own.includes(role)
    })
  }).length
}
