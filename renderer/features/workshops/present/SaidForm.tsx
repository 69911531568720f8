import { useRef, useState } from 'react'
import type { InputOf } from '../../../../shared/contract/contract.ts'
import type { WorkshopItem } from '../../../../shared/contract/workshops.ts'
import { ROLE_NAMES, ROLES, type Role } from '../../../../shared/domain/roles.ts'
import { Button } from '../../../ui/Button.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { useLive } from '../../../ui/use-live.tsx'
import css from './Facilitator.module.css'
import { type Speaking, takeDown } from './take-down.ts'

type Kind = 'comment' | 'wording' | Role
type Answer = Omit<InputOf<'workshops.respond'>['answers'][number], 'itemId'>

const KINDS: readonly { id: Kind; label: string }[] = [
  { id: 'comment', label: 'Comment' },
  { id: 'wording', label: 'Other wording' },
  ...ROLES.map(role => ({ id: role, label: `New ${ROLE_NAMES[role].toLowerCase()}` })),
]

/** What somebody says in words: a comment, how they would word it, or an element that is missing. */
export function SaidForm({ item, who }: { item: WorkshopItem; who: Speaking }) {
  const [kind, setKind] = useState<Kind>('comment')
  const [text, setText] = useState('')
  const form = useRef<HTMLElement>(null)
  const { say, live } = useLive()
  async function save() {
    if (await takeDown(who, { itemId: item.id, ...answer(kind, text.trim()) })) {
      setText('')
      // The button goes grey and would take the keyboard with it; the next thing is said already.
      form.current?.querySelector('textarea')?.focus()
      say('Written down.')
    }
  }
  return (
    <section ref={form} aria-label="In their words" className={css.block}>
      {live}
      <Select label="In their words" value={kind} options={KINDS} onChange={setKind} />
      <TextArea label={labelOf(kind)} rows={2} value={text} onChange={setText} />
      <Button isDisabled={text.trim() === ''} onPress={() => void save()}>
        Write it down
      </Button>
    </section>
  )
}

function labelOf(kind: Kind): string {
  if (kind === 'comment') return 'What they say'
  return kind === 'wording' ? 'How they would word it' : `New ${ROLE_NAMES[kind].toLowerCase()}`
}

function answer(kind: Kind, text: string): Answer {
  if (kind === 'comment') return { comment: text }
  return kind === 'wording' ? { wording: text } : { elements: [{ role: kind, text }] }
}
