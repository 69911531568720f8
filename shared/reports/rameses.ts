import { number, type StandardText } from './checklist-item.ts'

/** RAMESES, for realist syntheses. */
export const RAMESES: StandardText = {
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
    ['Discussion', 'Funding', 'Who paid, what their part was, and interests of the reviewers.', []],
  ]),
}
