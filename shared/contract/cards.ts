import { z } from 'zod'
import { Id, LongText, NAMES_ONE_THING, PageInput, RoleOutput } from './common.ts'
import { command, query } from './procedure.ts'

export const AnswerCounts = z.object({
  confirmed: z.number(),
  refined: z.number(),
  rejected: z.number(),
})
/** How many respondents answered what. */
export type AnswerCounts = z.infer<typeof AnswerCounts>

export const Card = z.object({
  kind: z.enum(['configuration', 'element']),
  /** Of the configuration or the element. */
  id: Id,
  /** The number of the configuration; null for an element. */
  number: z.number().nullable(),
  handle: z.string(),
  title: z.string(),
  /** The role of the element; null for a configuration. */
  role: RoleOutput.nullable(),
  /** What a respondent is shown. */
  text: z.string(),
  /** Whether it has a wording of its own; otherwise it is the statement, or the words of the element. */
  isOwnText: z.boolean(),
  responses: AnswerCounts,
  /** The same by stakeholder group, by name; those of whom no group is known come last. */
  byGroup: z.array(AnswerCounts.extend({ group: z.string().nullable() })),
})
/** A part of the theory on a flash card, as it is put to respondents. */
export type Card = z.infer<typeof Card>

export const cards = {
  'cards.list': query({
    summary:
      'Flash cards of a theory version, or of all configurations in use, all or a page of them: what is put to respondents, and how they answered so far. Elements have cards too where that is asked for.',
    input: z.strictObject({
      theoryId: Id.optional(),
      includeElements: z.boolean().optional(),
      ...PageInput,
    }),
    output: z.array(Card),
  }),
  'cards.setText': command({
    summary:
      'Words a configuration or an element for respondents; null: the statement again, or the words of the element.',
    input: z
      .strictObject({
        configurationId: Id.optional(),
        elementId: Id.optional(),
        text: LongText.max(5_000).nullable(),
      })
      .refine(...NAMES_ONE_THING),
    output: Card,
  }),
}
