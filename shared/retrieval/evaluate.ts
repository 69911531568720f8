import type { AttributeType } from '../domain/attributes.ts'
import { parseValue } from '../domain/attributes.ts'
import type { Role, Stance } from '../domain/roles.ts'
import type { SourceKind } from '../text/source-draft.ts'
import {
  type AttributeCondition,
  type Condition,
  NEAR_WORDS,
  type RelationCondition,
} from './condition.ts'
import { findRelated, type Placed } from './relations.ts'

/** A coding with all that conditions ask for. */
export interface RetrievalCoding extends Placed {
  id: string
  roles: readonly Role[]
  codeIds: readonly string[]
  researcherId: string
  createdAt: string
  confidence: string | null
  isOrphan: boolean
  speaker: string | null
  /** The number of the turn it begins in, or of the paragraph in a source without turns; null where it is in neither. */
  turn: number | null
  participantId: string | null
  group: string | null
}

/** What a study knows beside its codings. What it is asked for and does not have, it answers with `null`. */
export interface Study<C extends RetrievalCoding = RetrievalCoding> {
  codings: readonly C[]
  source(id: string): { kind: SourceKind; group: string | null } | null
  /** A code and those below it. */
  codesFrom(codeId: string): ReadonlySet<string> | null
  attribute(id: string): { type: AttributeType; choices: string[] } | null
  /** A participant's value, in its canonical form. */
  valueOf(participantId: string, attributeId: string): string | null
  /**
   * The codings that say something of a configuration or an element; with a stance, those that say it so; of a version that
   * was kept, as that has it.
   */
  evidenceFor(id: string, stance?: Stance, theoryId?: string): ReadonlySet<string> | null
  isKnown(kind: 'researcher' | 'participant', id: string): boolean
  /** Whether words hold in a coding's quote or note, or why the words cannot be looked for. */
  wordsTest(words: string): ((coding: C) => boolean) | { message: string; at: number }
  countWords: (sourceId: string, start: number, end: number, most: number) => number
}

/** What of a condition cannot be taken as it stands; `at` is an offset in its words. */
export interface ConditionProblem {
  message: string
  at: number | null
}

/** The codings that fulfil a condition, in their order, and the first problem with it. */
export function retrieve<C extends RetrievalCoding>(
  study: Study<C>,
  where: Condition,
): { codings: C[]; problem: ConditionProblem | null } {
  let problem: ConditionProblem | null = null
  const holds = evaluate(study, where, found => {
    problem ??= found
  })
  return { codings: study.codings.filter((_, index) => holds[index] === true), problem }
}

type Report = (problem: ConditionProblem) => void

function evaluate<C extends RetrievalCoding>(
  study: Study<C>,
  condition: Condition,
  report: Report,
): boolean[] {
  if ('all' in condition) {
    const parts = condition.all.map(part => evaluate(study, part, report))
    return study.codings.map((_, index) => parts.every(part => part[index] === true))
  }
  if ('any' in condition) {
    const parts = uniteEvidence(condition.any, study, report)
    return study.codings.map((_, index) => parts.some(part => part[index] === true))
  }
  if ('not' in condition) return evaluate(study, condition.not, report).map(holds => !holds)
  if ('relation' in condition) return evaluateRelation(study, condition, report)
  return study.codings.map(testFor(study, condition, report))
}

/**
 * What each part finds, all evidence together as one part: a chart of 500 configurations asks for that of each, and 500
 * goes through 12,000 codings took half a second.
 */
function uniteEvidence<C extends RetrievalCoding>(
  parts: readonly Condition[],
  study: Study<C>,
  report: Report,
): boolean[][] {
  const found = new Set<string>()
  const others: boolean[][] = []
  for (const part of parts) {
    if ('evidenceFor' in part) for (const id of evidenceOf(study, part, report)) found.add(id)
    else others.push(evaluate(study, part, report))
  }
  return [...others, study.codings.map(({ id }) => found.has(id))]
}

/** The codings that are evidence for something; none where it is gone, which is reported. */
function evidenceOf<C extends RetrievalCoding>(
  study: Study<C>,
  { evidenceFor, stance, theoryId }: Extract<Condition, { evidenceFor: string }>,
  report: Report,
): ReadonlySet<string> {
  const evidence = study.evidenceFor(evidenceFor, stance, theoryId)
  if (evidence !== null) return evidence
  report({ message: gone('a configuration or an element'), at: null })
  return new Set()
}

/** That something is asked for which the project does not have. */
function gone(what: string): string {
  return `This asks for ${what} that is not in the project any more.`
}

