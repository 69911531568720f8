import type { WorkshopPack } from '../../shared/workshop/pack.ts'
import { type Answers, answerTo, newAnswers } from './answers.ts'
import { button, fill, make, say } from './dom.ts'
import { itemStep } from './item-step.ts'
import type { PackKey } from './lock.ts'
import { reviewStep } from './review-step.ts'
import { dotsStep, rankStep } from './round-steps.ts'
import { reopenAnswers, saveAnswers } from './save.ts'
import { startStep } from './start-step.ts'
import { stepsOf, titleOf } from './steps.ts'

/** Leads somebody through a pack, one step on screen at a time. */
export function showPack(place: HTMLElement, pack: WorkshopPack, key: PackKey | null): void {
  const steps = stepsOf(pack)
  let answers: Answers = newAnswers()
  let at = 0
  const state = make('p', { class: 'state', role: 'status' })
  const onChange = (): void => {
    answers.isUnsaved = true
    state.textContent = 'Not saved yet'
  }
  const save = async (): Promise<void> => {
    const fileName = await saveAnswers(pack, answers, key)
    state.textContent = `Saved as ${fileName}. Send this file back to whoever gave you this page.`
  }
  const onReopen = async (file: File): Promise<string> => {
    const found = await reopenAnswers(pack, file, key)
    if (typeof found === 'string') return found
    answers = found
    goTo(0)
    state.textContent = 'These are the answers that you saved. Go on with them.'
    return ''
  }
  const goTo = (index: number): void => {
    at = Math.max(0, Math.min(steps.length - 1, index))
    show()
    document.querySelector<HTMLElement>('h1')?.focus()
    window.scrollTo(0, 0)
  }
  const content = (): HTMLElement[] => {
    const step = steps[at]
    switch (step?.kind) {
      case 'item': {
        const { round, item } = step
        return itemStep(pack, round, item, answerTo(answers, item.id), onChange)
      }
      case 'rank':
        return rankStep(step.round, answers, onChange)
      case 'dots':
        return dotsStep(step.round, answers, onChange)
      case 'review':
        return reviewStep(pack, steps, answers, goTo)
      default:
        return startStep(pack, answers, { onChange, onReopen })
    }
  }
  const show = (): void => {
    const step = steps[at] ?? { kind: 'start' }
    const title = titleOf(step, pack)
    const isLast = at === steps.length - 1
    document.title = `${title} (${at + 1} of ${steps.length})`
    say('')
    fill(
      place,
      make(
        'header',
        {},
        at > 0 && make('p', { class: 'soft', dir: 'auto' }, pack.title),
        make('p', { class: 'soft', id: 'progress' }, `Step ${at + 1} of ${steps.length}`),
        make('progress', { max: steps.length, value: at + 1, 'aria-labelledby': 'progress' }),
      ),
      make('main', {}, make('h1', { tabindex: -1, dir: 'auto' }, title), ...content()),
      make(
        'nav',
        { 'aria-label': 'Steps' },
        at > 0 && button('Back', () => goTo(at - 1)),
        !isLast && button(at === 0 ? 'Begin' : 'Next', () => goTo(at + 1), { kind: 'main' }),
        button('Save my answers', () => void save(), { kind: isLast ? 'main' : 'plain' }),
        state,
      ),
    )
  }
  show()
  window.addEventListener('beforeunload', event => {
    // The browser asks in its own words.
    if (answers.isUnsaved) event.preventDefault()
  })
}
