import { z } from 'zod'
import { Id } from './common.ts'
import { CARD_PAPERS } from '../domain/realist.ts'
import { DiagramLook, DiagramView } from './diagrams.ts'
import { Nothing, workspace } from './procedure.ts'
import { Condition } from './queries.ts'
import { TableOptions } from './tables.ts'

/** What can be exported, and the file endings each can be written as. */
export const PRODUCTS = {
  diagram: ['.svg', '.png', '.pdf', '.pptx', '.graphml', '.dot', '.mmd', '.drawio', '.json'],
  configurations: ['.json', '.csv', '.docx', '.xlsx', '.html'],
  codings: ['.csv', '.docx', '.xlsx', '.html'],
  retrieval: ['.csv', '.docx', '.xlsx', '.html'],
  evidence: ['.docx', '.xlsx', '.csv', '.html'],
  principles: ['.docx', '.xlsx', '.csv', '.html'],
  sources: ['.docx', '.xlsx', '.csv', '.html'],
  participants: ['.docx', '.xlsx', '.csv', '.html'],
  codebook: ['.docx', '.xlsx', '.csv', '.html', '.qdc'],
  story: ['.md', '.html', '.docx'],
  cards: ['.pdf', '.html'],
  project: ['.qdpx', '.json'],
} as const
/** The name of something that can be exported. */
export type Product = keyof typeof PRODUCTS

export const exports = {
  'exports.products': workspace({
    summary: 'What can be exported, with the file endings of each.',
    input: Nothing,
    output: z.record(z.string(), z.array(z.string())),
  }),
  'exports.write': workspace({
    summary: 'Writes a product to a file; the ending chooses the format.',
    input: z.strictObject({
      product: z.enum(Object.keys(PRODUCTS) as [Product, ...Product[]]),
      path: z.string().min(1),
      theoryId: Id.optional(),
      /** How a `diagram` is laid out, and what it shows; by role and all of it where that is not said. */
      ...DiagramView,
      /** How the file of a `diagram` looks. */
      ...DiagramLook.shape,
      /** Which codings a `retrieval` is of. */
      where: Condition.optional(),
      /**
       * How a table is made. With it a CSV of configurations or codings has the columns of their table; without it those
       * that it always had.
       */
      table: TableOptions.optional(),
      /** How a `project` is written. */
      project: z
        .strictObject({
          /** How positions in a text with emoji are counted: by the standard, or as NVivo for Windows does. */
          positions: z.enum(['standard', 'nvivo']).default('standard'),
          /** With former versions of texts and original files: names that were replaced may stand there. */
          includesEarlier: z.boolean().default(false),
        })
        .optional(),
      /** How `cards` are made: four to a sheet of A4 with cut marks, or one to a page of A5 or A6. */
      cards: z
        .strictObject({
          paper: z.enum(CARD_PAPERS).default('a4'),
          includeElements: z.boolean().default(false),
        })
        .optional(),
    }),
    output: z.object({
      path: z.string(),
      fileName: z.string(),
      bytes: z.number(),
      /** Of a `project` as .qdpx: what other programs will not find in it as it is here. */
      losses: z
        .array(z.object({ code: z.string(), message: z.string(), count: z.number() }))
        .optional(),
    }),
    files: { input: 'path', output: 'path' },
  }),
}
