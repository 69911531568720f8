import { z } from 'zod'

/**
 * A procedure is the only way in or out of a project: the window, the command line and the tests call the same ones.
 * A `query` reads. A `command` runs as one named transaction, leaves one journal entry and is one undo step.
 * A `workspace` procedure works on the program itself (open, close, export a file) and is not journaled.
 */
export interface Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  kind: 'query' | 'command' | 'workspace'
  /** One sentence for whoever reads `retroduce procedures`. */
  summary: string
  input: I
  output: O
  /** Names the input and output fields that hold file paths; the window sees opaque tokens in their place. */
  files?: { input?: string | readonly string[]; output?: string }
}

type Definition<I extends z.ZodType, O extends z.ZodType> = Omit<Procedure<I, O>, 'kind'>

/** Declares a procedure that only reads. */
export function query<I extends z.ZodType, O extends z.ZodType>(definition: Definition<I, O>) {
  return { kind: 'query' as const, ...definition }
}

/** Declares a procedure that changes a project in one undoable step. */
export function command<I extends z.ZodType, O extends z.ZodType>(definition: Definition<I, O>) {
  return { kind: 'command' as const, ...definition }
}

/** Declares a procedure of the program around the project. */
export function workspace<I extends z.ZodType, O extends z.ZodType>(definition: Definition<I, O>) {
  return { kind: 'workspace' as const, ...definition }
}

/** A procedure's input where it needs none. */
export const Nothing = z.strictObject({})
