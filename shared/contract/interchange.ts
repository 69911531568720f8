import { z } from 'zod'
import { COLUMN_USES, TYPED_KINDS } from '../interchange/typed/columns.ts'
import { FacetField, RoleInput, RoleOutput } from './common.ts'
import { command, query } from './procedure.ts'
import { ImportNames } from './pseudonyms.ts'

const File = z.union([
  z.string().min(1),
  z.strictObject({ name: z.string().min(1), base64: z.string() }),
])

const NotCarried = z.object({
  /** The standard's own word, such as `Set`. */
  what: z.string(),
  name: z.string(),
  reason: z.string(),
})

const TakenCodes = z.object({
  created: z.number(),
  /** Codes that were here already, known by their GUID or by their name under the same parent. */
  recognised: z.number(),
  /** Codes that got a number behind their name, because one beside them in the file has the same. */
  renamed: z.array(z.object({ from: z.string(), to: z.string() })),
})

const Positions = z.object({
  source: z.string(),
  /** Characters, units of UTF-16, or (Taguette) bytes of UTF-8. */
  unit: z.enum(['codePoint', 'utf16', 'byte']),
  /** Whether a line break of two characters counts as two or as one. */
  lineBreak: z.enum(['two', 'one']),
  passages: z.number(),
  /** Those that hold the words they are named by, or begin and end where words do. */
  fitting: z.number(),
})

/** How many names of the list that was given are replaced, and how many doubtful ones stay. */
const NameCount = z.object({ replaced: z.number(), doubtful: z.number() })

const Found = z.object({
  /** `retroduce` where this program wrote the file and the open project is empty: then nothing is lost. */
  format: z.enum(['retroduce', 'refi']),
  projectName: z.string(),
  /** The program that wrote the file, as it says. */
  origin: z.string(),
  counts: z.object({
    researchers: z.number(),
    codes: z.number(),
    sources: z.number(),
    codings: z.number(),
    memos: z.number(),
    participants: z.number(),
    attributes: z.number(),
  }),
  /** Whether the file was written from the open project itself: nothing is taken in then. */
  isHere: z.boolean(),
  /** How positions were counted, for each source with passages. */
  positions: z.array(Positions),
  /** Files that lie outside of it and were not given; `beside` gives them. */
  missing: z.array(z.object({ file: z.string(), source: z.string() })),
  notCarried: z.array(NotCarried),
  /** Null without a list, and where a project of this program comes back, in which they stay. */
  names: NameCount.nullable(),
})

const Beside = z
  .array(File)
  .max(5_000)
  .default([])
  .describe('Files that lie outside of the project file and belong to it, such as recordings.')

const Mapping = z.strictObject({
  /** The role of a code and of all below it, by its GUID in the file; null for none. What is left out is as suggested. */
  roles: z
    .array(z.strictObject({ guid: z.string().min(1).max(200), role: RoleInput.nullable() }))
    .max(10_000)
    .default([]),
  /** Whether cases become participants. */
  cases: z.enum(['participants', 'none']).default('participants'),
  /** Whether recordings, pictures and PDFs are kept in the project, each with its source. */
  media: z.enum(['keep', 'leave']).default('keep'),
})

const Use = z.enum(COLUMN_USES)

const TypedInput = z.strictObject({
  /** A table typed in Word (.docx), Excel (.xlsx), as .csv or .json. */
  file: File,
  /** By name; the first one that can be read where it is not said. */
  sheet: z.string().max(200).optional(),
  /** The row that names the columns, counted from 1. */
  headerRow: z.int().min(1).max(20_000).optional(),
  kind: z.enum(TYPED_KINDS).optional(),
  /** What columns are for, where that is not what their headers say; columns count from 0. */
  columns: z
    .array(z.strictObject({ column: z.int().min(0).max(1_000), use: Use }))
    .max(1_000)
    .default([]),
  ...ImportNames,
})

