/** How far a workshop is. */
export const WORKSHOP_STATUSES = ['planned', 'running', 'closed'] as const
/** How far a workshop is. */
export type WorkshopStatus = (typeof WORKSHOP_STATUSES)[number]

/** What those who take part do in a round: say how far each item fits, put the items in order, share out dots, or talk. */
export const ROUND_KINDS = ['respond', 'rank', 'dots', 'discuss'] as const
/** What those who take part do in a round. */
export type RoundKind = (typeof ROUND_KINDS)[number]

/** What can be put to a workshop. */
export const WORKSHOP_ITEM_KINDS = ['configuration', 'principle', 'diagram'] as const
/** What can be put to a workshop. */
export type WorkshopItemKind = (typeof WORKSHOP_ITEM_KINDS)[number]

/** What somebody makes of an item, in the order of the keys 1 to 5. */
export const WORKSHOP_STANCES = [
  'agree',
  'agree-with-changes',
  'disagree',
  'unsure',
  'not-my-experience',
] as const
/** What somebody makes of an item. */
export type WorkshopStance = (typeof WORKSHOP_STANCES)[number]

/** Each stance as people read it. */
export const WORKSHOP_STANCE_NAMES: Record<WorkshopStance, string> = {
  agree: 'Agree',
  'agree-with-changes': 'Agree with changes',
  disagree: 'Disagree',
  unsure: 'Unsure',
  'not-my-experience': 'Not my experience',
}

/** Where a response came from: written down in the room, a review pack's file, or a form on paper or in Word. */
export const RESPONSE_ORIGINS = ['live', 'pack', 'form'] as const

/** What the team decides on an item after a workshop. */
export const WORKSHOP_DECISIONS = [
  'keep',
  'reword',
  'split',
  'merge',
  'reject',
  'seek-evidence',
] as const
/** What the team decides on an item after a workshop. */
export type WorkshopDecisionKind = (typeof WORKSHOP_DECISIONS)[number]

/** Each decision as people read it. */
export const WORKSHOP_DECISION_NAMES: Record<WorkshopDecisionKind, string> = {
  keep: 'Keep as it is',
  reword: 'Reword',
  split: 'Split',
  merge: 'Merge',
  reject: 'Reject',
  'seek-evidence': 'Seek evidence',
}
