import { z } from 'zod'
import { workspace } from './procedure.ts'

export const tasks = {
  'tasks.cancel': workspace({
    summary:
      'Stops reading files for an import or its preview; whoever asked for them is answered `cancelled`, and nothing is stored.',
    input: z.strictObject({ task: z.enum(['import']) }),
    output: z.object({
      /** False where there was nothing to stop. */
      isCancelled: z.boolean(),
    }),
  }),
}
