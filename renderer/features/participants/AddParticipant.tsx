import { X } from 'lucide-react'
import { useState } from 'react'
import { act } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Participants.module.css'

/** A line for new participants, which stays open so that several can be written one after the other. */
export function AddParticipant({ onClose }: { onClose: () => void }) {
  const select = useWorkspace(state => state.selectParticipant)
  const [pseudonym, setPseudonym] = useState('')
  const [group, setGroup] = useState('')
  const [round, setRound] = useState(0)
  const add = async () => {
    if (pseudonym.trim() === '') return
    const made = await act('participants.create', {
      pseudonym,
      group: group.trim() === '' ? null : group,
    })
    if (!made) return
    select(made.id)
    setPseudonym('')
    // The next name is written next, whichever field was left.
    setRound(round + 1)
  }
  const field = { onEnter: () => void add(), onEscape: onClose, maxLength: 500 }
  return (
    <div className={styles.add}>
      <div className={styles.addField}>
        <TextField
          key={round}
          {...field}
          label="Pseudonym"
          value={pseudonym}
          onChange={setPseudonym}
          autoFocus
        />
      </div>
      <div className={styles.addField}>
        <TextField {...field} label="Stakeholder group" value={group} onChange={setGroup} />
      </div>
      <Button variant="primary" onPress={() => void add()} isDisabled={pseudonym.trim() === ''}>
        Add
      </Button>
      <IconButton icon={X} label="Stop adding participants" onPress={onClose} />
    </div>
  )
}
