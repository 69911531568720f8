import { z } from 'zod'
import { ATTRIBUTIONS, TABLE_FILE_ENDINGS, TABLE_KINDS } from '../tables/kinds.ts'
import { CELL_KINDS, PARAGRAPH_STYLES } from '../tables/table.ts'
import { Id, StanceField, StatusField } from './common.ts'
import { Nothing, query, workspace } from './procedure.ts'
import { Condition } from './queries.ts'

const Kind = z.enum(TABLE_KINDS)
const Key = z.string().min(1).max(200)

/** What a table is made with; what does not concern its kind changes nothing. */
export const TableOptions = z.strictObject({
  /** Columns by their keys, in order. Without it those that fit a page, and in a spreadsheet all. */
  columns: z.array(Key).min(1).max(500).optional(),
  /** The key of what rows are grouped by. */
  groupBy: Key.optional(),
  /** Only these stakeholder groups; null is what has none. Counts are then of these alone. */
  groups: z.array(z.string().max(500).nullable()).max(1_000).optional(),
  /** The configurations of this theory version, and what speaks for and against them. */
  theoryId: Id.optional(),
  /** Without a theory version: configurations in use, unless other statuses are named. */
  statuses: z.array(StatusField).min(1).optional(),
  /** Which evidence counts and is quoted; all of it where nothing is said. */
  stances: z.array(StanceField).min(1).optional(),
  /** How many quotes a cell holds for each stance or code. */
  quotes: z.union([z.enum(['all', 'none']), z.int().min(1).max(1_000)]).default('all'),
  attribution: z.enum(ATTRIBUTIONS).default('participant'),
  /** How much of the text stands before and behind a passage, in UTF-16 code units. */
  contextLength: z.int().min(0).max(2_000).default(120),
  /** Which codings; those that fulfil a condition. */
  where: Condition.optional(),
})
/** What a table is made with. */
export type TableOptions = z.output<typeof TableOptions>

const Column = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(CELL_KINDS),
  share: z.number(),
})

const Paragraph = z.object({
  style: z.enum(PARAGRAPH_STYLES),
  text: z.string(),
  attribution: z.string().nullable(),
})
const Cell = z.union([z.string(), z.number(), z.boolean(), z.array(Paragraph), z.null()])

export const tables = {
  'tables.kinds': query({
    summary: 'The tables that can be made, with their columns and what their rows group by.',
    input: Nothing,
    output: z.array(
      z.object({
        kind: Kind,
        name: z.string(),
        columns: z.array(
          Column.extend({
            /** Whether it stands on a page unless columns are chosen. */
            isDefault: z.boolean(),
            /** What it tells of people: left out where `attribution` asks for less. */
            tells: z.enum(['nothing', 'group', 'participant']),
          }),
        ),
        groupings: z.array(z.object({ key: z.string(), label: z.string() })),
        /** The options that make a difference to it, besides columns and groups of rows. */
        options: z.array(z.string()),
        endings: z.array(z.enum(TABLE_FILE_ENDINGS)),
      }),
    ),
  }),
  'tableChoices.get': query({
    summary: 'The options with which the current researcher last made a table, or null.',
    input: z.strictObject({ kind: Kind }),
    output: TableOptions.nullable(),
  }),
  'tableChoices.set': workspace({
    summary: 'Remembers how the current researcher makes a table, on this copy of the project.',
    input: z.strictObject({ kind: Kind, options: TableOptions }),
    output: TableOptions,
  }),
  'tables.get': query({
    summary:
      'A table as data, for a preview and for printing; columns, groups, quotes and how much is told of people are chosen.',
    input: z.strictObject({
      kind: Kind,
      options: TableOptions.prefault({}),
      /** The most rows to give; `total` tells of all. */
      limit: z.int().min(0).max(1_000_000).optional(),
    }),
    output: z.object({
      title: z.string(),
      caption: z.string(),
      notes: z.array(z.string()),
      /** The day of the last change. */
      date: z.string(),
      columns: z.array(Column),
      isLandscape: z.boolean(),
      groupedBy: z.string().nullable(),
      rows: z.array(z.object({ group: z.string().nullable(), cells: z.array(Cell) })),
      total: z.number(),
    }),
  }),
}
