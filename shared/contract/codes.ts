import { z } from 'zod'
import { Colour, Id, LongText, Name, RoleInput, RoleOutput } from './common.ts'
import { command, Nothing, query } from './procedure.ts'

const Origin = z.enum(['deductive', 'inductive'])

export const Code = z.object({
  id: Id,
  parentId: Id.nullable(),
  name: z.string(),
  /** The role that a coding with this code takes unless another is chosen. */
  role: RoleOutput.nullable(),
  colour: z.string(),
  description: z.string(),
  inclusion: z.string(),
  exclusion: z.string(),
  origin: Origin,
  /** Place among its siblings, from 0. */
  position: z.number(),
  codingCount: z.number(),
})
/** A node of the codebook tree. */
export type Code = z.infer<typeof Code>

const fields = {
  role: RoleInput.nullable().optional(),
  colour: Colour.optional(),
  description: LongText.optional(),
  inclusion: LongText.optional(),
  exclusion: LongText.optional(),
  origin: Origin.optional(),
}

export const codes = {
  'codes.list': query({
    summary: 'The codebook, parents before children, siblings in order.',
    input: Nothing,
    output: z.array(Code),
  }),
  'codes.create': command({
    summary: 'Adds a code, at the end of its siblings.',
    input: z.strictObject({ name: Name, parentId: Id.nullable().optional(), ...fields }),
    output: Code,
  }),
  'codes.update': command({
    summary: 'Changes a code.',
    input: z.strictObject({ codeId: Id, name: Name.optional(), ...fields }),
    output: Code,
  }),
  'codes.move': command({
    summary: 'Moves a code under another parent, or to another place among its siblings.',
    input: z.strictObject({
      codeId: Id,
      parentId: Id.nullable(),
      position: z.int().min(0).optional(),
    }),
    output: Code,
  }),
  'codes.merge': command({
    summary: 'Merges a code into another: its codings and children go over, then it is removed.',
    input: z.strictObject({ codeId: Id, intoCodeId: Id }),
    output: Code,
  }),
  'codes.remove': command({
    summary: 'Removes a code and those below it. Codings stay, without the code.',
    input: z.strictObject({ codeId: Id }),
    output: z.object({ removedCodes: z.number(), affectedCodings: z.number() }),
  }),
}
