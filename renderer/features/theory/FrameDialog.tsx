import { useState } from 'react'
import { call } from '../../api/client.ts'
import { sayError } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FilterField } from '../../ui/FilterField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { type AdjustedPicture, pictureInput } from './by-hand.ts'
import type { Picture } from './canvas-items.ts'
import css from './FrameDialog.module.css'

interface Props {
  adjusted: AdjustedPicture
  picture: Picture
  /** The frame to be changed; null for a new one. */
  group: { id: string; name: string; elementIds: string[] } | null
  /** The boxes that a new frame begins with. */
  chosen: readonly string[]
  onClose: () => void
}

/** Names a frame in the diagram and chooses the boxes that it is around. */
export function FrameDialog({ adjusted, picture, group, chosen, onClose }: Props) {
  const [name, setName] = useState(group?.name ?? '')
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set(group?.elementIds ?? chosen))
  const [filter, setFilter] = useState('')
  const isReady = name.trim() !== '' && ids.size > 0
  const sought = filter.trim().toLowerCase()
  const listed = picture.nodes.filter(({ label }) => label.toLowerCase().includes(sought))

  function toggle(id: string) {
    const next = new Set(ids)
    if (!next.delete(id)) next.add(id)
    setIds(next)
  }
  function save() {
    if (!isReady) return
    const fields = { name, elementIds: [...ids] }
    const saving =
      group === null
        ? call('diagrams.group', { ...pictureInput(adjusted), ...fields })
        : call('diagrams.updateGroup', { groupId: group.id, ...fields })
    saving.then(onClose).catch(sayError)
  }

  return (
    <Dialog
      title={group === null ? 'Frame boxes' : 'Change the frame'}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!isReady} onPress={save}>
            {group === null ? 'Draw frame' : 'Save frame'}
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        placeholder="What the scheme can change"
        value={name}
        onChange={setName}
        onEnter={save}
        maxLength={500}
        autoFocus
      />
      <fieldset className={css.choices}>
        <legend className={css.legend}>
          Boxes, {ids.size} of {picture.nodes.length}
        </legend>
        <FilterField label="Filter boxes" value={filter} onChange={setFilter} />
        <ul className={css.list}>
          {listed.map(({ id, label, roles }) => (
            <li key={id}>
              <Checkbox
                label={`${roles.join('/')}: ${label}`}
                isTicked={ids.has(id)}
                onChange={() => toggle(id)}
              />
            </li>
          ))}
        </ul>
      </fieldset>
    </Dialog>
  )
}
