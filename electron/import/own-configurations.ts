import { ROLE_NAMES, ROLES, STANCES } from '../../shared/domain/roles.ts'
import { z } from 'zod'

const Own = z.object({
  format: z.literal('retroduce-configurations'),
  configurations: z.array(
    z.object({
      number: z.number(),
      title: z.string(),
      status: z.string(),
      statement: z.string(),
      slots: z.array(
        z.object({ role: z.enum(ROLES), label: z.string(), facet: z.string().nullable() }),
      ),
      evidenceList: z.array(
        z.object({ stance: z.enum(STANCES), quote: z.string(), sourceTitle: z.string() }),
      ),
    }),
  ),
})

/** Whether a value is configurations as this program exports them. */
export function isOwn(value: unknown): value is z.infer<typeof Own> {
  return Own.safeParse(value).success
}

/** Such configurations as a list of things with the columns of a typed table. */
export function ownConfigurations({ configurations }: z.infer<typeof Own>) {
  const items = configurations.map(({ number, title, status, statement, slots, evidenceList }) => ({
    ...{ number, title, status, statement },
    ...Object.fromEntries(
      ROLES.map(role => [
        ROLE_NAMES[role].toLowerCase(),
        slots
          .filter(slot => slot.role === role)
          .map(({ label, facet }) => (facet === null ? label : `${label} (${facet})`)),
      ]),
    ),
    ...Object.fromEntries(
      STANCES.map(stance => [
        `${stance} quotes`,
        evidenceList
          .filter(piece => piece.stance === stance)
          .map(({ quote, sourceTitle }) => `“${quote}” (${sourceTitle})`),
      ]),
    ),
  }))
  return { name: 'configurations', items }
}
