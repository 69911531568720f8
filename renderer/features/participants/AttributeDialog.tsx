import { useState } from 'react'
import type { Attribute } from '../../../shared/contract/participants.ts'
import { ATTRIBUTE_TYPES, type AttributeType } from '../../../shared/domain/attributes.ts'
import { call } from '../../api/client.ts'
import { errorText } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { TYPE_NAMES } from './words.ts'
import styles from './Participants.module.css'

const OPTIONS = ATTRIBUTE_TYPES.map(id => ({ id, label: TYPE_NAMES[id] }))

interface AttributeDialogProps {
  /** `null` makes a new one. */
  attribute: Attribute | null
  onClose: () => void
}

/** Asks what an attribute is called and what it can hold. */
export function AttributeDialog({ attribute, onClose }: AttributeDialogProps) {
  const [name, setName] = useState(attribute?.name ?? '')
  const [type, setType] = useState<AttributeType>(attribute?.type ?? 'text')
  const [choices, setChoices] = useState((attribute?.choices ?? []).join('\n'))
  const [problem, setProblem] = useState<string | null>(null)
  const lines = choices
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  const isReady = name.trim() !== ''

  const save = async () => {
    if (!isReady) return
    try {
      // Without choices, those of an attribute that becomes one are taken from its values.
      const hasChoices = type === 'choice' && (lines.length > 0 || attribute?.type !== 'text')
      const fields = { name, type, ...(hasChoices && { choices: lines }) }
      if (attribute) await call('attributes.update', { attributeId: attribute.id, ...fields })
      else await call('attributes.create', fields)
      onClose()
    } catch (error) {
      setProblem(errorText(error))
    }
  }

  return (
    <Dialog
      title={attribute ? `Attribute “${attribute.name}”` : 'New attribute'}
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!isReady} onPress={() => void save()}>
            {attribute ? 'Change attribute' : 'Add attribute'}
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        onEnter={() => void save()}
        placeholder="Age, area, months in the programme"
        maxLength={500}
        autoFocus
      />
      <Select label="Holds" value={type} options={OPTIONS} onChange={setType} />
      {type === 'choice' && (
        <TextArea
          label="Choices, one a line"
          value={choices}
          onChange={setChoices}
          placeholder={'Urban\nRural'}
          rows={4}
          {...(attribute?.type === 'text' && {
            help: 'Left empty, the values there are become the choices.',
          })}
        />
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  )
}
