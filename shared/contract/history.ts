import { z } from 'zod'
import { Id, Instant } from './common.ts'
import { THING_KINDS } from '../history/things.ts'
import { query, Nothing, command, workspace } from './procedure.ts'

export const HistoryEntry = z.object({
  id: Id,
  /** Counts entries from 1. */
  number: z.number(),
  /** A `note` tells of something outside of the project, such as a file that was written; no undo takes it back. */
  kind: z.enum(['start', 'do', 'undo', 'redo', 'note']),
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

const Past = z.object({ number: z.number(), at: Instant })
/** A past of the project: the number and time of the newest step in it. */
export type Past = z.infer<typeof Past>

export const history = {
  'history.list': query({
    summary: 'The journal, newest first; of a researcher, of a kind of thing, or of one thing.',
    input: z.strictObject({
      limit: z.int().min(1).max(10_000).default(200),
      before: z.int().min(1).optional(),
      /** Only the steps of one researcher. */
      researcherId: Id.optional(),
      /** Only steps that changed things of one kind, or one such thing. */
      thing: z.enum(THING_KINDS).optional(),
      thingId: Id.optional(),
    }),
    output: z.array(HistoryEntry),
  }),
  'history.state': query({
    summary: 'What undo and redo would do.',
    input: Nothing,
    output: HistoryState,
  }),
  'history.changes': query({
    summary: 'The things that a step changed, and what they are called.',
    input: z.strictObject({ number: z.int().min(1), limit: z.int().min(1).max(1_000).default(50) }),
    output: z.array(
      z.object({
        thing: z.enum(THING_KINDS),
        id: Id,
        name: z.string(),
        change: z.enum(['made', 'changed', 'removed']),
      }),
    ),
  }),
  'history.thing': query({
    summary: 'One thing as it was after a step, field by field, beside how it is now.',
    input: z.strictObject({ thing: z.enum(THING_KINDS), id: Id, number: z.int().min(1) }),
    output: z.object({
      name: z.string(),
      /** Whether it was there then, and is there now. */
      wasThere: z.boolean(),
      isThere: z.boolean(),
      /** Fields that differ; empty where it is as it was. Long texts are given whole. */
      differences: z.array(
        z.object({ field: z.string(), was: z.string().nullable(), now: z.string().nullable() }),
      ),
      /** Parts of it, such as the places of a configuration, that would come back, change or go. */
      parts: z.number(),
    }),
  }),
  'history.restore': command({
    summary:
      'Makes one thing as it was after a step. This is a step of its own, and can be undone.',
    input: z.strictObject({ thing: z.enum(THING_KINDS), id: Id, number: z.int().min(1) }),
    output: z.object({ changed: z.number() }),
  }),
  'history.showPast': workspace({
    summary:
      'Shows the whole project as it was after a step, or at an instant: to be read, not changed. It is held in memory only.',
    input: z
      .strictObject({ number: z.int().min(1).optional(), at: z.iso.datetime().optional() })
      .refine(
        ({ number, at }) => (number === undefined) !== (at === undefined),
        'name number or at',
      ),
    output: Past,
  }),
  'history.showNow': workspace({
    summary: 'Shows the project as it is now again.',
    input: Nothing,
    output: z.object({}),
  }),
  'history.past': workspace({
    summary: 'Which past of the project is shown; null where it is shown as it is now.',
    input: Nothing,
    output: Past.nullable(),
  }),
  'history.savePast': workspace({
    summary: 'Writes the project as it was after a step to a new file, encrypted like the project.',
    input: z.strictObject({ number: z.int().min(1), path: z.string().min(1) }),
    output: z.object({ path: z.string(), fileName: z.string() }),
    files: { input: 'path', output: 'path' },
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
