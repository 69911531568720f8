import type { Workshop, WorkshopItem } from '../contract/workshops.ts'
import { cleanText } from '../diagram/clean-text.ts'
import type { PackItem, WorkshopPack } from './pack.ts'
import type { PackChoice } from './pack-choice.ts'

/** What a pack takes from elsewhere than the workshop. */
export interface PackExtras {
  packId: string
  /** The day, such as 2026-03-02. */
  madeOn: string
  /** Who said a quote, as far as that is to be told, by the coding. */
  attributions: ReadonlyMap<string, string>
  /** Diagrams, by the item. */
  drawings: ReadonlyMap<string, NonNullable<PackItem['drawing']>>
}

/**
 * What was chosen of a workshop, and no more: each field is copied by name, so that a field that a workshop gets one day is in
 * no pack until somebody puts it here. Quotes that nobody has said may be shown are left out, and so is all that is for the
 * facilitator.
 */
export function makePack(
  { id: workshopId, name, groups, rounds }: Workshop,
  { intro, roundIds, groupIds, asksName, asks }: PackChoice,
  extras: PackExtras,
): WorkshopPack {
  return {
    ...{ format: 'retroduce-pack', version: 1, packId: extras.packId, workshopId },
    ...{ title: cleanText(name), intro: cleanText(intro), madeOn: extras.madeOn },
    groups: groups
      .filter(({ id }) => groupIds?.includes(id) ?? true)
      .map(group => ({ id: group.id, name: cleanText(group.name) })),
    ...{ asksName, asks },
    rounds: rounds
      .filter(({ id, items }) => items.length > 0 && (roundIds?.includes(id) ?? true))
      .map(({ id, kind, title, question, dots, items }) => ({
        ...{ id, kind, title: cleanText(title), question: cleanText(question) },
        ...{ dots: kind === 'dots' ? dots : 0, items: items.map(item => packItem(item, extras)) },
      })),
  }
}

function packItem(
  { id, kind, wording, question, hasPicture, parts, quotes }: WorkshopItem,
  { attributions, drawings }: PackExtras,
): PackItem {
  return {
    ...{ id, kind, question: cleanText(question) },
    text: cleanText(
      wording.trim() === '' && kind === 'diagram' ? 'All of it in one picture' : wording,
    ),
    parts: hasPicture ? parts.map(({ role, label }) => ({ role, text: cleanText(label) })) : [],
    drawing: hasPicture ? (drawings.get(id) ?? null) : null,
    quotes: quotes
      .filter(({ mayBeShown }) => mayBeShown)
      .map(({ codingId, words }) => ({
        ...{ text: cleanText(words), by: cleanText(attributions.get(codingId) ?? '') },
      })),
  }
}
