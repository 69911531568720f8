import { z } from 'zod'
import { Nothing, workspace } from './procedure.ts'

/** The program itself, whatever project is open. */
export const program = {
  'program.licences': workspace({
    summary:
      'The libraries and fonts that the program is made of, each with its licence and the text of it; empty where it runs from its sources and nothing is built.',
    input: Nothing,
    output: z.array(
      z.object({
        name: z.string(),
        /** Empty for a font. */
        version: z.string(),
        /** An SPDX expression, or where to read it. */
        licence: z.string(),
        text: z.string(),
      }),
    ),
  }),
}
