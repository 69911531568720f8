import { Plus, Trash2, X } from 'lucide-react'
import type { InputOf } from '../../../shared/contract/contract.ts'
import type { Workshop } from '../../../shared/contract/workshops.ts'
import { WORKSHOP_STATUSES } from '../../../shared/domain/workshop.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { STATUS_WORDS } from './words.ts'
import css from './Workshops.module.css'

type Groups = InputOf<'workshops.setGroups'>['groups']

/** When, where, by whom and what for a workshop is held, and which groups take part with how many people. */
export function AboutView({ workshop }: { workshop: Workshop }) {
  const { id: workshopId, name, date, place, facilitators, purpose, status, groups } = workshop
  const change = (fields: Omit<InputOf<'workshops.update'>, 'workshopId'>) =>
    void act('workshops.update', { workshopId, ...fields })
  const setGroups = (next: Groups) => act('workshops.setGroups', { workshopId, groups: next })
  const update = (id: string, fields: { name?: string; size?: number | null }) =>
    void setGroups(groups.map(group => (group.id === id ? { ...group, ...fields } : group)))
  async function remove() {
    if ((await act('workshops.remove', { workshopId })) === undefined) return
    sayUndoable(`“${name}” removed. What was decided after it stays.`)
  }
  return (
    <div className={css.page}>
      <section className={css.form} aria-label="About the workshop">
        <DraftField
          label="Name"
          isRequired
          maxLength={500}
          value={name}
          onCommit={text => change({ name: text })}
        />
        <div className={css.row}>
          <DateField
            label="Date"
            value={date === '' ? null : date}
            onCommit={day => change({ date: day ?? '' })}
          />
          <DraftField
            label="Place"
            maxLength={500}
            value={place}
            onCommit={text => change({ place: text })}
          />
          <Select
            label="State"
            value={status}
            options={WORKSHOP_STATUSES.map(id => ({ id, label: STATUS_WORDS[id] }))}
            onChange={next => change({ status: next })}
          />
        </div>
        <DraftField
          label="Facilitators"
          maxLength={500}
          value={facilitators}
          onCommit={text => change({ facilitators: text })}
        />
        <DraftField
          label="Purpose"
          isMultiline
          placeholder="What is to be known after it that is not known now?"
          value={purpose}
          onCommit={text => change({ purpose: text })}
        />
      </section>
      <section className={css.form} aria-label="Groups that take part">
        <h2 className={css.heading}>Groups that take part</h2>
        <p className={css.hint}>
          What is said is counted by group. With the number of people, the facilitator sees how many
          have answered.
        </p>
        <ul className={css.groups}>
          {groups.map(group => (
            <li key={group.id} className={css.group}>
              <DraftField
                label={`Name of the group ${group.name}`}
                isLabelHidden
                isRequired
                maxLength={500}
                value={group.name}
                onCommit={text => update(group.id, { name: text })}
              />
              <DraftField
                label={`People of ${group.name}`}
                isLabelHidden
                placeholder="People"
                maxLength={6}
                value={group.size === null ? '' : String(group.size)}
                onCommit={text => update(group.id, { size: sizeOf(text) })}
              />
              <IconButton
                icon={X}
                label={`Leave ${group.name} out`}
                onPress={() => void setGroups(groups.filter(({ id }) => id !== group.id))}
              />
            </li>
          ))}
        </ul>
        <Button icon={Plus} onPress={() => void setGroups([...groups, { name: freeName(groups) }])}>
          Add a group
        </Button>
      </section>
      <section className={css.form} aria-label="Remove">
        <Button variant="danger" icon={Trash2} onPress={() => void remove()}>
          Remove this workshop
        </Button>
      </section>
    </div>
  )
}

/** A number of people as it was typed; null where it is none. */
function sizeOf(text: string): number | null {
  const size = Number(text)
  return Number.isInteger(size) && size > 0 ? size : null
}

function freeName(groups: Workshop['groups']): string {
  const names = new Set(groups.map(({ name }) => name))
  for (let number = groups.length + 1; ; number += 1) {
    if (!names.has(`Group ${number}`)) return `Group ${number}`
  }
}
