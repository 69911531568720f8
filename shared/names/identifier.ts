export const IDENTIFIER_KINDS = [
  ...(['email', 'phone', 'nhsNumber', 'niNumber', 'postcode'] as const),
  ...(['birthDate', 'date', 'url', 'socialHandle'] as const),
] as const
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number]

/** A place `[start, end)` of a text, in UTF-16 code units, that may tell who somebody is. */
export interface IdentifierHit {
  kind: IdentifierKind
  start: number
  end: number
  isSure: boolean
}
