/** How a project writes its configurations: with or without the intervention, with or without who acts. */
export const TEMPLATES = ['CMO', 'ICMO', 'ICAMO'] as const
/** How a project writes its configurations. */
export type Template = (typeof TEMPLATES)[number]

/** Whether mechanisms are told apart into resource and reasoning (Dalkin et al. 2015). */
export const MECHANISM_SPLITS = ['on', 'off', 'undecided'] as const
/** Whether mechanisms are told apart. */
export type MechanismSplit = (typeof MECHANISM_SPLITS)[number]

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
/** A way to conclude. */
export type InferenceKind = (typeof INFERENCE_KINDS)[number]

/** What one configuration may do to another; `becomes`: an outcome here is a context or a mechanism there. */
export const LINK_KINDS = ['becomes', 'triggers', 'reinforces', 'inhibits', 'rival'] as const
/** What one configuration may do to another. */
export type LinkKind = (typeof LINK_KINDS)[number]

/** How one thing came from another. */
export const LINEAGE_KINDS = ['duplicate', 'split', 'merge', 'consolidate'] as const
/** How one thing came from another. */
export type LineageKind = (typeof LINEAGE_KINDS)[number]

/**
 * What is done with explanations of several cases or sources (Pawson 2006): set side by side, explain why they differ, judge
 * which holds better, make one of them, and place it in a wider field.
 */
export const SYNTHESIS_OPERATIONS = [
  'juxtapose',
  'reconcile',
  'adjudicate',
  'consolidate',
  'situate',
] as const
/** What is done with explanations of several cases. */
export type SynthesisOperation = (typeof SYNTHESIS_OPERATIONS)[number]

/** What a guiding principle says of itself, beside what follows from its configurations. */
export const PRINCIPLE_ITEM_KINDS = [
  'action',
  'enabling-context',
  'constraining-context',
  'enabling-mechanism',
  'constraining-mechanism',
] as const
/** A kind of item of a guiding principle. */
export type PrincipleItemKind = (typeof PRINCIPLE_ITEM_KINDS)[number]

/** What researchers comment on. */
export const COMMENT_TARGETS = ['coding', 'configuration', 'element', 'theory'] as const
/** What researchers comment on. */
export type CommentTarget = (typeof COMMENT_TARGETS)[number]

/** What the team decides about. */
export const DECISION_TARGETS = ['configuration', 'element', 'theory', 'principle'] as const
/** What the team decides about. */
export type DecisionTarget = (typeof DECISION_TARGETS)[number]

/** What a respondent does with a theory that is put to them (Manzano 2016: the teacher-learner cycle). */
export const ANSWERS = ['confirmed', 'refined', 'rejected'] as const
/** What a respondent does with a theory that is put to them. */
export type Answer = (typeof ANSWERS)[number]

/** The stance of a passage in which a respondent answers so. */
export const STANCE_OF_ANSWER = {
  confirmed: 'supports',
  refined: 'refines',
  rejected: 'challenges',
} as const

/** The papers of flash cards: four on a sheet of A4, or one on each A5 or A6. */
export const CARD_PAPERS = ['a4', 'a5', 'a6'] as const
/** A paper of flash cards. */
export type CardPaper = (typeof CARD_PAPERS)[number]
