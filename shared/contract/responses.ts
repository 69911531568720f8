import { z } from 'zod'
import { ANSWERS } from '../domain/realist.ts'
import { Id, Instant, LongText, NAMES_ONE_THING } from './common.ts'
import { command, query } from './procedure.ts'

const Answer = z.enum(ANSWERS)

export const Response = z.object({
  id: Id,
  /** The passage in which the respondent answers. */
  codingId: Id,
  /** What was put to the respondent: a configuration, or else an element. */
  configurationId: Id.nullable(),
  elementId: Id.nullable(),
  /** What that is called. */
  name: z.string(),
  answer: Answer,
  /** How it was worded on the card when the response was recorded. */
  wording: z.string(),
  note: z.string(),
  researcherId: Id,
  at: Instant,
  sourceId: Id,
  sourceTitle: z.string(),
  /** The stakeholder group of the participant who speaks, or else of the source. */
  group: z.string().nullable(),
  participantId: Id.nullable(),
  participant: z.string().nullable(),
  speaker: z.string().nullable(),
  quote: z.string(),
})
/** What a respondent made of a part of the theory that was put to them. */
export type Response = z.infer<typeof Response>

export const responses = {
  'responses.list': query({
    summary:
      'What respondents made of the theory: to a configuration, to an element, in a coding, in a source, or all, in the order of sources and passages.',
    input: z.strictObject({
      configurationId: Id.optional(),
      elementId: Id.optional(),
      codingId: Id.optional(),
      sourceId: Id.optional(),
    }),
    output: z.array(Response),
  }),
  'responses.record': command({
    summary:
      'Records in a coding which configuration or element was put to the respondent, and whether they confirmed, refined or rejected it; with isEvidence the passage also becomes evidence that supports, refines or challenges it, in the same step.',
    input: z
      .strictObject({
        codingId: Id,
        configurationId: Id.optional(),
        elementId: Id.optional(),
        answer: Answer,
        /** Where it is not given: the text of the card. */
        wording: LongText.optional(),
        note: LongText.optional(),
        isEvidence: z.boolean().default(false),
      })
      .refine(...NAMES_ONE_THING),
    output: Response,
  }),
  'responses.update': command({
    summary: 'Changes a response; evidence that came of it stays as it is.',
    input: z.strictObject({
      responseId: Id,
      answer: Answer.optional(),
      wording: LongText.optional(),
      note: LongText.optional(),
    }),
    output: Response,
  }),
  'responses.remove': command({
    summary: 'Removes a response; the coding and its evidence stay.',
    input: z.strictObject({ responseId: Id }),
    output: z.object({ responseId: Id }),
  }),
}
