import { z } from 'zod'
import { workspace } from './procedure.ts'

export const tasks = {
  'tasks.cancel': workspace({
    summary:
      'Stops reading files for an import or its preview, writing tables, or laying diagrams out; whoever asked for them is answered `cancelled`, and nothing is stored or written.',
    input: z.strictObject({ task: z.enum(['import', 'export', 'diagram']) }),
    output: z.object({
      /** False where there was nothing to stop. */
      isCancelled: z.boolean(),
    }),
  }),
}
