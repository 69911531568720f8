import type { Role, Stance } from '../domain/roles.ts'
import type { SourceKind } from '../text/source-draft.ts'

/**
 * Which codings to retrieve, as a tree. "Participant" and "speaker" are those in whose turn a passage begins; the place
 * of an orphan says nothing, so an orphan has neither.
 */
export type Condition<R = Role, V = string> =
  | { all: Condition<R, V>[] }
  | { any: Condition<R, V>[] }
  | { not: Condition<R, V> }
  | { role: R }
  /** With children: those below it too. */
  | { code: string; withChildren?: boolean | undefined }
  | { researcher: string }
  | { source: string }
  | { sourceKind: SourceKind }
  /** The stakeholder group of the source itself. */
  | { sourceGroup: string | null }
  | { speaker: string | null }
  | { participant: string | null }
  /** The stakeholder group of the participant, or else of the source. */
  | { group: string | null }
  | AttributeCondition<V>
  | { confidence: Confidence | null }
  /** The query language of search; it must hold in the quote or in the note. */
  | { words: string }
  | { isOrphan: boolean }
  /** At this instant or later; ISO 8601. */
  | { createdAfter: string }
  /** Before this instant. */
  | { createdBefore: string }
  | RelationCondition<R, V>
  /** From one turn to another, both counted, by the numbers of the desk; paragraphs where a source has no turns. */
  | { turns: { from: number; to: number } }
  /**
   * A configuration's own evidence and that of its elements, or the evidence of one element; of one stance, or of any; as a
   * theory version had it that was kept, or as it is.
   */
  | { evidenceFor: string; stance?: Stance | undefined; theoryId?: string | undefined }

/** A condition as a caller may write it: roles by letter or name, values as they are. */
export type ConditionInput = Condition<string, string | number | boolean>

export const CONFIDENCES = ['low', 'medium', 'high'] as const
type Confidence = (typeof CONFIDENCES)[number]

/** What is known of the participant who speaks; values in the form in which they are stored. */
export interface AttributeCondition<V = string> {
  attribute: string
  is?: V | undefined
  atLeast?: V | undefined
  atMost?: V | undefined
  isSet?: boolean | undefined
}

export const RELATIONS = [
  'sameWords',
  'overlaps',
  'within',
  'contains',
  'nearInTurn',
  'sameTurn',
] as const
/** How the words of two codings may lie to each other. */
export type Relation = (typeof RELATIONS)[number]

/**
 * That the words are coded otherwise as well. A coding that fulfils both sides itself counts, since its words do;
 * `isOther` asks for another coding.
 */
export interface RelationCondition<R = Role, V = string> {
  relation: Relation
  to: Condition<R, V>
  /** With `nearInTurn`: the most words between the two. */
  distance?: number | undefined
  isOther?: boolean | undefined
}

/** Words between two codings that are near each other, where nothing else is asked for. */
export const NEAR_WORDS = 20
/** How deep conditions may lie inside each other. */
export const MAX_DEPTH = 20

/** How deep conditions lie inside each other, from 1; it stops counting past `MAX_DEPTH`. */
export function depthOf(condition: Condition, depth = 1): number {
  if (depth > MAX_DEPTH) return depth
  return Math.max(depth, ...innerConditions(condition).map(inner => depthOf(inner, depth + 1)))
}

/** The conditions right inside one. */
export function innerConditions(condition: Condition): Condition[] {
  if ('all' in condition) return condition.all
  if ('any' in condition) return condition.any
  if ('not' in condition) return [condition.not]
  return 'relation' in condition ? [condition.to] : []
}
