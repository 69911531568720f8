import type { Role } from '../../../shared/domain/roles.ts'
import type { ColumnUse, TypedKind } from '../../../shared/interchange/typed/columns.ts'
import type { ProjectPreview } from '../../store/interchange.ts'
import { count } from '../../ui/format.ts'

/** What a column of a typed table is for. */
export const USE_NAMES: Record<ColumnUse, string> = {
  context: 'Context',
  intervention: 'Intervention',
  mechanism: 'Mechanism',
  resource: 'Mechanism: resource',
  reasoning: 'Mechanism: reasoning',
  outcome: 'Outcome',
  quote: 'Quote',
  contextQuote: 'Quote on the context',
  interventionQuote: 'Quote on the intervention',
  mechanismQuote: 'Quote on the mechanism',
  outcomeQuote: 'Quote on the outcome',
  supports: 'Quotes that support',
  refines: 'Quotes that refine',
  challenges: 'Quotes that challenge',
  evidenceByElement: 'Evidence by element',
  source: 'Source',
  speaker: 'Speaker',
  number: 'Number of the CMOC',
  title: 'Title',
  handle: 'Short name',
  statement: 'Statement',
  status: 'Status',
  stance: 'Stance',
  role: 'Role',
  element: 'Element',
  note: 'Note',
  code: 'Code',
  codes: 'Codes',
  parent: 'Code above',
  description: 'Description',
  inclusion: 'Include',
  exclusion: 'Exclude',
  colour: 'Colour',
  start: 'Start of the passage',
  end: 'End of the passage',
  before: 'Words before',
  after: 'Words after',
  researcher: 'Researcher',
  confidence: 'Confidence',
  created: 'Date',
  id: 'Id',
  ignore: 'Nothing',
}

/** What a table is of. */
export const KIND_OPTIONS: readonly { id: TypedKind; label: string; description: string }[] = [
  { id: 'configurations', label: 'Configurations', description: 'a CMOC a row' },
  { id: 'elements', label: 'Elements', description: 'a context, mechanism or outcome a row' },
  { id: 'codings', label: 'Codings', description: 'a passage with its codes a row' },
  { id: 'codes', label: 'Codebook', description: 'a code a row' },
]

/** A role of codes as a choice; `none` for no role. */
export const ROLE_OPTIONS: readonly { id: Role | 'none'; label: string }[] = [
  { id: 'none', label: 'No role' },
  { id: 'C', label: 'Context' },
  { id: 'I', label: 'Intervention' },
  { id: 'M', label: 'Mechanism' },
  { id: 'O', label: 'Outcome' },
]

/** What a project holds, in words. */
export function contentOf(counts: ProjectPreview['counts']): string[] {
  const { sources, codings, codes, memos, participants, attributes, researchers } = counts
  return [
    count(sources, 'source'),
    count(codings, 'coding'),
    count(codes, 'code'),
    count(memos, 'memo'),
    count(participants, 'participant'),
    count(attributes, 'attribute'),
    count(researchers, 'researcher'),
  ].filter(words => !words.startsWith('0 '))
}

/** How positions were counted, and how sure that is. */
export function positionsIn(positions: ProjectPreview['positions']): {
  sentence: string
  isSure: boolean
} | null {
  const passages = positions.reduce((sum, each) => sum + each.passages, 0)
  if (passages === 0) return null
  const fitting = positions.reduce((sum, each) => sum + each.fitting, 0)
  const ways = new Set(positions.map(({ unit, lineBreak }) => wayOf(unit, lineBreak)))
  const share = Math.floor((fitting / passages) * 100)
  return {
    sentence: `Positions are read as ${[...ways].join(' and ')}: ${share} % of ${count(passages, 'passage')} begin and end where words do, or hold the words they are named by.`,
    isSure: share >= 90,
  }
}

/** UTF-16, in which rare characters are two, and bytes of UTF-8 are nobody's words. */
const UNITS = {
  codePoint: 'characters',
  utf16: 'characters as NVivo counts them, an emoji as two',
  byte: 'Taguette counts them',
} as const

function wayOf(unit: keyof typeof UNITS, lineBreak: 'one' | 'two'): string {
  return lineBreak === 'one' ? `${UNITS[unit]} with line breaks as one` : UNITS[unit]
}
