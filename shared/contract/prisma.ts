import { z } from 'zod'
import { Nothing, query } from './procedure.ts'

const Named = z.array(z.object({ name: z.string(), count: z.number() }))

const Side = z.object({
  identified: z.number(),
  databases: Named,
  registers: Named,
  others: Named,
  duplicates: z.number(),
  skipped: z.number(),
  toScreen: z.number(),
  screened: z.number(),
  excludedByAbstract: z.number(),
  openByAbstract: z.number(),
  sought: z.number(),
  notRetrieved: z.number(),
  openSought: z.number(),
  assessed: z.number(),
  excludedByFullText: z.number(),
  reasons: z.array(z.object({ reasonId: z.string(), count: z.number() })),
  openByFullText: z.number(),
  included: z.number(),
})

export const prisma = {
  'prisma.get': query({
    summary:
      'The counts of the PRISMA 2020 flow, by databases and registers, and by other methods; with the figure as SVG.',
    input: Nothing,
    output: z.object({
      found: Side,
      others: Side,
      includedStudies: z.number(),
      includedReports: z.number(),
      /** The figure, as `exports.write` draws it. */
      svg: z.string(),
    }),
  }),
}
