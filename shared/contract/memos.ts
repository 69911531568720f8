import { z } from 'zod'
import { MEMO_KINDS, SUBJECT_KINDS } from '../memos/kinds.ts'
import { Id, Instant, LongText } from './common.ts'
import { command, query } from './procedure.ts'

const Kind = z.enum(MEMO_KINDS)
const SubjectKind = z.enum(SUBJECT_KINDS)
const Title = LongText.max(500).regex(/^[^\r\n]*$/, 'must be one line')
const Subject = z.strictObject({ kind: SubjectKind, id: Id })
const Subjects = z.array(Subject).max(200)

export const NamedSubject = z.object({
  kind: SubjectKind,
  id: Id,
  /** What it is called now, a passage by its first words; null where it was removed. */
  name: z.string().nullable(),
})
/** A thing that a memo is about or links to. */
export type NamedSubject = z.infer<typeof NamedSubject>

export const Memo = z.object({
  id: Id,
  kind: Kind,
  title: z.string(),
  /** Markdown. Links such as `[words](retroduce:coding/<id>)` lead to things of the project. */
  body: z.string(),
  /** What it is about. */
  subjects: z.array(NamedSubject),
  /** What its body links to. */
  mentions: z.array(NamedSubject),
  researcherId: Id,
  createdAt: Instant,
  changedAt: Instant,
  wordCount: z.number(),
})
/** A researcher's note on anything. */
export type Memo = z.infer<typeof Memo>

export const memos = {
  'memos.list': query({
    summary:
      'Memos, those changed last first: of a subject, a kind, a researcher, or with words in them.',
    input: z.strictObject({
      subject: Subject.optional(),
      /** With a subject: also memos whose body links to it. */
      includeMentions: z.boolean().default(false),
      kind: Kind.optional(),
      researcherId: Id.optional(),
      /** Found in title or body, whatever its case. */
      text: LongText.max(500).optional(),
    }),
    output: z.array(Memo),
  }),
  'memos.get': query({
    summary: 'One memo.',
    input: z.strictObject({ memoId: Id }),
    output: Memo,
  }),
  'memos.counts': query({
    summary: 'How many memos there are on each thing that has any.',
    input: z.strictObject({ kind: SubjectKind.optional() }),
    output: z.array(
      z.object({
        kind: SubjectKind,
        id: Id,
        /** Memos about it. */
        about: z.number(),
        /** Memos that are about something else and link to it. */
        mentionedIn: z.number(),
      }),
    ),
  }),
  'memos.create': command({
    summary: 'Writes a memo, on things of the project or by itself.',
    input: z.strictObject({
      kind: Kind,
      title: Title.optional(),
      body: LongText.optional(),
      subjects: Subjects.optional(),
    }),
    output: Memo,
  }),
  'memos.update': command({
    summary: 'Changes a memo. One that says nothing new leaves no step to undo.',
    input: z.strictObject({
      memoId: Id,
      kind: Kind.optional(),
      title: Title.optional(),
      body: LongText.optional(),
      subjects: Subjects.optional(),
    }),
    output: Memo,
  }),
  'memos.remove': command({
    summary: 'Removes a memo. What it was about stays.',
    input: z.strictObject({ memoId: Id }),
    output: z.object({ memoId: Id }),
  }),
}
