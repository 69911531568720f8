/** What a search asks for, as a tree; `parseQuery` makes it from what a researcher wrote. */
export type Query =
  | Term
  /** Both within so many words of each other, in either order. */
  | { kind: 'near'; left: Query; right: Query; distance: number }
  /** All in one turn or paragraph. */
  | { kind: 'all'; of: Query[] }
  | { kind: 'any'; of: Query[] }
  | { kind: 'not'; of: Query }
  /** Where it is said, not what: it picks turns out, and is never found itself. */
  | Field

/** One word, or several that follow each other. */
export interface Term {
  kind: 'term'
  words: TermWord[]
}

/** A word to look for. */
export interface TermWord {
  /** Folded as texts are. */
  folded: string
  /** Folded but for its case. */
  cased: string
  /** Whether longer words that begin so are meant too. */
  isPrefix: boolean
}

/** A condition on where something stands. */
export interface Field {
  kind: 'field'
  field: FieldName
  /** Folded. */
  value: string
  isPrefix: boolean
}

export const FIELD_NAMES = ['speaker', 'source', 'group'] as const
/** Speaker: label or pseudonym. Source: part of its title. Group: the participant's, or else the source's. */
export type FieldName = (typeof FIELD_NAMES)[number]

/** Why a query is not understood as it stands, for a researcher, and at which UTF-16 offset of it. */
export interface QueryProblem {
  message: string
  at: number
}
