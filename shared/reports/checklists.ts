/**
 * The reporting standards for realist work: their items by number, section and name as published. What an item asks for is
 * put in short words of our own; the standards themselves say it in full.
 */

/** The reporting standards that are known. */
export const STANDARDS = ['rameses-ii', 'rameses'] as const
/** A reporting standard. */
export type Standard = (typeof STANDARDS)[number]

/** How far an item is. */
export const ITEM_STATES = ['open', 'done', 'not-applicable'] as const
/** How far an item is. */
export type ItemState = (typeof ITEM_STATES)[number]

/** The words for how far an item is. */
export const STATE_WORDS: Record<ItemState, string> = {
  open: 'Open',
  done: 'Reported',
  'not-applicable': 'Not applicable',
}

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

interface StandardText {
  name: string
  citation: string
  items: readonly ChecklistItem[]
}

/** The standards with their items in order. */
export const CHECKLISTS: Record<Standard, StandardText> = {
  'rameses-ii': {
    name: 'RAMESES II reporting standards for realist evaluations',
    citation:
      'Wong G, Westhorp G, Manzano A, Greenhalgh J, Jagosh J, Greenhalgh T. RAMESES II reporting standards for realist evaluations. BMC Medicine 2016;14:96.',
    items: number([
      ['Title', 'Title', 'Says that this is a realist evaluation.', []],
      [
        'Summary or abstract',
        'Summary or abstract',
        'Programme and setting, purpose and questions, strategy, data and analysis, main findings; shows that a programme theory was developed or refined.',
        ['sources', 'versions', 'configurations'],
      ],
      [
        'Introduction',
        'Rationale for evaluation',
        'Why the evaluation was done, and what this meant for its focus and design.',
        [],
      ],
      [
        'Introduction',
        'Programme theory',
        'The initial programme theory, or theories.',
        ['initial', 'versions', 'lenses'],
      ],
      [
        'Introduction',
        'Evaluation questions, objectives and focus',
        'The questions and objectives, and whether and how the theory set the focus.',
        ['initial', 'memos'],
      ],
      [
        'Introduction',
        'Ethical approval',
        'Whether approval was needed and given, with details; if not needed, why.',
        [],
      ],
      [
        'Methods',
        'Rationale for using realist evaluation',
        'Why a realist approach was chosen, and how it was adapted.',
        ['memos'],
      ],
      [
        'Methods',
        'Environment surrounding the evaluation',
        'The setting in which the evaluation took place.',
        ['cases'],
      ],
      [
        'Methods',
        'Describe the programme policy, initiative or product evaluated',
        'What was evaluated, in enough detail.',
        ['elements', 'cases'],
      ],
      [
        'Methods',
        'Describe and justify the evaluation design',
        'The design: how theory was developed, tested and refined, and why so.',
        ['versions', 'decisions'],
      ],
      [
        'Methods',
        'Data collection methods',
        'Which data were collected and how, and how this served the theory.',
        ['sources', 'responses'],
      ],
      [
        'Methods',
        'Recruitment process and sampling strategy',
        'How respondents were found and chosen, and how many.',
        ['participants', 'sources'],
      ],
      [
        'Methods',
        'Data analysis',
        'How data were analysed, and how this led to configurations of context, mechanism and outcome.',
        ['codes', 'codings', 'researchers', 'doubleCoded', 'configurations', 'decisions'],
      ],
      [
        'Results',
        'Details of participants',
        'Who took part, and where data were missing.',
        ['participants'],
      ],
      [
        'Results',
        'Main findings',
        'The findings as an explanation: configurations, the evidence for and against them, and the refined theory.',
        ['configurations', 'evidence', 'challenges', 'principles', 'patterns', 'versions'],
      ],
      [
        'Discussion',
        'Summary of findings',
        'The main findings against the questions and the theory.',
        ['versions', 'principles'],
      ],
      [
        'Discussion',
        'Strengths, limitations and future directions',
        'What is strong and weak in the evaluation and its theory, and what is next.',
        ['challenges', 'rivals', 'memos'],
      ],
      [
        'Discussion',
        'Comparison with existing literature',
        'How the findings stand beside what is known, similar programmes and theories.',
        ['lenses'],
      ],
      [
        'Discussion',
        'Conclusion and recommendations',
        'What follows for practice and policy, and how far it is supported.',
        ['principles', 'decisions'],
      ],
      [
        'Discussion',
        'Funding and conflict of interest',
        'Who paid and what their part was; interests of the evaluators.',
        [],
      ],
    ]),
  },
  rameses: {
    name: 'RAMESES publication standards: realist syntheses',
    citation:
      'Wong G, Greenhalgh T, Westhorp G, Buckingham J, Pawson R. RAMESES publication standards: realist syntheses. BMC Medicine 2013;11:21.',
    items: number([
      ['Title', 'Title', 'Says that this is a realist synthesis or review.', []],
      [
        'Abstract',
        'Abstract',
        'Background, question, search, selection and appraisal, analysis, main results and what follows.',
        ['sources', 'configurations'],
      ],
      ['Introduction', 'Rationale for review', 'Why the review is needed, and what it adds.', []],
      [
        'Introduction',
        'Objectives and focus of review',
        'The questions, and why the review is focused as it is.',
        ['initial', 'memos'],
      ],
      [
        'Methods',
        'Changes in the review process',
        'What was changed of the plan, and why.',
        ['decisions', 'versions'],
      ],
      [
        'Methods',
        'Rationale for using realist synthesis',
        'Why a realist synthesis suits the question.',
        ['memos'],
      ],
      [
        'Methods',
        'Scoping the literature',
        'How the literature was explored at first.',
        ['initial', 'lenses'],
      ],
      [
        'Methods',
        'Searching processes',
        'How, where, when and for what was searched, with all rounds of searching.',
        ['sources'],
      ],
      [
        'Methods',
        'Selection and appraisal of documents',
        'How documents were judged for relevance and rigour.',
        ['sources', 'researchers'],
      ],
      [
        'Methods',
        'Data extraction',
        'Which data were taken out of the documents, and how.',
        ['codes', 'codings'],
      ],
      [
        'Methods',
        'Analysis and synthesis processes',
        'How the data were brought together, and which concepts were built.',
        ['configurations', 'doubleCoded', 'decisions', 'lenses'],
      ],
      [
        'Results',
        'Document flow diagram',
        'How many documents were found, looked at and included.',
        ['sources'],
      ],
      ['Results', 'Document characteristics', 'What the included documents are.', ['sources']],
      [
        'Results',
        'Main findings',
        'The findings as theory, with the evidence behind them.',
        ['configurations', 'evidence', 'challenges', 'principles', 'patterns'],
      ],
      [
        'Discussion',
        'Summary of findings',
        'The main findings against the question, and who they are for.',
        ['versions', 'principles'],
      ],
      [
        'Discussion',
        'Strengths, limitations and future research directions',
        'What is strong and weak in the review and its evidence, and what is next.',
        ['challenges', 'rivals', 'memos'],
      ],
      [
        'Discussion',
        'Comparison with existing literature',
        'How the findings stand beside other reviews and theories.',
        ['lenses'],
      ],
      [
        'Discussion',
        'Conclusion and recommendations',
        'What follows, and how far it is supported.',
        ['principles', 'decisions'],
      ],
      [
        'Discussion',
        'Funding',
        'Who paid, what their part was, and interests of the reviewers.',
        [],
      ],
    ]),
  },
}

type ItemText = readonly [
  section: string,
  name: string,
  asks: string,
  answers: readonly AnswerKind[],
]

function number(items: readonly ItemText[]): ChecklistItem[] {
  return items.map(([section, name, asks, answers], index) => ({
    ...{ number: index + 1, section, name, asks, answers },
  }))
}
