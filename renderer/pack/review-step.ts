import { WORKSHOP_STANCE_NAMES } from '../../shared/domain/workshop.ts'
import type { PackItem, PackRound } from '../../shared/workshop/pack.ts'
import { PLAIN_ROLES } from '../../shared/workshop/plain-roles.ts'
import { type Answers, isAnswered } from './answers.ts'
import { button, make, words } from './dom.ts'
import { type Step, titleOf } from './steps.ts'
import type { WorkshopPack } from '../../shared/workshop/pack.ts'

/** All that was answered, with a way back to each. */
export function reviewStep(
  pack: WorkshopPack,
  steps: readonly Step[],
  answers: Answers,
  goTo: (index: number) => void,
): HTMLElement[] {
  return steps.flatMap((step, index) => {
    if (step.kind === 'start' || step.kind === 'review') return []
    const items = step.kind === 'item' ? [step.item] : step.round.items
    const title = titleOf(step, pack)
    return [
      make(
        'section',
        { class: 'card reviewed' },
        make(
          'div',
          { class: 'row' },
          make('h2', { class: 'grows', dir: 'auto' }, title),
          button('Change', () => goTo(index), { kind: 'small', describedAs: `Change: ${title}` }),
        ),
        ...items.flatMap(item => reviewed(step.round, item, answers)),
      ),
    ]
  })
}

function reviewed({ kind, dots }: PackRound, item: PackItem, answers: Answers): HTMLElement[] {
  const answer = answers.given.get(item.id)
  const said: (string | null)[] =
    answer === undefined || !isAnswered(answers, item)
      ? ['Not answered']
      : [
          answer.stance && WORKSHOP_STANCE_NAMES[answer.stance],
          kind === 'rank' && answer.rank !== null ? `Number ${answer.rank}` : null,
          kind === 'dots' ? `${answer.dots ?? 0} of ${dots} dots` : null,
          answer.comment.trim() || null,
          answer.wording.trim() && `In other words: ${answer.wording}`,
          ...answer.elements.map(({ role, text }) => `Missing: ${PLAIN_ROLES[role]}: ${text}`),
        ]
  return [
    words(item.text, 'soft words'),
    ...said.filter(each => each !== null && each !== '').map(each => words(each ?? '', 'said')),
  ]
}
