import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import type { WritableDb } from '../sql.ts'
import { copyEvidence, slotsOf } from './configuration-merge.ts'
import { getConfiguration, insertConfiguration } from './configurations.ts'
import { copyInferences } from './inferences.ts'
import { insertLineage } from './lineage.ts'
import { copyConfigurationMemberships } from './memberships.ts'
import type { NewSlot } from './slots.ts'

/**
 * Makes one cross-case configuration of several, as a draft, with the slots, evidence and inferences of all, under their
 * principles and constructs; returns its id. They stay as they are and in use, with their links. What all agree on is kept:
 * origin, actor, owner, style, how far a mechanism is switched on. Throws `not_found`.
 */
export function consolidate(
  db: WritableDb,
  configurationIds: readonly string[],
  {
    title,
    handle,
    reason,
  }: { title?: string | undefined; handle?: string | undefined; reason: string },
  researcherId: string,
): string {
  const all = configurationIds.map(id => getConfiguration(db, id))
  const id = insertConfiguration(db, {
    ...{ title, handle, caseId: null, slots: uniteSlots(all.map(slotsOf)) },
    origin: agreed(all.map(({ origin }) => origin)) ?? 'data',
    actor: agreed(all.map(({ actor }) => actor)) ?? '',
    ownerId: agreed(all.map(({ ownerId }) => ownerId)),
    style: agreed(all.map(({ style }) => style)) ?? undefined,
  })
  for (const from of all) {
    copyEvidence(db, from.id, id)
    copyInferences(db, from.id, id)
    copyConfigurationMemberships(db, from.id, id)
    insertLineage(db, 'configuration', {
      ...{ kind: 'consolidate', reason, researcherId },
      from: { id: from.id, name: nameConfiguration(from) },
      to: { id, name: nameConfiguration(getConfiguration(db, id)) },
    })
  }
  return id
}

/**
 * Every element once in each role, in the order of the configurations. What begins a role in one of them stands behind an
 * “or” where another has begun that role: it was seen in other cases, and not together with what is there.
 */
function uniteSlots(configurations: readonly NewSlot[][]): NewSlot[] {
  const united = new Map<string, NewSlot[]>()
  for (const slots of configurations) {
    const begun = new Set([...united.values()].map(([slot]) => slot?.role))
    for (const slot of slots) {
      const isFirst = slots.find(({ role }) => role === slot.role) === slot
      const key = `${slot.role} ${slot.elementId}`
      const same = united.get(key)
      if (same !== undefined) same.push(slot)
      else united.set(key, [isFirst && begun.has(slot.role) ? { ...slot, joiner: 'or' } : slot])
    }
  }
  return [...united.values()].flatMap(same => {
    const [first] = same
    if (first === undefined) return []
    const { role, elementId, joiner } = first
    return [
      {
        ...{ role, elementId, joiner },
        facet: agreed(same.map(({ facet }) => facet ?? null)),
        activation: agreed(same.map(({ activation }) => activation ?? null)),
      },
    ]
  })
}

/** What all say who say anything; null where they differ. */
function agreed<T>(values: readonly T[]): T | null {
  const said = new Set(values.filter(value => value !== null))
  const [first] = said
  return said.size === 1 && first !== undefined ? first : null
}
