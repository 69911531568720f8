import type { StageResult } from './stages.ts'

/**
 * The counts of the PRISMA 2020 flow. Every reference that was ever found stands at exactly one end of the flow: duplicate,
 * excluded by title, not retrieved, excluded in full text, included, or still open at a step. So at each box what comes in is
 * what goes out and what is still open, in every state of a review.
 *
 * Page MJ, McKenzie JE, Bossuyt PM, et al. The PRISMA 2020 statement. BMJ 2021;372:n71.
 */

/** A reference as the flow counts it. */
export interface FlowReference {
  id: string
  origin: 'database' | 'register' | 'other'
  /** `MEDLINE`, `Citation searching`. */
  originName: string
  skipsAbstract: boolean
  isDuplicate: boolean
  isNotRetrieved: boolean
  hasFullText: boolean
  study: string
  abstract: StageResult
  fullText: StageResult
}

/** So many by a name. */
export interface NamedCount {
  name: string
  count: number
}

/** One side of the flow: databases and registers, or other methods. */
export interface FlowSide {
  identified: number
  databases: NamedCount[]
  registers: NamedCount[]
  others: NamedCount[]
  duplicates: number
  /** Those of other methods may go on to their full text at once. */
  skipped: number
  /** All that go through screening by title and abstract. */
  toScreen: number
  screened: number
  excludedByAbstract: number
  /** Not decided yet, or not by all who must, or not settled. */
  openByAbstract: number
  sought: number
  notRetrieved: number
  /** Neither assessed nor known to be out of reach. */
  openSought: number
  assessed: number
  excludedByFullText: number
  /** By reason, most first; `''` where none was given. */
  reasons: { reasonId: string; count: number }[]
  /** In hand, but not decided. */
  openByFullText: number
  included: number
}

/** The flow of a review. */
export interface Flow {
  found: FlowSide
  others: FlowSide
  /** Studies are fewer where several references report one. */
  includedStudies: number
  includedReports: number
}

/** Where a reference stands in the flow, as the step at which it ended or waits. */
export type FlowStep =
  | 'duplicate'
  | 'openByAbstract'
  | 'excludedByAbstract'
  | 'openSought'
  | 'notRetrieved'
  | 'openByFullText'
  | 'excludedByFullText'
  | 'included'

/** Where a reference stands. */
export function stepOf(reference: FlowReference): FlowStep {
  if (reference.isDuplicate) return 'duplicate'
  const { abstract, fullText } = reference
  const isThrough =
    abstract.outcome === 'include' || (reference.skipsAbstract && abstract.outcome === 'none')
  if (abstract.outcome === 'exclude') return 'excludedByAbstract'
  if (!isThrough) return 'openByAbstract'
  if (fullText.outcome === 'include') return 'included'
  if (fullText.outcome === 'exclude') return 'excludedByFullText'
  if (reference.isNotRetrieved) return 'notRetrieved'
  return fullText.outcome === 'none' && !reference.hasFullText ? 'openSought' : 'openByFullText'
}

/** The counts of a review. */
export function countFlow(references: readonly FlowReference[]): Flow {
  const included = references.filter(each => stepOf(each) === 'included')
  const studies = new Set(included.map(({ id, study }) => (study === '' ? `\n${id}` : study)))
  return {
    found: countSide(references.filter(({ origin }) => origin !== 'other')),
    others: countSide(references.filter(({ origin }) => origin === 'other')),
    includedStudies: studies.size,
    includedReports: included.length,
  }
}

function countSide(references: readonly FlowReference[]): FlowSide {
  const steps = new Map<FlowStep, number>()
  for (const each of references) steps.set(stepOf(each), (steps.get(stepOf(each)) ?? 0) + 1)
  const at = (step: FlowStep) => steps.get(step) ?? 0
  const named = (origin: FlowReference['origin']) =>
    countBy(
      references.filter(each => each.origin === origin),
      ({ originName }) => originName,
    ).map(([name, count]) => ({ name, count }))
  const excluded = references.filter(each => stepOf(each) === 'excludedByFullText')
  const skipped = references.filter(
    each => !each.isDuplicate && each.skipsAbstract && each.abstract.outcome === 'none',
  ).length
  const toScreen = references.length - at('duplicate') - skipped
  const assessed = at('included') + at('excludedByFullText')
  const openFull = at('openByFullText')
  return {
    identified: references.length,
    ...{ databases: named('database'), registers: named('register'), others: named('other') },
    ...{ duplicates: at('duplicate'), skipped, toScreen },
    screened: toScreen - at('openByAbstract'),
    excludedByAbstract: at('excludedByAbstract'),
    openByAbstract: at('openByAbstract'),
    sought: assessed + openFull + at('openSought') + at('notRetrieved'),
    ...{ notRetrieved: at('notRetrieved'), openSought: at('openSought'), assessed },
    excludedByFullText: at('excludedByFullText'),
    reasons: countBy(excluded, ({ fullText }) => fullText.reasonId ?? '').map(
      ([reasonId, count]) => ({ reasonId, count }),
    ),
    openByFullText: openFull,
    included: at('included'),
  }
}

/** How many of each, most first, then by name. */
function countBy<T>(things: readonly T[], keyOf: (thing: T) => string): [string, number][] {
  return [...Map.groupBy(things, keyOf)]
    .map(([key, { length }]): [string, number] => [key, length])
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
}
