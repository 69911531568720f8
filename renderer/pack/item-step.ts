import { ROLES } from '../../shared/domain/roles.ts'
import { WORKSHOP_STANCE_NAMES, WORKSHOP_STANCES } from '../../shared/domain/workshop.ts'
import type { PackAnswer, PackItem, PackRound, WorkshopPack } from '../../shared/workshop/pack.ts'
import { PACK_LIMITS } from '../../shared/workshop/pack-limits.ts'
import { PLAIN_ROLES } from '../../shared/workshop/plain-roles.ts'
import { button, fill, freshId, make, say, words } from './dom.ts'
import { area, choices } from './fields.ts'
import { picture } from './picture.ts'

/** What an item is: its sentence, its picture, and what people said that may be shown. */
export function itemCard(item: PackItem): HTMLElement {
  return make(
    'section',
    { class: 'card', 'aria-label': 'Statement' },
    words(item.text, 'sentence'),
    picture(item),
    item.quotes.length > 0 && make('h2', {}, 'What people told us'),
    ...item.quotes.map(({ text, by }) =>
      make(
        'blockquote',
        { dir: 'auto' },
        words(`“${text}”`),
        by !== '' && make('footer', { dir: 'auto' }, by),
      ),
    ),
  )
}

/** A card with all that is asked about it; `onChange` is told of each change. */
export function itemStep(
  { asks }: WorkshopPack,
  { kind, question }: PackRound,
  item: PackItem,
  answer: PackAnswer,
  onChange: () => void,
): HTMLElement[] {
  const asked = item.question.trim() || question.trim()
  const isTalk = kind === 'discuss'
  return [
    itemCard(item),
    make(
      'section',
      { class: 'answer', 'aria-label': 'Your answer' },
      isTalk
        ? asked !== '' && words(asked, 'asked')
        : choices({
            legend: asked || 'How far does this fit with your experience?',
            options: WORKSHOP_STANCES.map(stance => ({
              ...{ value: stance, label: WORKSHOP_STANCE_NAMES[stance] },
            })),
            chosen: answer.stance,
            onChoose: stance => {
              answer.stance = stance
              onChange()
            },
          }),
      (asks.comment || isTalk) &&
        area({
          ...{
            label: isTalk ? 'What do you think?' : 'Why? Anything to add?',
            text: answer.comment,
          },
          onType: text => {
            answer.comment = text
            onChange()
          },
        }),
      asks.wording && !isTalk && wordingField(item, answer, onChange),
      asks.elements && !isTalk && missing(answer, onChange),
    ),
  ]
}

function wordingField(item: PackItem, answer: PackAnswer, onChange: () => void): HTMLElement {
  const field = area({
    ...{ label: 'How would you word it?', text: answer.wording, rows: 4 },
    onType: text => {
      answer.wording = text
      onChange()
    },
  })
  const input = field.querySelector('textarea')
  const start = button('Start from the words above', () => {
    if (input === null) return
    input.value = item.text.slice(0, PACK_LIMITS.said)
    input.dispatchEvent(new Event('input'))
    input.focus()
  })
  return make(
    'details',
    { open: answer.wording !== '' },
    make('summary', {}, 'Say it in other words'),
    field,
    start,
  )
}

/** Something that the theory lacks: what it is, and which part of the story it belongs to. */
function missing(answer: PackAnswer, onChange: () => void): HTMLElement {
  const [roleId, textId] = [freshId(), freshId()]
  const role = make(
    'select',
    { id: roleId },
    ...ROLES.map(each => make('option', { value: each }, PLAIN_ROLES[each])),
  )
  const text = make('input', { id: textId, type: 'text', maxlength: PACK_LIMITS.said, dir: 'auto' })
  const list = make('ul', { class: 'added', role: 'list' })
  const show = (): void => {
    fill(
      list,
      ...answer.elements.map((element, index) =>
        make(
          'li',
          {},
          make('span', { class: 'soft' }, `${PLAIN_ROLES[element.role]}: `),
          make('span', { dir: 'auto' }, element.text),
          button(
            'Remove',
            () => {
              answer.elements.splice(index, 1)
              onChange()
              show()
              say('Removed')
              text.focus()
            },
            { kind: 'small', describedAs: `Remove ${element.text}` },
          ),
        ),
      ),
    )
  }
  const add = (): void => {
    const found = ROLES.find(each => each === role.value)
    const said = text.value.trim()
    if (found === undefined || said === '' || answer.elements.length >= PACK_LIMITS.elements) return
    answer.elements.push({ role: found, text: said })
    text.value = ''
    onChange()
    show()
    say(`Added: ${said}`)
    text.focus()
  }
  text.addEventListener('keydown', event => {
    if (event.key === 'Enter') add()
  })
  show()
  return make(
    'details',
    { open: answer.elements.length > 0 },
    make('summary', {}, 'Something is missing'),
    make(
      'div',
      { class: 'row' },
      make('div', { class: 'field' }, make('label', { for: roleId }, 'Part of the story'), role),
      make(
        'div',
        { class: 'field grows' },
        make('label', { for: textId }, 'What is missing'),
        text,
      ),
      button('Add', add),
    ),
    list,
  )
}
