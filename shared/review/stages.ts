/**
 * What becomes of a reference at a stage of screening, from what people decided on it. One decision is enough, unless the
 * reference is among those that two screen independently; where people differ, what they settled stands.
 */

/** The stages of screening, in order. */
export const STAGES = ['abstract', 'fullText'] as const
/** A stage of screening. */
export type Stage = (typeof STAGES)[number]

/** What somebody may decide. */
export const DECISIONS = ['include', 'exclude', 'unsure'] as const
/** What somebody decided. */
export type ScreeningDecision = (typeof DECISIONS)[number]

/**
 * `none`: nobody decided. `unsure`: whoever decided could not say. `awaiting`: one of two is still to decide. `conflict`: people
 * differ, in what they decided or, of a full text, in why it is excluded.
 */
export const OUTCOMES = ['none', 'unsure', 'awaiting', 'conflict', 'include', 'exclude'] as const
/** What became of a reference at a stage. */
export type StageOutcome = (typeof OUTCOMES)[number]

/** What one person decided. */
export interface Decided {
  researcherId: string
  decision: ScreeningDecision
  reasonId: string | null
}

/** What became of a reference, and for what reason it is out. */
export interface StageResult {
  outcome: StageOutcome
  reasonId: string | null
}

const NONE: StageResult = { outcome: 'none', reasonId: null }

/**
 * What became of a reference at a stage.
 * @param screeners the two who must decide, or null where one is enough.
 */
export function resultOf(
  stage: Stage,
  decided: readonly Decided[],
  settled: { decision: 'include' | 'exclude'; reasonId: string | null } | null,
  screeners: readonly string[] | null,
): StageResult {
  if (settled !== null) return { outcome: settled.decision, reasonId: settled.reasonId }
  if (screeners !== null) {
    const missing = screeners.filter(id => !decided.some(each => each.researcherId === id))
    if (missing.length === screeners.length && decided.length === 0) return NONE
    if (missing.length > 0) return { outcome: 'awaiting', reasonId: null }
  }
  const [first] = decided
  if (first === undefined) return NONE
  const isAgreed = decided.every(
    ({ decision, reasonId }) =>
      decision === first.decision && (stage === 'abstract' || reasonId === first.reasonId),
  )
  if (!isAgreed) return { outcome: 'conflict', reasonId: null }
  if (first.decision === 'unsure') return { outcome: 'unsure', reasonId: null }
  return { outcome: first.decision, reasonId: first.reasonId }
}
