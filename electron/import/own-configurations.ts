import { ROLE_NAMES, ROLES, STANCES } from '../../shared/domain/roles.ts'
import { underHeadings } from '../../shared/interchange/typed/element-evidence.ts'
import { z } from 'zod'

const Own = z.object({
  format: z.literal('retroduce-configurations'),
  configurations: z.array(
    z.object({
      number: z.number(),
      title: z.string(),
      handle: z.string().default(''),
      status: z.string(),
      statement: z.string(),
      slots: z.array(
        z.object({
          ...{ elementId: z.string(), role: z.enum(ROLES), label: z.string() },
          facet: z.string().nullable(),
        }),
      ),
      evidenceList: z.array(
        z.object({
          ...{ stance: z.enum(STANCES), quote: z.string(), sourceTitle: z.string() },
          elementId: z.string().nullable(),
        }),
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
  const items = configurations.map(configuration => {
    const { number, title, handle, status, statement, slots, evidenceList } = configuration
    return {
      ...{ number, title, handle, status, statement },
      ...Object.fromEntries(
        ROLES.map(role => [
          ROLE_NAMES[role].toLowerCase(),
          slots
            .filter(slot => slot.role === role)
            .map(({ label, facet }) => (facet === null ? label : `${label} (${facet})`)),
        ]),
      ),
      'evidence by element': underHeadings(evidenceList, ({ elementId, stance }) => ({
        ...{ element: slots.find(slot => slot.elementId === elementId) ?? null, stance },
      }))
        .flatMap(({ heading, pieces }) => [
          heading,
          ...pieces.map(({ quote, sourceTitle }) => `“${quote}” (${sourceTitle})`),
        ])
        .join('\n'),
    }
  })
  return { name: 'configurations', items }
}
