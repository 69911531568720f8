import { useState } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { act } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { RoleToggle } from '../../ui/RoleToggle.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { announce } from './desk-store.ts'
import styles from './DeskInspector.module.css'
import { proposeLabel } from './links.ts'

/** Makes an element at theory level of which the coding is the first evidence. */
export function NewElement({ coding, onDone }: { coding: Coding; onDone: () => void }) {
  const [role, setRole] = useState<Role>(coding.roles[0] ?? 'C')
  const [label, setLabel] = useState(() => proposeLabel(coding.quote))

  async function make() {
    if (label.trim() === '') return
    onDone()
    const element = await act('elements.create', {
      role,
      label: label.trim(),
      codingIds: [coding.id],
    })
    if (element) announce(`Element made: ${element.label}`)
  }

  return (
    <div className={styles.form}>
      <RoleToggle
        label="Role of the element"
        isSingle
        value={[role]}
        onChange={([next]) => {
          if (next) setRole(next)
        }}
      />
      <TextField
        label="Label"
        value={label}
        onChange={setLabel}
        onEnter={() => void make()}
        onEscape={onDone}
        maxLength={500}
        autoFocus
      />
      <div className={styles.actions}>
        <Button size="small" variant="quiet" onPress={onDone}>
          Cancel
        </Button>
        <Button size="small" variant="primary" onPress={() => void make()}>
          Make element
        </Button>
      </div>
    </div>
  )
}
