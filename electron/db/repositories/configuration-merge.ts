import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import { newId } from '../ids.ts'
import { insert, type WritableDb } from '../sql.ts'
import { getConfiguration, insertConfiguration, updateConfiguration } from './configurations.ts'
import { addToEvidence, listEvidence } from './evidence.ts'
import { copyInferences } from './inferences.ts'
import { insertLineage, type NamedThing } from './lineage.ts'
import { moveLinks } from './links.ts'
import { copyConfigurationMemberships } from './memberships.ts'
import { addSlot, type NewSlot } from './slots.ts'

/** What a configuration is called in its lineage. */
function nameOf({ id, number, handle, title }: Configuration): NamedThing {
  return { id, name: nameConfiguration({ number, handle, title }) }
}

/** The slots of a configuration as they are asked for in another. */
export function slotsOf({ slots }: Configuration): (NewSlot & { id: string })[] {
  return slots.map(({ id, role, facet, elementId, joiner, activation }) => {
    return { id, role, facet, elementId, joiner, activation }
  })
}

/** Makes a copy to vary, as a draft; returns its id. Its evidence and inferences are copied too where that is asked for. */
export function duplicateConfiguration(
  db: WritableDb,
  input: ParsedInputOf<'configurations.duplicate'>,
  researcherId: string,
): string {
  const from = getConfiguration(db, input.configurationId)
  const { actor, origin, ownerId, style, caseId } = from
  const id = insertConfiguration(db, {
    ...{ actor, origin, ownerId, style, caseId, slots: slotsOf(from) },
    title: input.title ?? from.title,
    handle: input.handle ?? '',
    statement: from.isRewritten ? from.statement : null,
  })
  if (input.withEvidence) {
    copyEvidence(db, from.id, id)
    copyInferences(db, from.id, id)
  }
  const to = nameOf(getConfiguration(db, id))
  const entry = { kind: 'duplicate' as const, reason: input.reason, researcherId }
  insertLineage(db, 'configuration', { ...entry, from: nameOf(from), to })
  return id
}

/**
 * Makes a configuration of each part, with its slots and pieces of evidence; a slot may stand in several. Parts are drafts,
 * since what was agreed was the whole. What was split stays as it was, out of use unless it is to be kept. Returns the ids. Throws `not_found`.
 */
export function splitConfiguration(
  db: WritableDb,
  { configurationId, into, reason, isKept }: ParsedInputOf<'configurations.split'>,
  researcherId: string,
): string[] {
  const from = getConfiguration(db, configurationId)
  const slots = new Map(slotsOf(from).map(slot => [slot.id, slot]))
  const evidence = new Set(listEvidence(db, { configurationId }).map(({ id }) => id))
  const { actor, origin, ownerId, style, caseId } = from
  const ids = into.map(({ title, handle, slotIds, evidenceIds = [] }) => {
    const own = [...new Set(slotIds)].map(slotId => slots.get(slotId))
    if (own.includes(undefined) || evidenceIds.some(id => !evidence.has(id))) {
      throw new AppError('not_found', 'Only slots and evidence of the configuration can be parted.')
    }
    const id = insertConfiguration(db, {
      ...{ actor, origin, ownerId, style, caseId, handle, title: title ?? from.title },
      slots: own.filter(slot => slot !== undefined),
    })
    copyEvidence(db, from.id, id, new Set(evidenceIds))
    copyConfigurationMemberships(db, from.id, id)
    insertLineage(db, 'configuration', {
      ...{ kind: 'split', reason, researcherId },
      ...{ from: nameOf(from), to: nameOf(getConfiguration(db, id)) },
    })
    return id
  })
  if (!isKept) retire(db, from, `Split into ${numbersOf(db, ids)}.`, reason)
  return ids
}

/**
 * Consolidates configurations into one: it gets the slots, evidence, inferences and links of all. The others keep their
 * slots and evidence, so that it can be seen what they were, with the status merged. Throws `not_found` or `invalid_input`.
 */
export function mergeConfigurations(
  db: WritableDb,
  { configurationIds, into, reason, title }: ParsedInputOf<'configurations.merge'>,
  researcherId: string,
): void {
  const others = [...new Set(configurationIds)].filter(id => id !== into)
  if (others.length === 0) {
    throw new AppError('invalid_input', 'Choose at least one other configuration to merge.')
  }
  updateConfiguration(db, getConfiguration(db, into).id, { title })
  for (const id of others) {
    const [from, kept] = [getConfiguration(db, id), getConfiguration(db, into)]
    for (const slot of slotsOf(from)) {
      const isThere = kept.slots.some(
        ({ role, elementId }) => role === slot.role && elementId === slot.elementId,
      )
      if (!isThere) addSlot(db, into, slot)
    }
    copyEvidence(db, id, into)
    copyInferences(db, id, into)
    copyConfigurationMemberships(db, id, into)
    moveLinks(db, id, into)
    insertLineage(db, 'configuration', {
      ...{ kind: 'merge', reason, researcherId, from: nameOf(from), to: nameOf(kept) },
    })
    retire(db, from, `Merged into ${numbersOf(db, [into])}.`, reason)
  }
}

function retire(db: WritableDb, from: Configuration, what: string, reason: string): void {
  const statusReason = reason.trim() === '' ? what : `${what} ${reason}`
  updateConfiguration(db, from.id, { status: 'merged', statusReason })
}

function numbersOf(db: WritableDb, ids: readonly string[]): string {
  return ids.map(id => `CMOC ${getConfiguration(db, id).number}`).join(', ')
}

/** Gives a configuration the evidence of another too; where both have a passage, one piece says what both said. */
export function copyEvidence(
  db: WritableDb,
  fromId: string,
  toId: string,
  chosen?: ReadonlySet<string>,
): void {
  const there = new Map(
    listEvidence(db, { configurationId: toId }).map(piece => [piece.codingId, piece]),
  )
  for (const piece of listEvidence(db, { configurationId: fromId })) {
    if (chosen !== undefined && !chosen.has(piece.id)) continue
    const same = there.get(piece.codingId)
    if (same !== undefined) {
      addToEvidence(db, same, piece)
      continue
    }
    insert(db, 'evidence', {
      ...{ id: newId(), coding_id: piece.codingId, element_id: null, configuration_id: toId },
      ...{ stance: piece.stance, note: piece.note, link: piece.link, strength: piece.strength },
    })
  }
}
