import { z } from 'zod'
import { command } from './procedure.ts'

const File = z.union([
  z.string().min(1),
  z.strictObject({ name: z.string().min(1), base64: z.string() }),
])

const NotCarried = z.object({
  /** The standard's own word, such as `Set`. */
  what: z.string(),
  name: z.string(),
  reason: z.string(),
})

const TakenCodes = z.object({
  created: z.number(),
  /** Codes that were here already, known by their GUID or by their name under the same parent. */
  recognised: z.number(),
  /** Codes that got a number behind their name, because one beside them in the file has the same. */
  renamed: z.array(z.object({ from: z.string(), to: z.string() })),
})

export const interchange = {
  'interchange.importCodebook': command({
    summary:
      'Takes in a REFI-QDA codebook (.qdc) of another program. Codes that are here already are recognised, by GUID or by name under the same parent, and stay as they are.',
    input: z.strictObject({ file: File }),
    output: z.object({
      /** The program that wrote the file, as it says. */
      origin: z.string(),
      codes: TakenCodes,
      notCarried: z.array(NotCarried),
    }),
    files: { input: 'file' },
  }),
}
