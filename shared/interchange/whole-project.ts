import { z } from 'zod'
import type { JOURNALED_TABLES } from '../history/tables.ts'

/**
 * The whole of a project as one JSON value: what `retroduce.json` in an exported project holds, and a project that is
 * exported as JSON. Tables and columns are those of the project file; their meaning is in the migrations.
 */

const Cell = z.union([z.string(), z.number(), z.null()])
const Row = z.record(z.string(), Cell)

export const WholeProject = z.object({
  format: z.literal('retroduce-project').describe('Tells this file from any other JSON.'),
  version: z.literal(1).describe('Of this form; another number is another form.'),
  schema: z.int().min(10).describe('The version of the tables, as in the project file.'),
  includesEarlier: z
    .boolean()
    .describe('Whether former versions of texts and the files that sources came from are in it.'),
  researcherId: z.string().describe('The researcher who worked on the copy that was exported.'),
  tables: z
    .record(z.string(), z.array(Row))
    .describe('Every row of every table with research data, as column and value.'),
  texts: z
    .array(z.object({ hash: z.string(), body: z.string() }))
    .describe('Texts of sources by the SHA-256 of their UTF-8, to which `text_version` refers.'),
  files: z
    .array(
      z.object({
        hash: z.string(),
        size: z.int(),
        isCompressed: z.boolean().describe('With gzip.'),
        base64: z.string(),
      }),
    )
    .describe(
      'Files that sources came from by the SHA-256 of their bytes, to which `source` refers.',
    ),
})
/** The whole of a project. */
export type WholeProject = z.infer<typeof WholeProject>
/** One row of a table, as column and value. */
export type WholeRow = z.infer<typeof Row>

/** The rows of a table, whether or not the file has it. */
export function rowsOf(
  { tables }: WholeProject,
  table: (typeof JOURNALED_TABLES)[number],
): WholeRow[] {
  return tables[table] ?? []
}

/** A column that holds text; empty where it holds nothing. */
export function textIn(row: WholeRow | undefined, column: string): string {
  const value = row?.[column] ?? ''
  return String(value)
}

/** The name of that file within an exported project. */
export const WHOLE_NAME = 'retroduce.json'
