import { useState } from 'react'
import type { InputOf } from '../../../../shared/contract/contract.ts'
import type { Workshop } from '../../../../shared/contract/workshops.ts'
import type { CardPaper } from '../../../../shared/domain/realist.ts'
import type { ATTRIBUTIONS } from '../../../../shared/tables/kinds.ts'
import type { PassphraseDraft } from '../../../ui/NewPassphrase.tsx'
import type { PackProduct } from './words.ts'

/** What is chosen in the dialog so far. */
export interface PackDraft {
  product: PackProduct
  intro: string
  /** Rounds that are left out. */
  left: ReadonlySet<string>
  attribution: (typeof ATTRIBUTIONS)[number]
  asksName: boolean
  asks: { comment: boolean; wording: boolean; elements: boolean }
  isLocked: boolean
  secret: PassphraseDraft
  paper: 'A4' | 'Letter'
  cardPaper: CardPaper
}

const EMPTY: PackDraft = {
  ...{ product: 'workshop-pack', intro: '', left: new Set(), attribution: 'none' },
  ...{ asksName: false, asks: { comment: true, wording: true, elements: true } },
  ...{ isLocked: false, secret: { passphrase: '', again: '' }, paper: 'A4', cardPaper: 'a4' },
}

/** The choices of the dialog, and how to change some of them. */
export function usePackDraft() {
  const [draft, setDraft] = useState<PackDraft>(EMPTY)
  const change = (part: Partial<PackDraft>) => setDraft(before => ({ ...before, ...part }))
  return { draft, change }
}

/** The rounds that are in it, of those that hold anything. */
export function chosenRounds({ rounds }: Workshop, { left }: PackDraft): Workshop['rounds'] {
  return rounds.filter(({ id, items }) => items.length > 0 && !left.has(id))
}

/** The choices as an export takes them. */
export function toOptions(
  workshop: Workshop,
  draft: PackDraft,
): Pick<InputOf<'exports.write'>, 'workshop' | 'cards'> {
  const { product, intro, attribution, asksName, asks, isLocked, secret, paper, cardPaper } = draft
  return {
    workshop: {
      ...{ workshopId: workshop.id, roundIds: chosenRounds(workshop, draft).map(({ id }) => id) },
      ...{ intro, attribution, asksName, asks, paper },
      ...(product === 'workshop-pack' && isLocked && { passphrase: secret.passphrase }),
    },
    ...(product === 'workshop-cards' && { cards: { paper: cardPaper } }),
  }
}

/** Every word that would go out, item by item. */
export function wordsGoingOut(workshop: Workshop, draft: PackDraft): string[] {
  const rounds = chosenRounds(workshop, draft)
  const hasMore = draft.product === 'workshop-pack' || draft.product === 'workshop-form'
  return [
    ...[workshop.name, draft.product === 'workshop-cards' ? '' : draft.intro],
    ...rounds.flatMap(({ title, question }) => [title, question]),
    ...rounds
      .flatMap(({ items }) => items)
      .flatMap(({ wording, question, parts, quotes }) => [
        ...[wording, question],
        ...(hasMore ? parts.map(({ label }) => label) : []),
        ...(hasMore ? quotes.filter(({ mayBeShown }) => mayBeShown) : []).map(({ words }) => words),
      ]),
  ].filter(words => words.trim() !== '')
}
