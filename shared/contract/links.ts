import { z } from 'zod'
import { LINK_KINDS } from '../domain/realist.ts'
import { Id, LongText } from './common.ts'
import { command, query } from './procedure.ts'

const Kind = z.enum(LINK_KINDS)

export const Link = z.object({
  id: Id,
  fromId: Id,
  toId: Id,
  /** The element it leaves from, such as an outcome; null where it leaves from the configuration. */
  fromElementId: Id.nullable(),
  toElementId: Id.nullable(),
  kind: Kind,
  note: z.string(),
})
/** What one configuration does to another, said by a researcher, beside what follows from shared elements. */
export type Link = z.infer<typeof Link>

export const Loop = z.object({
  /** Its configurations in order; the last leads back to the first. */
  configurationIds: z.array(Id),
  /** Such as “CMOC 1 → CMOC 3 → CMOC 1”. */
  name: z.string(),
})
/** Configurations that lead to each other in a circle. */
export type Loop = z.infer<typeof Loop>

const ends = {
  fromElementId: Id.nullable().optional(),
  toElementId: Id.nullable().optional(),
  note: LongText.optional(),
}

export const links = {
  'links.list': query({
    summary: 'Links between configurations: of one, in both directions, or all.',
    input: z.strictObject({ configurationId: Id.optional(), kind: Kind.optional() }),
    output: z.array(Link),
  }),
  'links.create': command({
    summary:
      'Says that a configuration becomes, triggers, reinforces or inhibits another or itself, or that two are rivals. Loops are allowed.',
    input: z.strictObject({ fromId: Id, toId: Id, kind: Kind, ...ends }),
    output: Link,
  }),
  'links.update': command({
    summary: 'Changes a link between configurations.',
    input: z.strictObject({ linkId: Id, kind: Kind.optional(), ...ends }),
    output: Link,
  }),
  'links.remove': command({
    summary: 'Removes a link between configurations; both stay.',
    input: z.strictObject({ linkId: Id }),
    output: z.object({ linkId: Id }),
  }),
  'links.rivals': query({
    summary:
      'Outcomes that more than one configuration in use explains, each with these configurations; said rivals with no shared outcome have none.',
    input: z.strictObject({ elementId: Id.optional() }),
    output: z.array(
      z.object({
        /** The outcome that they share; null where they were said to be rivals. */
        elementId: Id.nullable(),
        label: z.string().nullable(),
        configurationIds: z.array(Id),
      }),
    ),
  }),
}
