import { useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import { act } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'

interface Props {
  configuration: Configuration
  onClose: () => void
}

/** Makes a copy to vary; where it comes from and why is kept. */
export function DuplicateDialog({ configuration, onClose }: Props) {
  const openConfiguration = useWorkspace(state => state.openConfiguration)
  const [title, setTitle] = useState(configuration.title)
  const [withEvidence, setWithEvidence] = useState(true)
  const [reason, setReason] = useState('')

  async function duplicate() {
    const made = await act('configurations.duplicate', {
      ...{ configurationId: configuration.id, withEvidence, reason: reason.trim() },
      ...(title.trim() === '' ? {} : { title: title.trim() }),
    })
    if (made === undefined) return
    onClose()
    openConfiguration(made.id)
  }

  return (
    <Dialog
      title={`Duplicate CMOC ${configuration.number}`}
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={() => void duplicate()}>
            Duplicate
          </Button>
        </>
      }
    >
      <TextField label="Title" value={title} onChange={setTitle} maxLength={500} autoFocus />
      <TextField
        label="What is to be varied, and why"
        placeholder="In a village practice the resource may be another"
        value={reason}
        onChange={setReason}
        onEnter={() => void duplicate()}
      />
      <Checkbox
        label="With its passages and inferences"
        isTicked={withEvidence}
        onChange={setWithEvidence}
      />
    </Dialog>
  )
}
