/** How a project writes its configurations: with or without the intervention, with or without who acts. */
export const TEMPLATES = ['CMO', 'ICMO', 'ICAMO'] as const

/** Whether mechanisms are told apart into resource and reasoning (Dalkin et al. 2015). */
export const MECHANISM_SPLITS = ['on', 'off', 'undecided'] as const

/** How far along the way an outcome lies. */
export const OUTCOME_LEVELS = ['proximal', 'intermediate', 'distal'] as const

/** How an element goes with the one before it in the same role. */
export const JOINERS = ['and', 'or'] as const
/** How an element goes with the one before it in the same role. */
export type Joiner = (typeof JOINERS)[number]

/** Where a configuration comes from: the initial programme theory, the data, or other studies. */
export const ORIGINS = ['initial', 'data', 'literature'] as const
/** Where a configuration comes from. */
export type Origin = (typeof ORIGINS)[number]

/** Styles of a statement. */
export const STYLES = ['if-then-because', 'narrative', 'arrow'] as const
/** A style of a statement. */
export type Style = (typeof STYLES)[number]

/** The links within a configuration; `M-M` leads from a resource to a reasoning. */
export const INNER_LINKS = ['C-I', 'C-M', 'C-O', 'I-M', 'I-O', 'M-M', 'M-O'] as const
/** A link within a configuration. */
export type InnerLink = (typeof INNER_LINKS)[number]

/** How much weight a researcher gives a passage. */
export const STRENGTHS = ['weak', 'moderate', 'strong'] as const
/** How much weight a researcher gives a passage. */
export type Strength = (typeof STRENGTHS)[number]

/** Ways to conclude: what must be so for this to happen, what would explain it best, what follows, what recurs. */
export const INFERENCE_KINDS = ['retroduction', 'abduction', 'deduction', 'induction'] as const

/** What one configuration may do to another; `becomes`: an outcome here is a context or a mechanism there. */
export const LINK_KINDS = ['becomes', 'triggers', 'reinforces', 'inhibits', 'rival'] as const
/** What one configuration may do to another. */
export type LinkKind = (typeof LINK_KINDS)[number]

/** How one thing came from another. */
export const LINEAGE_KINDS = ['duplicate', 'split', 'merge'] as const
/** How one thing came from another. */
export type LineageKind = (typeof LINEAGE_KINDS)[number]

/** What researchers comment on. */
export const COMMENT_TARGETS = ['configuration', 'element', 'theory'] as const
/** What researchers comment on. */
export type CommentTarget = (typeof COMMENT_TARGETS)[number]
