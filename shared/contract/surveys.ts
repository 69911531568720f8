import { z } from 'zod'
import { ATTRIBUTE_TYPES } from '../domain/attributes.ts'
import { COLUMN_USES, SURVEY_LAYOUTS } from '../survey/survey.ts'
import { SOURCE_KINDS } from '../text/source-draft.ts'
import { Id, Name } from './common.ts'
import { ImportNames } from './pseudonyms.ts'
import { command, query } from './procedure.ts'

const Use = z.enum(COLUMN_USES)
const Type = z.enum(ATTRIBUTE_TYPES)
const Warnings = z.array(z.object({ code: z.string(), message: z.string(), count: z.number() }))
const Problems = z.array(
  z.object({
    file: z.string(),
    row: z.number(),
    column: z.string().nullable(),
    message: z.string(),
  }),
)

const Choice = z.strictObject({
  /** Counts from 1, as `headerRow` counts rows. */
  column: z.int().min(1),
  use: Use.optional(),
  /** Of an attribute that the project does not have yet. */
  type: Type.optional(),
  /** The name of the attribute, or the question above the answers. */
  name: Name.optional(),
})

/** What is read, and how; whatever is left out is guessed. */
const Survey = z
  .strictObject({
    file: z.union([
      z.string().min(1),
      z.strictObject({ name: z.string().min(1), base64: z.string() }),
    ]),
    /** The name of a sheet; the first with anything in it where none is named. */
    sheet: z.string().max(500).optional(),
    /** The row that names the columns, from 1. */
    headerRow: z.int().min(1).max(1_000).optional(),
    layout: z.enum(SURVEY_LAYOUTS).default('respondent'),
    columns: z.array(Choice).max(1_000).default([]),
    ...ImportNames,
  })
  .refine(
    ({ columns }) => new Set(columns.map(({ column }) => column)).size === columns.length,
    'columns: each must name another column',
  )
  .refine(
    ({ columns }) =>
      ['id', 'group'].every(use => columns.filter(column => column.use === use).length <= 1),
    'columns: only one can be the id, and only one the group',
  )

const SurveyPreview = z.object({
  name: z.string(),
  format: z.string(),
  encoding: z.string().nullable(),
  sheets: z.array(z.object({ name: z.string(), rows: z.number(), columns: z.number() })),
  sheet: z.string(),
  headerRow: z.number(),
  columns: z.array(
    z.object({
      column: z.number(),
      header: z.string(),
      use: Use,
      type: Type,
      name: z.string(),
      /** The attribute of this name that the project has; its type holds. */
      attributeId: Id.nullable(),
      /** Cells that hold something. */
      filled: z.number(),
      distinct: z.number(),
      /** Of the cells that hold something, in UTF-16 code units. */
      meanLength: z.number(),
      /** It seems to name people, or to lead to them. */
      isIdentifying: z.boolean(),
    }),
  ),
  /** The first rows below the one that names the columns; long cells are cut. */
  firstRows: z.array(z.array(z.string())),
  /** How many rows there are below the one that names the columns. */
  rowCount: z.number(),
  /** What the import would make. */
  makes: z.object({
    sources: z.number(),
    /** Of the first sources. */
    titles: z.array(z.string()),
    answers: z.number(),
    /** New participants. */
    participants: z.number(),
    /** Participants that are there and are filled in. */
    filledIn: z.number(),
    /** New attributes. */
    attributes: z.number(),
  }),
  warnings: Warnings,
  /** What the list of names that was given does. */
  names: z.object({ replaced: z.number(), doubtful: z.number() }),
  /** Cells that do not fit their attribute; the first hundred. */
  problems: Problems,
  problemCount: z.number(),
})
/** What a table holds, and what an import of it as a survey would make. */
export type SurveyPreview = z.infer<typeof SurveyPreview>

const SurveyReport = z.object({
  sourceIds: z.array(Id),
  answers: z.number(),
  created: z.number(),
  updated: z.number(),
  createdAttributes: z.number(),
  warnings: Warnings,
  problems: Problems,
  problemCount: z.number(),
})
/** What an import of a survey made. */
export type SurveyReport = z.infer<typeof SurveyReport>

export const surveys = {
  'surveys.preview': query({
    summary:
      'Reads a table (XLSX, CSV, TSV) and says what its columns seem to be and what an import as a survey would make; stores nothing.',
    input: Survey,
    output: SurveyPreview,
    files: { input: 'file' },
  }),
  'surveys.import': command({
    summary:
      'Imports a survey: a source for each respondent or for each question, and the respondents as participants with attributes who speak in them.',
    input: Survey.safeExtend({
      kind: z.enum(SOURCE_KINDS).default('survey'),
      /** Of sources, where no column says it. */
      group: Name.nullable().optional(),
      /** Keeps the file in the project as it came, once for all of its sources. */
      keepOriginal: z.boolean().default(true),
    }),
    output: SurveyReport,
    files: { input: 'file' },
  }),
}
