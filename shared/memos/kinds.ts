/** Kinds of memo: what it says of the material, how it explains it, how the work was done, and what the writer brought. */
export const MEMO_KINDS = ['analytic', 'inference', 'methodological', 'reflexive'] as const
/** A kind of memo; `inference` is a retroductive inference: what must be so for this to have happened. */
export type MemoKind = (typeof MEMO_KINDS)[number]

/** What a memo can be about. */
export const SUBJECT_KINDS = [
  'project',
  'source',
  'coding',
  'code',
  'element',
  'configuration',
  'theory',
  'participant',
  'evidence',
] as const
/** What a memo can be about. */
export type SubjectKind = (typeof SUBJECT_KINDS)[number]
