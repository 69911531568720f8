import { z } from 'zod'
import { Id, RoleOutput, RolesInput } from './common.ts'
import { command, query } from './procedure.ts'
import { EditReport } from './sources.ts'

const Offset = z.int().min(0)
const Place = z.object({ start: z.number(), end: z.number() })

const Proposal = z.object({
  /** The clause, in UTF-16 code units of the source's text, end exclusive. */
  start: z.number(),
  end: z.number(),
  quote: z.string(),
  roles: z.array(RoleOutput),
  marker: Place,
  /** The marker as written, such as `(C/M)`. */
  markerText: z.string(),
  /** Whether the researcher has coded exactly this clause with these roles. */
  isCoded: z.boolean(),
})
/** A clause that a marker in the text stands for, as far as this can be told. */
export type Proposal = z.infer<typeof Proposal>

export const markers = {
  'markers.preview': query({
    summary: 'Inline markers in a source, such as (C) or (Mechanism), with the clause before each.',
    input: z.strictObject({ sourceId: Id }),
    output: z.array(Proposal),
  }),
  'markers.apply': command({
    summary:
      'Codes clauses that were marked inline, and takes markers out of the text if wanted; codings stay on their words.',
    input: z.strictObject({
      sourceId: Id,
      codings: z
        .array(z.strictObject({ start: Offset, end: Offset, roles: RolesInput }))
        .max(10_000),
      /** Markers to take out of the text, each where `markers.preview` shows it. */
      removeMarkers: z
        .array(z.strictObject({ start: Offset, end: Offset }))
        .max(10_000)
        .default([]),
    }),
    output: z.object({
      created: z.number(),
      /** Clauses that the researcher had coded already, and that got roles added or nothing at all. */
      extended: z.number(),
      removedMarkers: z.number(),
      /** What became of all codings of the source when the markers went; null where none did. */
      codings: EditReport.nullable(),
    }),
  }),
}
