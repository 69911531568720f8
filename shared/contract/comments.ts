import { z } from 'zod'
import { COMMENT_TARGETS } from '../domain/realist.ts'
import { Id, Instant, LongText } from './common.ts'
import { NamedSubject } from './memos.ts'
import { command, query } from './procedure.ts'

const Target = z.strictObject({ kind: z.enum(COMMENT_TARGETS), id: Id })
const Body = LongText.refine(text => text.trim() !== '', 'must not be empty')

export const Comment = z.object({
  id: Id,
  target: z.object({ kind: z.enum(COMMENT_TARGETS), id: Id }),
  /** What it is on is called, or its first words. */
  targetName: z.string().nullable(),
  /**
   * Markdown. Links such as `[words](retroduce:coding/<id>)` lead to things of the project, and
   * `[@name](retroduce:researcher/<id>)` speaks to a researcher, whatever they are called later.
   */
  body: z.string(),
  /** What its body links to. */
  mentions: z.array(NamedSubject),
  /** Whom it speaks to, by their names now. */
  people: z.array(z.object({ id: Id, name: z.string() })),
  researcherId: Id,
  createdAt: Instant,
  changedAt: Instant,
  isResolved: z.boolean(),
})
/** What a researcher says of a coding, a configuration, an element or a theory version; gone with it. */
export type Comment = z.infer<typeof Comment>

export const comments = {
  'comments.list': query({
    summary: 'Comments, oldest first: on a thing, that mention a researcher, or all.',
    input: z.strictObject({
      target: Target.optional(),
      isResolved: z.boolean().optional(),
      /** Those that speak to this researcher. */
      mentioning: Id.optional(),
    }),
    output: z.array(Comment),
  }),
  'comments.create': command({
    summary: 'Comments on a coding, a configuration, an element or a theory version.',
    input: z.strictObject({ target: Target, body: Body }),
    output: Comment,
  }),
  'comments.update': command({
    summary: 'Changes a comment, or settles it.',
    input: z.strictObject({
      commentId: Id,
      body: Body.optional(),
      isResolved: z.boolean().optional(),
    }),
    output: Comment,
  }),
  'comments.remove': command({
    summary: 'Removes a comment.',
    input: z.strictObject({ commentId: Id }),
    output: z.object({ commentId: Id }),
  }),
}