const TypedFound = z.object({
  kind: z.enum(TYPED_KINDS),
  format: z.string(),
  sheets: z.array(z.string()),
  sheet: z.string(),
  headerRow: z.number(),
  rows: z.number(),
  columns: z.array(
    z.object({ column: z.number(), header: z.string(), use: Use, example: z.string() }),
  ),
  /** Every quote, and where its words are: `close` where they are otherwise written there, as `words` says. */
  quotes: z.array(
    z.object({
      row: z.number(),
      text: z.string(),
      /** As the table says. */
      source: z.string(),
      how: z.enum(['exact', 'close', 'missing']),
      words: z.string().nullable(),
      sourceTitle: z.string().nullable(),
      /** How often they stand there. */
      times: z.number(),
    }),
  ),
  /** Rows that cannot be used. */
  problems: z.array(z.object({ row: z.number(), message: z.string() })),
  names: NameCount,
})

const TypedElement = z.object({
  role: RoleOutput,
  facet: FacetField.nullable(),
  label: z.string(),
})

export const interchange = {
  'interchange.importCodebook': command({
    summary:
      'Takes in a REFI-QDA codebook (.qdc) of another program. Codes that are here already are recognised, by GUID or by name under the same parent, and stay as they are.',
    input: z.strictObject({ file: File }),
    output: z.object({
      /** The program that wrote the file, as it says. */
      origin: z.string(),
      codes: TakenCodes,
      notCarried: z.array(NotCarried),
    }),
    files: { input: 'file' },
  }),
  'interchange.preview': query({
    summary:
      'What a project of another program (.qdpx, a QualCoder folder or its data.qda, a Taguette .sqlite3), a codebook (.qdc), or a project of this program (.qdpx, .json) would bring; writes nothing.',
    input: z.strictObject({ file: File, beside: Beside, ...ImportNames }),
    output: Found.extend({
      /** Codes with others below them, or called like a role, with the role that is suggested for all of it. */
      folders: z.array(
        z.object({
          guid: z.string(),
          name: z.string(),
          codes: z.number(),
          role: RoleOutput.nullable(),
        }),
      ),
      /** The codebook, parents before children. */
      codes: z.array(
        z.object({
          guid: z.string(),
          parentGuid: z.string().nullable(),
          name: z.string(),
          /** The role that is suggested: by a set, by its own name, or as the code above it. */
          role: RoleOutput.nullable(),
          codings: z.number(),
        }),
      ),
      sources: z.array(
        z.object({
          name: z.string(),
          /** In UTF-16 code units. */
          length: z.number(),
          codings: z.number(),
          /** The recording, picture or PDF that comes with it. */
          media: z.string().nullable(),
        }),
      ),
      researchers: z.array(z.string()),
      cases: z.array(z.object({ name: z.string(), values: z.number(), sources: z.number() })),
    }),
    files: { input: ['file', 'beside'] },
  }),
  'interchange.import': command({
    summary:
      'Takes a project of another program into the open one (see `interchange.preview`); what came before is recognised by GUID. A project of this program comes back whole into an empty one.',
    input: z.strictObject({
      ...{ file: File, beside: Beside, mapping: Mapping.optional() },
      ...ImportNames,
    }),
    output: Found.extend({
      /** What is new; `counts` is what the file holds. */
      created: Found.shape.counts,
      codes: TakenCodes,
    }),
    files: { input: ['file', 'beside'] },
  }),
  'interchange.previewTable': query({
    summary:
      'What a table that people typed would bring (configurations, elements with quotes, codings or codes, in Word, Excel, CSV or JSON), with every quote looked up in the sources; writes nothing.',
    input: TypedInput,
    output: TypedFound.extend({
      configurations: z.array(
        z.object({
          row: z.number(),
          number: z.string(),
          title: z.string(),
          quotes: z.number(),
          elements: z.array(TypedElement),
        }),
      ),
      elements: z.array(TypedElement.extend({ quotes: z.number() })),
      codes: z.array(
        z.object({ name: z.string(), role: RoleOutput.nullable(), isBelow: z.boolean() }),
      ),
      codings: z.number(),
    }),
    files: { input: 'file' },
  }),
  'interchange.importTable': command({
    summary:
      'Takes such a table in: what is here already is recognised by its words, and quotes that are in no source are named and left out.',
    input: TypedInput,
    output: TypedFound.extend({
      created: z.object({
        configurations: z.number(),
        elements: z.number(),
        evidence: z.number(),
        codings: z.number(),
        codes: z.number(),
        researchers: z.number(),
        /** Codes or codings that were here already. */
        recognised: z.number(),
      }),
    }),
    files: { input: 'file' },
  }),
}
