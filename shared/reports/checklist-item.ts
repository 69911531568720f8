/** What the items of a reporting standard are made of. */

/** What in a project helps to answer an item. */
export const ANSWER_KINDS = [
  'sources',
  'participants',
  'codes',
  'codings',
  'researchers',
  'doubleCoded',
  'memos',
  'configurations',
  'elements',
  'evidence',
  'challenges',
  'responses',
  'versions',
  'initial',
  'decisions',
  'principles',
  'lenses',
  'rivals',
  'cases',
  'patterns',
] as const
/** What in a project helps to answer an item. */
export type AnswerKind = (typeof ANSWER_KINDS)[number]

/** An item of a standard. */
export interface ChecklistItem {
  /** As published, from 1. */
  number: number
  section: string
  name: string
  /** What it asks for, in short. */
  asks: string
  answers: readonly AnswerKind[]
}

/** A standard with its items in order. */
export interface StandardText {
  name: string
  citation: string
  items: readonly ChecklistItem[]
}

type ItemText = readonly [
  section: string,
  name: string,
  asks: string,
  answers: readonly AnswerKind[],
]

/** Items with their numbers, from 1. */
export function number(items: readonly ItemText[]): ChecklistItem[] {
  return items.map(([section, name, asks, answers], index) => ({
    ...{ number: index + 1, section, name, asks, answers },
  }))
}
