/** The four roles a passage or an element may play in a realist explanation (Pawson & Tilley 1997; I as in ICMO). */
export const ROLES = ['C', 'I', 'M', 'O'] as const
/** Context, Intervention, Mechanism or Outcome, by its letter. */
export type Role = (typeof ROLES)[number]

/** A role's full name, as the interface writes it. */
export const ROLE_NAMES: Record<Role, string> = {
  C: 'Context',
  I: 'Intervention',
  M: 'Mechanism',
  O: 'Outcome',
}

/** The two sides of a mechanism: what the programme offers, and how people respond (Dalkin et al. 2015). */
export const FACETS = ['resource', 'reasoning'] as const
/** A side of a mechanism. */
export type Facet = (typeof FACETS)[number]

/** What a passage says about an element or a configuration. */
export const STANCES = ['supports', 'refines', 'challenges'] as const
/** What a passage says about an element or a configuration. */
export type Stance = (typeof STANCES)[number]

/** Where a configuration stands in the team's judgement. */
export const STATUSES = ['draft', 'proposed', 'agreed', 'merged', 'rejected'] as const
/** Where a configuration stands in the team's judgement. */
export type Status = (typeof STATUSES)[number]

/** Kinds of a theory version, from rough to refined. */
export const THEORY_KINDS = ['initial', 'refined', 'mid-range'] as const
/** A kind of theory version. */
export type TheoryKind = (typeof THEORY_KINDS)[number]

/** Roles without repeats, in the order C, I, M, O: the form in which they are stored and compared. */
export function orderRoles(roles: readonly Role[]): Role[] {
  return ROLES.filter(role => roles.includes(role))
}