function evaluateRelation<C extends RetrievalCoding>(
  study: Study<C>,
  { relation, to, distance = NEAR_WORDS, isOther = false }: RelationCondition,
  report: Report,
): boolean[] {
  const holds = evaluate(study, to, report)
  // Where an orphan lies says nothing.
  const others = study.codings.filter((coding, index) => holds[index] === true && !coding.isOrphan)
  const options = { relation, distance, isOther, countWords: study.countWords }
  const related = findRelated(study.codings, others, options)
  return related.map((isRelated, index) => isRelated && study.codings[index]?.isOrphan === false)
}

type Simple = Exclude<
  Condition,
  { all: Condition[] } | { any: Condition[] } | { not: Condition } | RelationCondition
>

function testFor<C extends RetrievalCoding>(
  study: Study<C>,
  condition: Simple,
  report: Report,
): (coding: C) => boolean {
  const nothing = (what: string) => {
    report({ message: gone(what), at: null })
    return () => false
  }
  if ('role' in condition) return coding => coding.roles.includes(condition.role)
  if ('code' in condition) {
    const below = study.codesFrom(condition.code)
    if (below === null) return nothing('a code')
    const codes = condition.withChildren === true ? below : new Set([condition.code])
    return coding => coding.codeIds.some(id => codes.has(id))
  }
  if ('researcher' in condition) {
    if (!study.isKnown('researcher', condition.researcher)) return nothing('a researcher')
    return coding => coding.researcherId === condition.researcher
  }
  if ('source' in condition) {
    if (study.source(condition.source) === null) return nothing('a source')
    return coding => coding.sourceId === condition.source
  }
  if ('sourceKind' in condition) {
    return coding => study.source(coding.sourceId)?.kind === condition.sourceKind
  }
  if ('sourceGroup' in condition) {
    return coding => study.source(coding.sourceId)?.group === condition.sourceGroup
  }
  if ('speaker' in condition) return coding => coding.speaker === condition.speaker
  if ('participant' in condition) {
    const { participant } = condition
    if (participant !== null && !study.isKnown('participant', participant)) {
      return nothing('a participant')
    }
    return coding => coding.participantId === participant
  }
  if ('group' in condition) return coding => coding.group === condition.group
  if ('attribute' in condition) return attributeTest(study, condition, report, nothing)
  if ('confidence' in condition) return coding => coding.confidence === condition.confidence
  if ('words' in condition) {
    const test = study.wordsTest(condition.words)
    if (typeof test === 'function') return test
    report(test)
    return () => false
  }
  if ('isOrphan' in condition) return coding => coding.isOrphan === condition.isOrphan
  if ('createdAfter' in condition) {
    const from = Date.parse(condition.createdAfter)
    return coding => Date.parse(coding.createdAt) >= from
  }
  if ('createdBefore' in condition) {
    const before = Date.parse(condition.createdBefore)
    return coding => Date.parse(coding.createdAt) < before
  }
  if ('turns' in condition) {
    const { from, to } = condition.turns
    return ({ turn }) => turn !== null && turn >= from && turn <= to
  }
  const evidence = evidenceOf(study, condition, report)
  return ({ id }) => evidence.has(id)
}

function attributeTest<C extends RetrievalCoding>(
  study: Study<C>,
  { attribute: id, is, atLeast, atMost, isSet }: AttributeCondition,
  report: Report,
  nothing: (what: string) => () => boolean,
): (coding: C) => boolean {
  const rule = study.attribute(id)
  if (rule === null) return nothing('an attribute')
  const problems: string[] = []
  const read = (written: string | undefined) => {
    const parsed = written === undefined ? { value: null } : parseValue(rule, written)
    if ('problem' in parsed) problems.push(parsed.problem)
    return 'problem' in parsed ? null : parsed.value
  }
  const [exactly, least, most] = [read(is), read(atLeast), read(atMost)]
  if ((least !== null || most !== null) && rule.type !== 'number' && rule.type !== 'date') {
    problems.push('Only numbers and dates can be at least or at most something.')
  }
  if (problems[0] !== undefined) {
    report({ message: problems[0], at: null })
    return () => false
  }
  // Dates are written so that they sort as text.
  const order = (value: string) => (rule.type === 'number' ? Number(value) : value)
  const key = (value: string) => value.toLowerCase()
  return ({ participantId }) => {
    const value = participantId === null ? null : study.valueOf(participantId, id)
    if (isSet !== undefined && isSet !== (value !== null)) return false
    if (is === undefined && least === null && most === null)
      return isSet !== undefined || value !== null
    if (value === null) return false
    return (
      (is === undefined || (exactly !== null && key(value) === key(exactly))) &&
      (least === null || order(value) >= order(least)) &&
      (most === null || order(value) <= order(most))
    )
  }
}
