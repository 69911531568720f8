import { z } from 'zod'
import { Id, RoleOutput, StyleField } from './common.ts'
import { query } from './procedure.ts'

export const statements = {
  'statements.compose': query({
    summary:
      'A configuration as a sentence in each style (if-then-because, narrative, arrow), and which elements its rewritten statement no longer mentions.',
    input: z.strictObject({ configurationId: Id }),
    output: z.object({
      /** The style kept for it. */
      style: StyleField,
      texts: z.object({
        'if-then-because': z.string(),
        narrative: z.string(),
        arrow: z.string(),
      }),
      /** The sentence as a researcher rewrote it, or null. */
      rewritten: z.string().nullable(),
      unmentioned: z.array(z.object({ elementId: Id, role: RoleOutput, label: z.string() })),
    }),
  }),
}
