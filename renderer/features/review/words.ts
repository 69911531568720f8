import type { Batch, ReferenceSummary } from '../../../shared/contract/references.ts'
import { shortName } from '../../../shared/review/reference.ts'
import type { ScreeningDecision, Stage, StageOutcome } from '../../../shared/review/stages.ts'

/** What stages are called. */
export const STAGE_NAMES: Record<Stage, string> = {
  abstract: 'Title and abstract',
  fullText: 'Full text',
}

/** What decisions are called. */
export const DECISION_NAMES: Record<ScreeningDecision, string> = {
  include: 'Include',
  exclude: 'Exclude',
  unsure: 'Unsure',
}

/** What became of a reference, in a word. */
export const OUTCOME_NAMES: Record<StageOutcome, string> = {
  none: 'To screen',
  unsure: 'Unsure',
  awaiting: 'Waits for the other',
  conflict: 'Conflict',
  include: 'Included',
  exclude: 'Excluded',
}

/** What origins are called. */
export const ORIGIN_NAMES: Record<Batch['origin'], string> = {
  database: 'Database',
  register: 'Register',
  other: 'Other method',
}

/** Formats by the names people know. */
export const FORMAT_NAMES: Record<Batch['format'], string> = {
  ...{ ris: 'RIS', bibtex: 'BibTeX', nbib: 'PubMed', endnote: 'EndNote XML', csv: 'Table' },
}

/** What types of CSL are called. */
export const TYPE_NAMES: Record<ReferenceSummary['type'], string> = {
  'article-journal': 'Journal article',
  'article-newspaper': 'Newspaper article',
  book: 'Book',
  chapter: 'Chapter',
  'paper-conference': 'Conference paper',
  report: 'Report',
  thesis: 'Thesis',
  webpage: 'Web page',
  dataset: 'Dataset',
  legislation: 'Legislation',
  document: 'Other',
}

/** `Okoro, Lind, Marsh and 3 more`. */
export function authorsLine({ authors }: Pick<ReferenceSummary, 'authors'>, most = 3): string {
  const names = authors.map(shortName)
  if (names.length <= most + 1) return names.join(', ')
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`
}

/** Where a reference stands, in a word or two. */
export function standingOf(reference: ReferenceSummary): string {
  const { abstractStage, fullTextStage } = reference
  if (reference.duplicateOf !== null) return 'Duplicate'
  if (fullTextStage.outcome === 'include') return 'In the review'
  if (fullTextStage.outcome === 'exclude') return 'Excluded, full text'
  if (reference.isNotRetrieved) return 'Not retrieved'
  if (fullTextStage.outcome !== 'none') return `${OUTCOME_NAMES[fullTextStage.outcome]}, full text`
  if (abstractStage.outcome === 'include') return 'Full text sought'
  return OUTCOME_NAMES[abstractStage.outcome]
}
