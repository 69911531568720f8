import type { WorkshopPack } from '../../shared/workshop/pack.ts'
import type { Lock } from '../../shared/workshop/response-file.ts'
import { fill, freshId, make } from './dom.ts'
import { canUnlock, keyTo, open, type PackKey } from './lock.ts'

/** Asks for the passphrase of a locked pack until one fits. */
export function unlockStep(
  place: HTMLElement,
  lock: Lock,
  onOpen: (pack: WorkshopPack, key: PackKey) => void,
): void {
  const title = make('h1', {}, 'This pack is locked')
  if (!canUnlock()) {
    const advice =
      'This browser cannot open locked packs from a file. Open it in a current Chrome, Edge, Firefox or Safari, or ask for the paper form.'
    fill(place, title, make('p', { class: 'problem' }, advice))
    return
  }
  const id = freshId()
  const input = make('input', { id, type: 'password', autocomplete: 'off' })
  const problem = make('p', { class: 'problem', role: 'alert' })
  const submit = make('button', { type: 'submit', class: 'main' }, 'Open')
  let isBusy = false
  const attempt = async (): Promise<void> => {
    if (isBusy || input.value === '') return
    isBusy = true
    submit.textContent = 'Opening…'
    problem.textContent = ''
    const key = await keyTo(lock, input.value)
    const text = await open(lock, key)
    isBusy = false
    submit.textContent = 'Open'
    if (text !== null) return onOpen(JSON.parse(text) as WorkshopPack, key)
    problem.textContent = 'This passphrase does not open it. Look at capital letters and spaces.'
    input.select()
  }
  const form = make(
    'form',
    { class: 'card' },
    make(
      'div',
      { class: 'field' },
      make('label', { for: id }, 'Passphrase'),
      make('p', { class: 'soft' }, 'Whoever gave you this page has told you.'),
      input,
    ),
    problem,
    submit,
  )
  form.addEventListener('submit', event => {
    event.preventDefault()
    void attempt()
  })
  fill(place, title, form)
  input.focus()
}
