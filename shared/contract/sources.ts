import { z } from 'zod'
import { BLOCK_KINDS, SOURCE_KINDS } from '../text/source-draft.ts'
import { Id, Instant, LongText, Name } from './common.ts'
import { command, Nothing, query } from './procedure.ts'

const Kind = z.enum(SOURCE_KINDS)

export const BlockOutput = z.object({
  kind: z.enum(BLOCK_KINDS),
  start: z.number(),
  end: z.number(),
  contentStart: z.number(),
  speaker: z.string().nullable(),
  turn: z.number().nullable(),
  timeMs: z.number().nullable(),
  level: z.number().nullable(),
})

/** A source without its text. */
export const SourceSummary = z.object({
  id: Id,
  title: z.string(),
  kind: Kind,
  group: z.string().nullable(),
  format: z.string(),
  encoding: z.string().nullable(),
  /** UTF-16 code units. */
  length: z.number(),
  wordCount: z.number(),
  turnCount: z.number(),
  speakers: z.array(z.string()),
  codingCount: z.number(),
  /** Share of the text under at least one coding, 0 to 1. */
  codedShare: z.number(),
  researcherIds: z.array(Id),
  createdAt: Instant,
})
/** A source without its text. */
export type SourceSummary = z.infer<typeof SourceSummary>

export const Source = SourceSummary.extend({ text: z.string(), blocks: z.array(BlockOutput) })
/** A source with its text and blocks; offsets are UTF-16 code units. */
export type Source = z.infer<typeof Source>

export const ImportReport = z.object({
  name: z.string(),
  isImported: z.boolean(),
  sourceId: Id.nullable(),
  title: z.string().nullable(),
  format: z.string().nullable(),
  encoding: z.string().nullable(),
  wordCount: z.number(),
  turnCount: z.number(),
  speakers: z.array(z.string()),
  warnings: z.array(z.object({ code: z.string(), message: z.string(), count: z.number() })),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
})
/** What became of one file: what was read, what was not carried, or why it was refused. */
export type ImportReport = z.infer<typeof ImportReport>

export const EditReport = z.object({
  /** Same words, same place. */
  exact: z.number(),
  /** Same words, elsewhere. */
  moved: z.number(),
  /** Corrected inside. */
  changed: z.number(),
  /** Words at an edge went. */
  shrunk: z.number(),
  orphaned: z.number(),
  /** The codings that no longer have the words they were made on. */
  changedIds: z.array(Id),
  orphanedIds: z.array(Id),
})
/** What became of the codings of a text that was edited. */
export type EditReport = z.infer<typeof EditReport>

export const sources = {
  'sources.list': query({
    summary: 'All sources, without their texts, by title.',
    input: Nothing,
    output: z.array(SourceSummary),
  }),
  'sources.get': query({
    summary: 'One source with its text and blocks; offsets are UTF-16 code units, end exclusive.',
    input: z.strictObject({ sourceId: Id }),
    output: Source,
  }),
  'sources.create': command({
    summary: 'Adds a source from text that is given; speaker turns are detected.',
    input: z.strictObject({
      title: Name,
      text: LongText.max(20_000_000),
      kind: Kind.optional(),
      group: Name.nullable().optional(),
    }),
    output: SourceSummary,
  }),
  'sources.import': command({
    summary:
      'Imports transcripts and documents; each file gets a report, a bad one never stops the others.',
    input: z.strictObject({
      files: z
        .array(
          z.union([
            z.string().min(1),
            z.strictObject({ name: z.string().min(1), base64: z.string() }),
          ]),
        )
        .min(1)
        .max(2_000),
      kind: Kind.optional(),
      group: Name.nullable().optional(),
    }),
    output: z.object({ reports: z.array(ImportReport) }),
    files: { input: 'files' },
  }),
  'sources.update': command({
    summary: 'Changes the title, kind or group of a source.',
    input: z.strictObject({
      sourceId: Id,
      title: Name.optional(),
      kind: Kind.optional(),
      group: Name.nullable().optional(),
    }),
    output: SourceSummary,
  }),
  'sources.edit': command({
    summary:
      'Edits the text of a source: replacements at places of the current text, or a whole new text. Codings are carried over; those whose words went become orphans.',
    input: z
      .strictObject({
        sourceId: Id,
        edits: z
          .array(z.strictObject({ start: z.int().min(0), end: z.int().min(0), text: LongText }))
          .min(1)
          .max(100_000)
          .optional(),
        text: LongText.max(20_000_000).optional(),
      })
      .refine(
        input => (input.edits === undefined) !== (input.text === undefined),
        'give either edits or text',
      ),
    output: z.object({ source: SourceSummary, codings: EditReport }),
  }),
  'sources.remove': command({
    summary: 'Removes a source with its codings and their evidence; undo brings all of it back.',
    input: z.strictObject({ sourceId: Id }),
    output: z.object({ removedCodings: z.number() }),
  }),
}
