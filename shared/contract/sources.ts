import { z } from 'zod'
import { ENCODINGS } from '../text/encodings.ts'
import { BLOCK_KINDS, SOURCE_KINDS } from '../text/source-draft.ts'
import { Id, Instant, Name, SourceText } from './common.ts'
import { command, Nothing, query, workspace } from './procedure.ts'
import { ImportNames } from './pseudonyms.ts'

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
  /** The name of the file it was imported from. */
  originalName: z.string().nullable(),
  /** Whether that file is kept in the project. */
  hasOriginal: z.boolean(),
  researcherIds: z.array(Id),
  /** The last day on which it may be kept, `2030-12-31`; null where none was set. */
  retainUntil: z.string().nullable(),
  createdAt: Instant,
})
/** A source without its text. */
export type SourceSummary = z.infer<typeof SourceSummary>

export const Source = SourceSummary.extend({
  text: z.string(),
  blocks: z.array(BlockOutput),
  /** Where the pages of a paged document begin. */
  pages: z.array(z.object({ number: z.number(), start: z.number() })),
})
/** A source with its text, blocks and pages; offsets are UTF-16 code units. */
export type Source = z.infer<typeof Source>

const Warnings = z.array(z.object({ code: z.string(), message: z.string(), count: z.number() }))
const FileError = z.object({ code: z.string(), message: z.string() }).nullable()

export const FilePreview = z.object({
  name: z.string(),
  title: z.string().nullable(),
  kind: Kind.nullable(),
  format: z.string().nullable(),
  /** Null where the format itself says how characters are written. */
  encoding: z.string().nullable(),
  wordCount: z.number(),
  turnCount: z.number(),
  speakers: z.array(z.object({ label: z.string(), turnCount: z.number() })),
  /** Labels that were read as text, though somebody may speak there. */
  possibleSpeakers: z.array(z.object({ label: z.string(), lineCount: z.number() })),
  hasTimes: z.boolean(),
  /** The first 300 characters or so. */
  beginning: z.string(),
  warnings: Warnings,
  /** Titles of sources of the project, and of files before this one, whose text is the same. */
  sameTextAs: z.array(z.string()),
  /** How many names of the list that was given would be replaced, and how many doubtful ones would stay. */
  names: z.object({ replaced: z.number(), doubtful: z.number() }),
  error: FileError,
})
/** What an import of a file would find, or why it would refuse it. */
export type FilePreview = z.infer<typeof FilePreview>

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
  warnings: Warnings,
  error: FileError,
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

const Files = z
  .array(
    z.union([z.string().min(1), z.strictObject({ name: z.string().min(1), base64: z.string() })]),
  )
  .min(1)
  .max(2_000)
/** Names a file by its place in `files`, counted from 0. */
const FileItem = z.strictObject({
  file: z.int().min(0),
  /** Instead of the one that is found; only text files have a choice. */
  encoding: z.enum(ENCODINGS).optional(),
})

/** Every item is about a file of its own. */
function hasOwnFiles(input: { files: unknown[]; items?: { file: number }[] | undefined }): boolean {
  const { files, items = [] } = input
  const named = items.map(item => item.file)
  return new Set(named).size === named.length && named.every(file => file < files.length)
}
const OWN_FILES = 'items: each must name another place in files'

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
      text: SourceText,
      kind: Kind.optional(),
      group: Name.nullable().optional(),
    }),
    output: SourceSummary,
  }),
  'sources.preview': query({
    summary: 'Reads files as an import would and says what it would find; stores nothing.',
    input: z
      .strictObject({
        files: Files,
        items: z.array(FileItem).max(2_000).optional(),
        ...ImportNames,
      })
      .refine(hasOwnFiles, OWN_FILES),
    output: z.object({ files: z.array(FilePreview) }),
    files: { input: 'files' },
  }),
  'sources.import': command({
    summary:
      'Imports transcripts and documents; each file gets a report, a bad one never stops the others.',
    input: z
      .strictObject({
        files: Files,
        kind: Kind.optional(),
        group: Name.nullable().optional(),
        /** What is to be different for some of the files. */
        items: z
          .array(
            FileItem.extend({
              title: Name.optional(),
              kind: Kind.optional(),
              group: Name.nullable().optional(),
              /** Labels that were read as text and are speakers. */
              addSpeakers: z.array(Name.max(100)).max(100).optional(),
            }),
          )
          .max(2_000)
          .optional(),
        /** Keeps each file in the project as it came, beside its text. */
        keepOriginals: z.boolean().default(true),
        ...ImportNames,
      })
      .refine(hasOwnFiles, OWN_FILES),
    output: z.object({ reports: z.array(ImportReport) }),
    files: { input: 'files' },
  }),
  'sources.exportOriginal': workspace({
    summary: 'Writes the file that a source was imported from, byte for byte.',
    input: z.strictObject({ sourceId: Id, path: z.string().min(1) }),
    output: z.object({ fileName: z.string(), bytes: z.number() }),
    files: { input: 'path' },
  }),
  'sources.update': command({
    summary: 'Changes the title, kind, group or retention date of a source.',
    input: z.strictObject({
      sourceId: Id,
      title: Name.optional(),
      kind: Kind.optional(),
      group: Name.nullable().optional(),
      /** The last day on which it may be kept, `2030-12-31`. */
      retainUntil: z.iso.date().nullable().optional(),
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
          .array(z.strictObject({ start: z.int().min(0), end: z.int().min(0), text: SourceText }))
          .min(1)
          .max(100_000)
          .optional(),
        text: SourceText.optional(),
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
