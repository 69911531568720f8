import { z } from 'zod'
import { Coding } from './codings.ts'
import {
  Colour,
  Id,
  Instant,
  LongText,
  Name,
  NAMES_ITS_ATTRIBUTE,
  RoleInput,
  RoleOutput,
} from './common.ts'
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

const CodeEvent = z.object({
  /** The number of the step in the history. */
  number: z.number(),
  at: Instant,
  researcherId: Id,
  /** `splitOff`: made by splitting another. `split`: another was made of it. `merged`: another was merged into it. */
  what: z.enum([
    'created',
    'splitOff',
    'renamed',
    'moved',
    'redefined',
    'changed',
    'merged',
    'split',
  ]),
  /** The old name, the old parent, or the other code; null where there is none. */
  from: z.string().nullable(),
  /** The new name, the new parent, or the other code. */
  to: z.string().nullable(),
})
/** Something that happened to a code. */
export type CodeEvent = z.infer<typeof CodeEvent>

const Ids = z.array(Id).min(1).max(10_000)

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
  'codes.moveMany': command({
    summary:
      'Moves codes under one parent, side by side in this order; those that lie below another of them go along with it.',
    input: z.strictObject({
      codeIds: Ids,
      parentId: Id.nullable(),
      /** Place of the first among the siblings that do not move. */
      position: z.int().min(0).optional(),
    }),
    output: z.object({ moved: z.number() }),
  }),
  'codes.merge': command({
    summary:
      'Merges a code into another: its codings, examples, children, memos and definitions go over, then it is removed.',
    input: z.strictObject({ codeId: Id, intoCodeId: Id }),
    output: Code,
  }),
  'codes.mergeMany': command({
    summary: 'Merges codes into another one, in this order and in one step.',
    input: z.strictObject({ codeIds: Ids, intoCodeId: Id }),
    output: Code,
  }),
  'codes.split': command({
    summary:
      'Splits a code: makes new ones beside or below it, which take over the codings that are assigned. The rest stays.',
    input: z.strictObject({
      codeId: Id,
      /** What is not given is as in the code that is split. */
      into: z
        .array(z.strictObject({ name: Name, ...fields }))
        .min(1)
        .max(50),
      /** `code` is a place in `into`, from 0; a coding may go to several. */
      assign: z
        .array(z.strictObject({ codingId: Id, code: z.int().min(0) }))
        .max(100_000)
        .default([]),
      place: z.enum(['beside', 'below']).default('beside'),
    }),
    output: z.object({ codes: z.array(Code), movedCodings: z.number() }),
  }),
  'codes.examples': query({
    summary: 'The passages that show what a code means, in order.',
    input: z.strictObject({ codeId: Id }),
    output: z.array(Coding),
  }),
  'codes.setExamples': command({
    summary: 'Sets which codings with this code are its examples, and their order.',
    input: z.strictObject({ codeId: Id, codingIds: z.array(Id).max(100) }),
    output: z.array(Coding),
  }),
  'codes.counts': query({
    summary:
      'How many codings each code has, by itself and with those below it; with `by` also for each researcher, group, participant or source, or for what an attribute says of participants.',
    input: z
      .strictObject({
        by: z.enum(['researcher', 'group', 'participant', 'source', 'attribute']).optional(),
        attributeId: Id.optional(),
      })
      .refine(...NAMES_ITS_ATTRIBUTE),
    output: z.object({
      /** Null for codings that belong to no group. */
      columns: z.array(z.object({ id: z.string().nullable(), name: z.string().nullable() })),
      /** Every code, in the order of the codebook. */
      rows: z.array(
        z.object({
          codeId: Id,
          own: z.number(),
          /** A coding with several of these codes counts once. */
          withBelow: z.number(),
          /** In the order of the columns. */
          ownBy: z.array(z.number()),
          withBelowBy: z.array(z.number()),
        }),
      ),
    }),
  }),
  'codes.history': query({
    summary: 'What happened to a code, oldest first, as far as the history still tells.',
    input: z.strictObject({ codeId: Id }),
    output: z.array(CodeEvent),
  }),
  'codes.remove': command({
    summary: 'Removes a code and those below it. Codings stay, without the code.',
    input: z.strictObject({ codeId: Id }),
    output: z.object({ removedCodes: z.number(), affectedCodings: z.number() }),
  }),
  'codes.removeMany': command({
    summary: 'Removes codes and those below them in one step. Codings stay, without the codes.',
    input: z.strictObject({ codeIds: Ids }),
    output: z.object({ removedCodes: z.number(), affectedCodings: z.number() }),
  }),
}
