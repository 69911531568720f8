import { z } from 'zod'
import { Id, Instant } from './common.ts'
import { query, Nothing, command } from './procedure.ts'

export const HistoryEntry = z.object({
  id: Id,
  /** Counts entries from 1. */
  number: z.number(),
  kind: z.enum(['start', 'do', 'undo', 'redo']),
  procedure: z.string(),
  label: z.string(),
  researcherId: Id,
  at: Instant,
  /** What holds now: `undone` can be redone, `dropped` was undone and then overtaken by another command. */
  state: z.enum(['done', 'undone', 'dropped']),
  /** The entry that an undo or redo took back or did again. */
  targetId: Id.nullable(),
  changeCount: z.number(),
})
/** One entry of the journal. */
export type HistoryEntry = z.infer<typeof HistoryEntry>

export const HistoryState = z.object({ undo: z.string().nullable(), redo: z.string().nullable() })
/** The names of the steps that undo and redo would take. */
export type HistoryState = z.infer<typeof HistoryState>

export const history = {
  'history.list': query({
    summary: 'The journal, newest first.',
    input: z.strictObject({
      limit: z.int().min(1).max(10_000).default(200),
      before: z.int().min(1).optional(),
    }),
    output: z.array(HistoryEntry),
  }),
  'history.state': query({
    summary: 'What undo and redo would do.',
    input: Nothing,
    output: HistoryState,
  }),
  'history.undo': command({
    summary: 'Takes the last command back.',
    input: Nothing,
    output: HistoryEntry,
  }),
  'history.redo': command({
    summary: 'Does the last undone command again.',
    input: Nothing,
    output: HistoryEntry,
  }),
}
