import { z } from 'zod'
import { RoleInput, RoleOutput } from './common.ts'
import { command, query } from './procedure.ts'

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

const Positions = z.object({
  source: z.string(),
  /** Characters, or units of UTF-16. */
  unit: z.enum(['codePoint', 'utf16']),
  /** Whether a line break of two characters counts as two or as one. */
  lineBreak: z.enum(['two', 'one']),
  passages: z.number(),
  /** Those that hold the words they are named by, or begin and end where words do. */
  fitting: z.number(),
})

const Found = z.object({
  /** `retroduce` where this program wrote the file and the open project is empty: then nothing is lost. */
  format: z.enum(['retroduce', 'refi']),
  projectName: z.string(),
  /** The program that wrote the file, as it says. */
  origin: z.string(),
  counts: z.object({
    researchers: z.number(),
    codes: z.number(),
    sources: z.number(),
    codings: z.number(),
    memos: z.number(),
    participants: z.number(),
    attributes: z.number(),
  }),
  /** How positions were counted, for each source with passages. */
  positions: z.array(Positions),
  notCarried: z.array(NotCarried),
})

const Mapping = z.strictObject({
  /** The role of a code and of all below it, by its GUID in the file; null for none. What is left out is as suggested. */
  roles: z
    .array(z.strictObject({ guid: z.string().min(1).max(200), role: RoleInput.nullable() }))
    .max(10_000)
    .default([]),
  /** Whether cases become participants. */
  cases: z.enum(['participants', 'none']).default('participants'),
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
  'interchange.preview': query({
    summary:
      'What a project of another program (.qdpx), or one of this program as .qdpx or .json, would bring; writes nothing.',
    input: z.strictObject({ file: File }),
    output: Found.extend({
      /** Codes with others below them, or called like a role, with the role that is suggested for all of it. */
      folders: z.array(
        z.object({
          guid: z.string(),
          name: z.string(),
          codes: z.number(),
          role: RoleOutput.nullable(),
        }),
      ),
    }),
    files: { input: 'file' },
  }),
  'interchange.import': command({
    summary:
      'Takes a project of another program (.qdpx) into the open one; what came before is recognised by GUID. A project of this program comes back whole into an empty one.',
    input: z.strictObject({ file: File, mapping: Mapping.optional() }),
    output: Found.extend({
      /** What is new; `counts` is what the file holds. */
      created: Found.shape.counts,
      codes: TakenCodes,
    }),
    files: { input: 'file' },
  }),
}
