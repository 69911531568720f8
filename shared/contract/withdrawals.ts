import { z } from 'zod'
import { Id, Instant } from './common.ts'
import { ExportRecord } from './exports.ts'
import { query, workspace } from './procedure.ts'

const Stretch = z.object({
  /** `<table>.<column>:<row id>`. */
  place: z.string(),
  /** The place in words. */
  placeName: z.string(),
  start: z.number(),
  found: z.string(),
})

const Holder = z.object({
  /** The id of a backup; null for a file beside the project from before an update. */
  backupId: z.string().nullable(),
  at: Instant,
  /** Null where it cannot be looked into, since it is encrypted with another key. */
  holds: z.boolean().nullable(),
})

const Preview = z.object({
  /** Of the project as it is now; given back to `withdrawals.carryOut`, it refuses if anything changed since. */
  stamp: z.string(),
  pseudonym: z.string(),
  sources: z.array(
    z.object({
      sourceId: Id,
      title: z.string(),
      /** The whole source goes where nobody else but interviewers speaks in it; otherwise their turns are blacked out. */
      isWhole: z.boolean(),
      turns: z.number(),
      codings: z.number(),
    }),
  ),
  /** Passages that go, with what was attached to them. */
  codings: z.number(),
  evidence: z.number(),
  configurations: z.array(
    z.object({ id: Id, title: z.string(), lost: z.number(), left: z.number() }),
  ),
  /** Memos on nothing else than what goes; they go too. */
  memos: z.array(z.object({ id: Id, title: z.string() })),
  /** Stretches of notes, memos and other texts of researchers that have their words: these are blacked out. */
  notes: z.array(Stretch),
  /** Where others speak of them by what they are called here, in what stays: in sources, and in what researchers wrote. */
  mentions: z.array(
    z.object({
      place: z.string(),
      /** The place in words. */
      placeName: z.string(),
      count: z.number(),
      /** Words around the first of them. */
      excerpts: z.array(z.string()),
    }),
  ),
  attributeValues: z.number(),
  /** Former texts and steps of the history, which go too: of everyone, since any may hold their words. */
  earlier: z.object({ textVersions: z.number(), steps: z.number() }),
  backups: z.array(Holder),
  /** Files with words of participants that were taken out since their first source came in; they are not here to be changed. */
  exports: z.array(ExportRecord),
})
/** What a withdrawal would take. */
export type WithdrawalPreview = z.infer<typeof Preview>

const Count = z.int().min(0)
export const Certificate = z.strictObject({
  id: Id,
  at: Instant,
  project: z.string().max(500),
  pseudonym: z.string().max(500),
  researcher: z.string().max(500),
  erased: z.strictObject({
    sources: Count,
    turns: Count,
    codings: Count,
    evidence: Count,
    memos: Count,
    notes: Count,
    /** Mentions of them by others that were blacked out. */
    mentions: Count,
    attributeValues: Count,
    textVersions: Count,
    steps: Count,
  }),
  /** Mentions of them by others that stay. */
  mentionsLeft: Count,
  backups: z.strictObject({
    removed: Count,
    rewritten: Count,
    /** Left as they are, because that was chosen or they cannot be opened. */
    left: Count,
  }),
  exports: z
    .array(
      z.strictObject({ product: z.string().max(100), fileName: z.string().max(500), at: Instant }),
    )
    .max(10_000),
})
/** What was erased, by counts; none of it. */
export type Certificate = z.infer<typeof Certificate>

export const withdrawals = {
  'withdrawals.preview': query({
    summary:
      'What would go if a participant withdrew, which configurations lose evidence, and which backups and exports still hold their words; changes nothing.',
    input: z.strictObject({ participantId: Id }),
    output: Preview,
  }),
  'withdrawals.carryOut': workspace({
    summary:
      'Erases a participant for good: sources or turns, passages, quotes and their words in notes, all former texts and the history. It cannot be undone.',
    input: z.strictObject({
      participantId: Id,
      /** Of the preview: refuses if anything changed since. */
      stamp: z.string().optional(),
      /** Stretches of notes that are to stay: the words are not theirs alone. */
      skip: z
        .array(z.strictObject({ place: z.string().max(200), start: z.int().min(0) }))
        .max(100_000)
        .default([]),
      /** Places where others speak of them that are blacked out; the rest stay. */
      mentions: z.array(z.string().max(200)).max(100_000).default([]),
      /** What becomes of backups that hold their words. */
      backups: z.enum(['remove', 'rewrite', 'keep']),
    }),
    output: Certificate,
  }),
  'withdrawals.saveCertificate': workspace({
    summary: 'Writes the certificate of an erasure as a file (.txt .pdf .docx).',
    input: z.strictObject({ path: z.string().min(1), certificate: Certificate }),
    output: z.object({ fileName: z.string(), bytes: z.number() }),
    files: { input: 'path' },
  }),
}
