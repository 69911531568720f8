import type { WorkshopPack } from '../../shared/workshop/pack.ts'
import { RESPONSE_ENDING } from '../../shared/workshop/pack-limits.ts'
import type { Answers } from './answers.ts'
import { freshId, make, words } from './dom.ts'
import { choices, line } from './fields.ts'

/** What this is, who somebody is, and a way to go on with answers that were saved. */
export function startStep(
  { intro, groups, asksName }: WorkshopPack,
  answers: Answers,
  { onChange, onReopen }: { onChange: () => void; onReopen: (file: File) => Promise<string> },
): HTMLElement[] {
  return [
    ...(intro.trim() === '' ? [] : [words(intro, 'intro')]),
    make(
      'div',
      { class: 'card' },
      make('p', {}, 'Read each card and say what you make of it. Leave out what you like.'),
      make(
        'p',
        {},
        'Your answers stay in this page, and nowhere else, until you save them. Save them as a small file, and send that file back to whoever gave you this page. Nothing is sent by itself.',
      ),
    ),
    ...(groups.length === 0
      ? []
      : [
          choices({
            ...{ legend: 'Who are you here as?', chosen: answers.groupId },
            options: [
              ...groups.map(({ id, name }) => ({ value: id, label: name })),
              { value: '', label: 'I would rather not say' },
            ],
            onChoose: groupId => {
              answers.groupId = groupId
              onChange()
            },
          }),
        ]),
    ...(asksName
      ? [
          line({
            ...{ label: 'What should we call you?', text: answers.name },
            hint: 'You can leave this empty, or make up a name.',
            onType: name => {
              answers.name = name
              onChange()
            },
          }),
        ]
      : []),
    reopen(onReopen),
  ]
}

function reopen(onReopen: (file: File) => Promise<string>): HTMLElement {
  const id = freshId()
  const problem = make('p', { class: 'problem', role: 'alert' })
  const input = make('input', { id, type: 'file', accept: RESPONSE_ENDING })
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file === undefined) return
    void onReopen(file).then(found => {
      problem.textContent = found
    })
  })
  return make(
    'details',
    {},
    make('summary', {}, 'Go on with answers that you saved before'),
    make(
      'div',
      { class: 'field' },
      make('label', { for: id }, 'The file with your answers'),
      input,
    ),
    problem,
  )
}
