import { useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Status } from '../../../shared/domain/roles.ts'
import { act } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import css from './Dialogs.module.css'

/** Statuses that a reader will ask the reason of. */
export type DecidedStatus = Extract<Status, 'agreed' | 'rejected' | 'merged'>

/** Whether a reader will ask the reason of a status. */
export function isDecided(status: Status): status is DecidedStatus {
  return status === 'agreed' || status === 'rejected' || status === 'merged'
}

interface Props {
  configuration: Configuration
  status: DecidedStatus
  onClose: () => void
}

const ASKS: Record<DecidedStatus, { title: string; label: string; placeholder: string }> = {
  agreed: {
    title: 'is agreed',
    label: 'Why does the team agree?',
    placeholder: 'What decided it, and what would change your mind',
  },
  rejected: {
    title: 'is rejected',
    label: 'Why is it rejected?',
    placeholder: 'Which passages speak against it, or what explains the outcome better',
  },
  merged: {
    title: 'is merged or split',
    label: 'Why, and into which?',
    placeholder: 'What takes its place',
  },
}

/** Asks for the reason of a decision; both are kept in one step. */
export function StatusDialog({ configuration, status, onClose }: Props) {
  const [reason, setReason] = useState(
    configuration.status === status ? configuration.statusReason : '',
  )
  const { title, label, placeholder } = ASKS[status]

  async function save() {
    const saved = await act('configurations.update', {
      ...{ configurationId: configuration.id, status, statusReason: reason.trim() },
    })
    if (saved !== undefined) onClose()
  }

  return (
    <Dialog
      title={`CMOC ${configuration.number} ${title}`}
      size="small"
      isOpen
      isFirm
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Leave the status as it was</Button>
          <Button variant="primary" onPress={() => void save()}>
            {reason.trim() === '' ? 'Save without a reason' : 'Save'}
          </Button>
        </>
      }
    >
      <TextArea
        label={label}
        placeholder={placeholder}
        value={reason}
        onChange={setReason}
        autoFocus
      />
      {status === 'merged' && (
        <p className={css.note}>
          This only says so. To carry its elements and passages over, use “Consolidate with others”
          or “Split” in the menu.
        </p>
      )}
    </Dialog>
  )
}
