import { type FormEvent, useId, useState } from 'react'
import type { Speaker } from '../../../shared/contract/participants.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { ComboField } from '../../ui/ComboField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'

interface RenameSpeakerProps {
  speaker: Speaker
  /** All of the source. */
  speakers: readonly Speaker[]
  onClose: () => void
}

/** Asks what a speaker is called in a source; the name of another one makes the two one. */
export function RenameSpeaker({ speaker, speakers, onClose }: RenameSpeakerProps) {
  const { sourceId, label, turnCount } = speaker
  const [name, setName] = useState(label)
  const formId = useId()
  const newLabel = name.trim()
  const others = speakers.filter(other => other.label !== label)
  const into = others.find(other => other.label === newLabel)
  const isReady = newLabel !== '' && newLabel !== label
  const rename = async (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    const done = await act('speakers.rename', { sourceId, label, newLabel })
    if (!done) return
    onClose()
    sayUndoable(into ? `“${label}” is one with “${newLabel}” now.` : `Renamed “${newLabel}”.`)
  }
  return (
    <Dialog
      title={`Rename ${label}`}
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} isDisabled={!isReady}>
            {into ? `Make one with ${newLabel}` : 'Rename'}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={event => void rename(event)}>
        <ComboField
          label="Name"
          value={name}
          options={others.map(other => other.label)}
          maxLength={100}
          onChange={setName}
          isFirst
        />
      </form>
      <p>
        {into
          ? `${count(turnCount, 'turn')} of ${label} and ${count(into.turnCount, 'turn')} of ${newLabel} will be of one speaker.`
          : `In ${count(turnCount, 'turn')} of this source. The text itself stays as it is.`}
      </p>
    </Dialog>
  )
}
