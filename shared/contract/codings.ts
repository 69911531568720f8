import { z } from 'zod'
import { QUOTE_STYLES } from '../markers/write-quote.ts'
import { Id, Instant, LongText, NAMES_ITS_ATTRIBUTE, RoleOutput, RolesInput } from './common.ts'
import { command, query } from './procedure.ts'
import { Condition, Sort } from './queries.ts'
import { Problem } from './search.ts'

const Confidence = z.enum(['low', 'medium', 'high'])

export const Coding = z.object({
  id: Id,
  sourceId: Id,
  /** UTF-16 code units of the source's text, end exclusive. */
  start: z.number(),
  end: z.number(),
  quote: z.string(),
  roles: z.array(RoleOutput),
  codeIds: z.array(Id),
  note: z.string(),
  confidence: Confidence.nullable(),
  researcherId: Id,
  createdAt: Instant,
  /** True after an edit took its words away: it keeps its quote, and waits to be placed anew or removed. */
  isOrphan: z.boolean(),
  /** The speaker of the turn in which the passage begins. */
  speaker: z.string().nullable(),
})
/** One researcher's judgement on one passage. */
export type Coding = z.infer<typeof Coding>

const Offset = z.int().min(0)

export const codings = {
  'codings.list': query({
    summary:
      'Codings in the order of their passages, of one source or of all, or those that are named.',
    input: z.strictObject({
      sourceId: Id.optional(),
      codingIds: z.array(Id).max(1_000).optional(),
    }),
    output: z.array(Coding),
  }),
  'codings.get': query({
    summary: 'One coding.',
    input: z.strictObject({ codingId: Id }),
    output: Coding,
  }),
  'codings.create': command({
    summary: 'Codes a passage with roles, codes and a note.',
    input: z.strictObject({
      sourceId: Id,
      start: Offset,
      end: Offset,
      roles: RolesInput.optional(),
      codeIds: z.array(Id).max(200).optional(),
      note: LongText.optional(),
      confidence: Confidence.nullable().optional(),
    }),
    output: Coding,
  }),
  'codings.update': command({
    summary: 'Changes the edges, roles, codes, note or confidence of a coding.',
    input: z.strictObject({
      codingId: Id,
      start: Offset.optional(),
      end: Offset.optional(),
      roles: RolesInput.optional(),
      codeIds: z.array(Id).max(200).optional(),
      note: LongText.optional(),
      confidence: Confidence.nullable().optional(),
    }),
    output: Coding,
  }),
  'codings.find': query({
    summary:
      'Codings that fulfil a condition: any combination of roles, codes, researchers, sources, speakers, participants, groups, attributes, words and dates, and of how their words lie to those of other codings (docs/search.md).',
    input: z.strictObject({
      where: Condition,
      sort: Sort.default('passage'),
      limit: z.int().min(1).optional(),
      offset: Offset.default(0),
    }),
    output: z.object({
      /** All there are, whatever the limit. */
      total: z.number(),
      codings: z.array(Coding),
      /** What of the condition cannot be taken as it stands; no coding fulfils that part. */
      problem: Problem.nullable(),
    }),
  }),
  'codings.count': query({
    summary:
      'How many codings fulfil a condition, by what they have; a coding with two codes counts at both.',
    input: z
      .strictObject({
        where: Condition,
        by: z.enum([
          'source',
          'speaker',
          'participant',
          'group',
          'attribute',
          'researcher',
          'code',
          'role',
        ]),
        attributeId: Id.optional(),
      })
      .refine(...NAMES_ITS_ATTRIBUTE),
    output: z.object({
      total: z.number(),
      counts: z.array(
        z.object({
          /** An id, or the label, group, value or role itself; null for codings that have none. */
          id: z.string().nullable(),
          name: z.string().nullable(),
          count: z.number(),
        }),
      ),
      problem: Problem.nullable(),
    }),
  }),
  'codings.createMany': command({
    summary:
      'Codes many passages in one step; one that this researcher has coded in exactly these bounds gets the roles and codes added instead.',
    input: z.strictObject({
      passages: z
        .array(z.strictObject({ sourceId: Id, start: Offset, end: Offset }))
        .min(1)
        .max(10_000),
      roles: RolesInput.optional(),
      codeIds: z.array(Id).max(200).optional(),
      /** How far each passage is taken; what lies in one sentence, paragraph or turn is then coded once. */
      widenTo: z.enum(['exact', 'sentence', 'paragraph', 'turn']).default('exact'),
      /** For new codings; those that are there keep theirs. */
      note: LongText.optional(),
    }),
    output: z.object({
      created: z.number(),
      extended: z.number(),
      /** Passages that came twice, or had all of it already. */
      skipped: z.number(),
    }),
  }),
  'codings.updateMany': command({
    summary: 'Adds roles and codes to many codings, or takes them off, in one step.',
    input: z.strictObject({
      codingIds: z.array(Id).min(1).max(10_000),
      addRoles: RolesInput.optional(),
      removeRoles: RolesInput.optional(),
      addCodeIds: z.array(Id).max(200).optional(),
      removeCodeIds: z.array(Id).max(200).optional(),
    }),
    output: z.object({ changed: z.number() }),
  }),
  'codings.split': command({
    summary:
      'Splits a coding at places of the text. The first piece keeps its evidence, note and examples; each has its roles and codes.',
    input: z.strictObject({ codingId: Id, at: z.array(Offset).min(1).max(1_000) }),
    output: z.array(Coding),
  }),
  'codings.join': command({
    summary:
      'Joins codings of one researcher in one source into one, from the first word to the last, with the roles, codes, notes, evidence, memos and examples of all.',
    input: z.strictObject({ codingIds: z.array(Id).min(2).max(1_000) }),
    output: Coding,
  }),
  'codings.quote': query({
    summary:
      'Writes passages as quotes with who said them: with inline markers such as “… (C)”, plain, or as Markdown.',
    input: z
      .strictObject({
        codingIds: z.array(Id).min(1).max(1_000).optional(),
        sourceId: Id.optional(),
        start: Offset.optional(),
        end: Offset.optional(),
        style: z.enum(QUOTE_STYLES).default('inline'),
        /** Puts braces around clauses that a reader would begin too early. */
        isExact: z.boolean().default(false),
      })
      .refine(({ codingIds, sourceId, start, end }) => {
        const isPassage = sourceId !== undefined && start !== undefined && end !== undefined
        const isNone = sourceId === undefined && start === undefined && end === undefined
        return codingIds === undefined ? isPassage : isNone
      }, 'give either codingIds, or sourceId with start and end'),
    output: z.object({ text: z.string() }),
  }),
  'codings.remove': command({
    summary: 'Removes a coding and the evidence it gives.',
    input: z.strictObject({ codingId: Id }),
    output: z.object({ removedEvidence: z.number() }),
  }),
}
