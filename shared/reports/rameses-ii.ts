import { number, type StandardText } from './checklist-item.ts'

/** RAMESES II, for realist evaluations. */
export const RAMESES_II: StandardText = {
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
}
