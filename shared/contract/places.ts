import { z } from 'zod'
import { Id, Instant } from './common.ts'
import { Nothing, query, workspace } from './procedure.ts'

const ReadingPlace = z.object({
  /** UTF-16 code units of the source's text. */
  offset: z.number(),
  at: Instant,
})

const CodeKeys = z.record(z.string(), Id)

export const Tabs = z.object({
  /** Sources with a tab, in the order of the tabs. */
  sourceIds: z.array(Id).max(50),
  /** The source that is read; null while none is. */
  activeId: Id.nullable(),
  /** The source shown beside it, if there is one. */
  besideId: Id.nullable(),
  /** Whether the one that is read stands on the right of the other. */
  isActiveRight: z.boolean(),
})
/** The sources that were open on the coding desk. */
export type Tabs = z.infer<typeof Tabs>

export const Whose = z.enum(['mine', 'theirs', 'both'])
/** Whose codings a window shows: those of whoever is coding, of the others, or all. */
export type Whose = z.infer<typeof Whose>

/** What each researcher's window remembers in a copy of a project; nothing of the study, so not journaled. */
export const places = {
  'places.get': query({
    summary: 'Where the current researcher last read in a source, or null.',
    input: z.strictObject({ sourceId: Id }),
    output: ReadingPlace.nullable(),
  }),
  'places.set': workspace({
    summary:
      'Remembers where the current researcher reads in a source, on this copy of the project.',
    input: z.strictObject({ sourceId: Id, offset: z.int().min(0) }),
    output: ReadingPlace,
  }),
  'tabs.get': query({
    summary:
      'The sources that the current researcher had open on the coding desk; those that went are left out.',
    input: Nothing,
    output: Tabs,
  }),
  'tabs.set': workspace({
    summary: 'Remembers which sources are open on the coding desk, on this copy of the project.',
    input: z.strictObject(Tabs.shape),
    output: Tabs,
  }),
  'codeKeys.get': query({
    summary:
      'The keys that the current researcher has given to codes; codes that went are left out.',
    input: Nothing,
    output: CodeKeys,
  }),
  'codeKeys.set': workspace({
    summary: 'Gives a key to a code, or takes it away with null, for the current researcher.',
    input: z.strictObject({
      key: z.string().regex(/^[0-9a-z]$/, 'must be one digit or small letter'),
      codeId: Id.nullable(),
    }),
    output: CodeKeys,
  }),
  'whose.get': query({
    summary: 'Whose codings the current researcher wants to see: mine, theirs or both.',
    input: Nothing,
    output: Whose,
  }),
  'whose.set': workspace({
    summary: 'Remembers whose codings the current researcher wants to see, on this copy.',
    input: z.strictObject({ whose: Whose }),
    output: Whose,
  }),
}
