import { X } from 'lucide-react'
import type { MemoTarget } from '../../../shared/memos/memo-links.ts'
import { sayUndoable } from '../../store/act.ts'
import type { Choice } from '../../ui/ChoiceMenu.tsx'
import { FindMenu } from '../../ui/FindMenu.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { ThingLink } from '../../ui/ThingLink.tsx'
import { useLive } from '../../ui/use-live.tsx'
import css from './Cases.module.css'

interface Props {
  title: string
  /** What the button that adds to them says. */
  add: string
  kind: MemoTarget['kind']
  things: readonly Choice[]
  memberIds: readonly string[]
  onAdd: (id: string) => Promise<unknown>
  onRemove: (id: string) => Promise<unknown>
}

/** What belongs to something, with the way to each and the way out. */
export function MemberList({ title, add, kind, things, memberIds, onAdd, onRemove }: Props) {
  const { say, live } = useLive()
  const known = new Map(things.map(thing => [thing.id, thing]))
  const left = new Set(memberIds)
  const members = memberIds.flatMap(id => known.get(id) ?? [])
  return (
    <section className={css.section} aria-label={title}>
      {live}
      <h2 className={css.heading}>
        {title}
        <span className={css.count}>{members.length}</span>
      </h2>
      <FindMenu
        label={add}
        choices={things.filter(({ id }) => !left.has(id))}
        onPick={async id => {
          if (await onAdd(id)) say(`${known.get(id)?.label ?? 'It'} added.`)
        }}
      />
      <ul>
        {members.map(({ id, label }) => (
          <li key={id} className={css.line}>
            <ThingLink kind={kind} id={id} label={label} />
            <IconButton
              icon={X}
              label={`Take ${label} out`}
              onPress={async () => {
                if (await onRemove(id)) sayUndoable(`${label} taken out.`)
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
