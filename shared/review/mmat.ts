/**
 * The Mixed Methods Appraisal Tool, version 2018: two screening questions and five for each category of study design, word for
 * word as they are published. Each is answered yes, no or can't tell; the authors advise against an overall score, and there is
 * none here.
 *
 * Hong QN, Pluye P, Fàbregues S, Bartlett G, Boardman F, Cargo M, Dagenais P, Gagnon M-P, Griffiths F, Nicolau B, O'Cathain A,
 * Rousseau M-C, Vedel I. Mixed Methods Appraisal Tool (MMAT), version 2018. Registration of Copyright (#1148552), Canadian
 * Intellectual Property Office, Industry Canada.
 */

/** Categories of study designs. */
export const MMAT_DESIGNS = [
  ...(['qualitative', 'randomised', 'nonRandomised', 'descriptive', 'mixed'] as const),
] as const
/** A category of study designs. */
export type MmatDesign = (typeof MMAT_DESIGNS)[number]

/** What the categories are called. */
export const MMAT_NAMES: Readonly<Record<MmatDesign, string>> = {
  qualitative: 'Qualitative',
  randomised: 'Quantitative randomized controlled trials',
  nonRandomised: 'Quantitative non-randomized',
  descriptive: 'Quantitative descriptive',
  mixed: 'Mixed methods',
}

/** The answers. */
export const MMAT_ANSWERS = ['Yes', 'No', 'Can’t tell'] as const

/** A question of the tool. */
export interface MmatItem {
  /** `S1`, `1.1`. */
  number: string
  question: string
}

const SCREENING: readonly MmatItem[] = [
  { number: 'S1', question: 'Are there clear research questions?' },
  { number: 'S2', question: 'Do the collected data allow to address the research questions?' },
]

const QUESTIONS: Readonly<Record<MmatDesign, readonly string[]>> = {
  qualitative: [
    'Is the qualitative approach appropriate to answer the research question?',
    'Are the qualitative data collection methods adequate to address the research question?',
    'Are the findings adequately derived from the data?',
    'Is the interpretation of results sufficiently substantiated by data?',
    'Is there coherence between qualitative data sources, collection, analysis and interpretation?',
  ],
  randomised: [
    'Is randomization appropriately performed?',
    'Are the groups comparable at baseline?',
    'Are there complete outcome data?',
    'Are outcome assessors blinded to the intervention provided?',
    'Did the participants adhere to the assigned intervention?',
  ],
  nonRandomised: [
    'Are the participants representative of the target population?',
    'Are measurements appropriate regarding both the outcome and intervention (or exposure)?',
    'Are there complete outcome data?',
    'Are the confounders accounted for in the design and analysis?',
    'During the study period, is the intervention administered (or exposure occurred) as intended?',
  ],
  descriptive: [
    'Is the sampling strategy relevant to address the research question?',
    'Is the sample representative of the target population?',
    'Are the measurements appropriate?',
    'Is the risk of nonresponse bias low?',
    'Is the statistical analysis appropriate to answer the research question?',
  ],
  mixed: [
    'Is there an adequate rationale for using a mixed methods design to address the research question?',
    'Are the different components of the study effectively integrated to answer the research question?',
    'Are the outputs of the integration of qualitative and quantitative components adequately interpreted?',
    'Are divergences and inconsistencies between quantitative and qualitative results adequately addressed?',
    'Do the different components of the study adhere to the quality criteria of each tradition of the methods involved?',
  ],
}

/** The questions for studies of a design, those of screening first. */
export function mmatItems(design: MmatDesign): MmatItem[] {
  const category = MMAT_DESIGNS.indexOf(design) + 1
  return [
    ...SCREENING,
    ...QUESTIONS[design].map((question, index) => ({
      number: `${category}.${index + 1}`,
      question,
    })),
  ]
}

/** What a judgement by a question is filed under. */
export function mmatItemId(number: string): string {
  return `mmat:${number}`
}

/** The ids of all questions. */
export const MMAT_ITEM_IDS: ReadonlySet<string> = new Set(
  MMAT_DESIGNS.flatMap(design => mmatItems(design).map(({ number }) => mmatItemId(number))),
)
