import { z } from 'zod'
import { Id } from './common.ts'
import { Nothing, workspace } from './procedure.ts'
import { Condition } from './queries.ts'

/** What can be exported, and the file endings each can be written as. */
export const PRODUCTS = {
  diagram: ['.svg', '.png', '.pdf', '.pptx', '.graphml', '.dot', '.mmd', '.drawio', '.json'],
  configurations: ['.json', '.csv'],
  codings: ['.csv'],
  retrieval: ['.csv'],
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
      /** Which codings a `retrieval` is of. */
      where: Condition.optional(),
    }),
    output: z.object({ path: z.string(), fileName: z.string(), bytes: z.number() }),
    files: { input: 'path', output: 'path' },
  }),
}
