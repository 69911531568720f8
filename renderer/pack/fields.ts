import { PACK_LIMITS } from '../../shared/workshop/pack-limits.ts'
import { freshId, make } from './dom.ts'

/** One of several, as large rows that can be pressed anywhere; arrow keys move between them. */
export function choices<T extends string>({
  legend,
  options,
  chosen,
  onChoose,
}: {
  legend: string
  options: readonly { value: T; label: string }[]
  chosen: T | null
  onChoose: (value: T) => void
}): HTMLFieldSetElement {
  const name = freshId()
  return make(
    'fieldset',
    {},
    make('legend', { dir: 'auto' }, legend),
    ...options.map(({ value, label }) =>
      make(
        'label',
        { class: 'choice' },
        make('input', {
          ...{ type: 'radio', name, value, checked: value === chosen },
          on: { change: () => onChoose(value) },
        }),
        make('span', { dir: 'auto' }, label),
      ),
    ),
  )
}

/** A field for a few sentences. */
export function area({
  label,
  text,
  rows = 3,
  onType,
}: {
  label: string
  text: string
  rows?: number
  onType: (text: string) => void
}): HTMLDivElement {
  const id = freshId()
  const input = make('textarea', { id, rows, maxlength: PACK_LIMITS.said, dir: 'auto' })
  input.value = text
  input.addEventListener('input', () => onType(input.value))
  return make('div', { class: 'field' }, make('label', { for: id }, label), input)
}

/** A field for a few words, with a hint below its label. */
export function line({
  label,
  hint,
  text,
  onType,
}: {
  label: string
  hint: string
  text: string
  onType: (text: string) => void
}): HTMLDivElement {
  const [id, hintId] = [freshId(), freshId()]
  const input = make('input', {
    ...{ id, type: 'text', maxlength: PACK_LIMITS.line, dir: 'auto', autocomplete: 'off' },
    'aria-describedby': hintId,
  })
  input.value = text
  input.addEventListener('input', () => onType(input.value))
  return make(
    'div',
    { class: 'field' },
    make('label', { for: id }, label),
    make('p', { id: hintId, class: 'soft' }, hint),
    input,
  )
}
