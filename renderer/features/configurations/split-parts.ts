import type { ConfigurationDetail, Slot } from '../../../shared/contract/configurations.ts'
import type { InputOf } from '../../../shared/contract/contract.ts'

/** One of the configurations that another is split into, while it is put together. */
export interface Part {
  title: string
  slotIds: ReadonlySet<string>
  evidenceIds: ReadonlySet<string>
}

/**
 * Parts that take all contexts and interventions, which is where a split mostly differs least; the rest is to be said.
 * @param first the number of the first of them, counted from 1.
 */
export function emptyParts(
  { slots, title }: ConfigurationDetail,
  count: number,
  first: number,
): Part[] {
  const shared = slots.filter(({ role }) => role === 'C' || role === 'I').map(({ id }) => id)
  return Array.from({ length: count }, (_, index) => ({
    title: title === '' ? '' : `${title} (${first + index})`,
    ...{ slotIds: new Set(shared), evidenceIds: new Set() },
  }))
}

/** The slots of a configuration that no part takes. */
export function inNoPart({ slots }: ConfigurationDetail, parts: readonly Part[]): Slot[] {
  return slots.filter(({ id }) => parts.every(({ slotIds }) => !slotIds.has(id)))
}

/** Parts with something put in or taken out at one place. */
export function toggled(
  parts: readonly Part[],
  index: number,
  kind: 'slotIds' | 'evidenceIds',
  id: string,
): Part[] {
  return parts.map((part, place) => {
    if (place !== index) return part
    const ids = new Set(part[kind])
    if (!ids.delete(id)) ids.add(id)
    return { ...part, [kind]: ids }
  })
}

/** Parts as `configurations.split` takes them. */
export function toInto(parts: readonly Part[]): InputOf<'configurations.split'>['into'] {
  return parts.map(({ title, slotIds, evidenceIds }) => ({
    ...(title.trim() === '' ? {} : { title: title.trim() }),
    ...{ slotIds: [...slotIds], evidenceIds: [...evidenceIds] },
  }))
}
