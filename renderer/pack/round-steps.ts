import type { PackItem, PackRound } from '../../shared/workshop/pack.ts'
import { type Answers, answerTo, dotsLeft, keepRanks, rankedItems } from './answers.ts'
import { button, fill, make, say, words } from './dom.ts'
import { picture } from './picture.ts'

/** Items to be put in order, with a button up and one down for each. */
export function rankStep(round: PackRound, answers: Answers, onChange: () => void): HTMLElement[] {
  const list = make('ol', { class: 'ranked' })
  const state = make('p', { class: 'soft' })
  const move = (item: PackItem, by: -1 | 1): void => {
    const order = rankedItems(answers, round)
    const from = order.indexOf(item)
    const to = from + by
    if (to < 0 || to >= order.length) return
    order.splice(from, 1)
    order.splice(to, 0, item)
    keep(order)
    say(`Now number ${to + 1} of ${order.length}`)
    focusOn(to, by)
  }
  /** The same button again, or the other one where it can go no further. */
  const focusOn = (place: number, by: -1 | 1): void => {
    const buttons = [...(list.children[place]?.querySelectorAll('button') ?? [])]
    const [up, down] = buttons
    const same = by === -1 ? up : down
    const other = by === -1 ? down : up
    ;(same?.disabled === false ? same : other)?.focus()
  }
  const keep = (order: readonly PackItem[]): void => {
    keepRanks(answers, order)
    onChange()
    show()
  }
  const show = (): void => {
    const order = rankedItems(answers, round)
    const isRanked = order.some(({ id }) => answers.given.get(id)?.rank != null)
    fill(list, ...order.map((item, index) => row(item, index, order.length)))
    fill(
      state,
      isRanked ? 'This is your order.' : 'Not in an order of yours yet. ',
      !isRanked && button('It is right as it is', () => keep(order)),
    )
  }
  const row = (item: PackItem, index: number, count: number): HTMLElement => {
    const up = button('Up', () => move(item, -1), { describedAs: `Up: number ${index + 1}` })
    const down = button('Down', () => move(item, 1), { describedAs: `Down: number ${index + 1}` })
    up.disabled = index === 0
    down.disabled = index === count - 1
    return make(
      'li',
      { class: 'card' },
      make('span', { class: 'place', 'aria-hidden': 'true' }, String(index + 1)),
      make('div', { class: 'grows' }, words(item.text), picture(item)),
      make('div', { class: 'row' }, up, down),
    )
  }
  show()
  return [words(round.question || 'Put what matters most first.', 'asked'), list, state]
}

/** Items that dots are shared out between. */
export function dotsStep(round: PackRound, answers: Answers, onChange: () => void): HTMLElement[] {
  const left = make('p', { class: 'left', role: 'status' })
  const rows = round.items.map(item => {
    const count = make('output', {})
    const change = (by: -1 | 1): void => {
      // The button is there to be pressed even then.
      if (by === 1 && dotsLeft(answers, round) <= 0) return
      const answer = answerTo(answers, item.id)
      answer.dots = Math.max(0, (answer.dots ?? 0) + by)
      onChange()
      show()
    }
    const fewer = button('−', () => change(-1), { describedAs: `One dot fewer: ${item.text}` })
    const more = button('+', () => change(1), { describedAs: `One dot more: ${item.text}` })
    const show = (): void => {
      for (const each of rows) each.update()
      const rest = dotsLeft(answers, round)
      left.textContent = `${rest} of ${round.dots} dots left`
    }
    const update = (): void => {
      const given = answers.given.get(item.id)?.dots ?? 0
      count.textContent = given === 0 ? 'no dots' : `${'●'.repeat(Math.min(given, 10))} ${given}`
      // A button that is disabled would let go of the focus; these only say that they do nothing.
      setOff(fewer, given === 0)
      setOff(more, dotsLeft(answers, round) <= 0)
    }
    const element = make(
      'li',
      { class: 'card' },
      make('div', { class: 'grows' }, words(item.text), picture(item)),
      make('div', { class: 'row' }, fewer, count, more),
    )
    return { element, update, show }
  })
  rows[0]?.show()
  return [
    words(
      round.question || `You have ${round.dots} dots. Give more to what matters more.`,
      'asked',
    ),
    left,
    make('ul', { class: 'dotted', role: 'list' }, ...rows.map(({ element }) => element)),
  ]
}

function setOff(target: HTMLButtonElement, isOff: boolean): void {
  target.setAttribute('aria-disabled', String(isOff))
}
