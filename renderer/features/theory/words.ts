import type { Layout } from '../../../shared/diagram/scene.ts'
import type { LinkKind, Strength } from '../../../shared/domain/realist.ts'
import type { Status, TheoryKind } from '../../../shared/domain/roles.ts'
import type { RemarkCode } from '../../../shared/domain/theory-remarks.ts'

/** Kinds of a theory version as the interface writes them. */
export const KIND_WORDS: Record<TheoryKind, string> = {
  initial: 'Initial programme theory',
  refined: 'Refined programme theory',
  'mid-range': 'Mid-range theory',
}

/** Statuses as labels of check boxes. */
export const STATUS_WORDS: Record<Status, string> = {
  draft: 'Draft',
  proposed: 'Proposed',
  agreed: 'Agreed',
  merged: 'Merged',
  rejected: 'Rejected',
}

/** What to call a configuration in a line of text. */
export function nameOf({ number, title }: { number: number; title: string }): string {
  return title === '' ? `CMOC ${number}` : `CMOC ${number}: ${title}`
}

/** What one configuration does to another, between their names. */
export const LINK_WORDS: Record<LinkKind, string> = {
  becomes: 'becomes part of',
  triggers: 'triggers',
  reinforces: 'reinforces',
  inhibits: 'inhibits',
  rival: 'is a rival of',
}

/** Kinds of link as choices, with what each means. */
export const LINK_OPTIONS: readonly { id: LinkKind; label: string; description: string }[] = [
  { id: 'triggers', label: 'Triggers', description: 'What comes of one sets the other off' },
  { id: 'reinforces', label: 'Reinforces', description: 'It makes the other work more strongly' },
  { id: 'inhibits', label: 'Inhibits', description: 'It keeps the other from working' },
  {
    ...{ id: 'becomes', label: 'Becomes part of' },
    description: 'An outcome here is a context or a mechanism there',
  },
  { id: 'rival', label: 'Is a rival of', description: 'They explain the same in different ways' },
]

/** What each kind of remark is about, and the question that it asks. */
export const REMARK_WORDS: Record<RemarkCode, { title: string; question: string }> = {
  outcome_without_mechanism: {
    title: 'Outcomes without a mechanism',
    question: 'What must happen in people for the outcome to come about?',
  },
  incomplete: {
    title: 'Still partial',
    question: 'In which circumstances does it happen, and what comes of it?',
  },
  no_evidence: {
    title: 'No passage yet',
    question: 'Who has spoken of this, or should be asked?',
  },
  one_interview: {
    title: 'Resting on one source',
    question: 'Would anybody else say so?',
  },
  no_challenge_sought: {
    title: 'No challenge sought',
    question: 'Where would it have to fail, if it were wrong?',
  },
  context_never_varied: {
    title: 'Context never varied',
    question: 'Does the mechanism work elsewhere too?',
  },
  circular: {
    title: 'Leading back to where they begin',
    question: 'Is it a feedback loop, or an explanation that assumes itself?',
  },
  same_slots: {
    title: 'The same elements twice',
    question: 'Are these one explanation?',
  },
  like_elements: {
    title: 'Elements that say nearly the same',
    question: 'Do they mean the same? Then they can be merged in the library.',
  },
}

/** The layouts of the diagram, as a list offers them. */
export const LAYOUT_WORDS: Record<Layout, { label: string; description: string }> = {
  roles: { label: 'By role', description: 'Left to right, with chains' },
  layers: { label: 'By context layer', description: 'Frames around the intervention' },
  lanes: { label: 'By group', description: 'A lane for each stakeholder group' },
  principles: { label: 'By principle', description: 'A lane for each guiding principle' },
  matrix: { label: 'Matrix', description: 'Mechanisms by context layers' },
}

/** Configurations by the strength of the evidence for them, as a list offers them. */
export const STRENGTH_CHOICES: Record<Strength, string> = {
  weak: 'With weak evidence',
  moderate: 'With moderate evidence',
  strong: 'With strong evidence',
}
