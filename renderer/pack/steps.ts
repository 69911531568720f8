import type { PackItem, PackRound, WorkshopPack } from '../../shared/workshop/pack.ts'

/** One page after the other: who somebody is, a card an item, a list a ranking, and all of it once more. */
export type Step =
  | { kind: 'start' }
  | { kind: 'item'; round: PackRound; item: PackItem }
  | { kind: 'rank' | 'dots'; round: PackRound }
  | { kind: 'review' }

/** The steps through a pack. */
export function stepsOf({ rounds }: WorkshopPack): Step[] {
  return [
    { kind: 'start' },
    ...rounds.filter(({ items }) => items.length > 0).flatMap(stepsOfRound),
    { kind: 'review' },
  ]
}

function stepsOfRound(round: PackRound): Step[] {
  const { kind } = round
  if (kind === 'rank' || kind === 'dots') return [{ kind, round }]
  return round.items.map(item => ({ kind: 'item', round, item }))
}

/** The heading of a step. */
export function titleOf(step: Step, pack: WorkshopPack): string {
  switch (step.kind) {
    case 'start':
      return pack.title
    case 'item': {
      const { items, title } = step.round
      const place = items.length === 1 ? '' : ` ${items.indexOf(step.item) + 1} of ${items.length}`
      return `${title.trim() === '' ? 'Statement' : title}${place === '' ? '' : ` ·${place}`}`
    }
    case 'rank':
      return step.round.title || 'Put these in order'
    case 'dots':
      return step.round.title || 'Share out your dots'
    case 'review':
      return 'Your answers'
  }
}
