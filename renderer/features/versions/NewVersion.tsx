import { useState } from 'react'
import type { Theory } from '../../../shared/contract/theories.ts'
import { THEORY_KINDS, type TheoryKind } from '../../../shared/domain/roles.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useVersionsView } from './view.ts'
import { KIND_WORDS } from './words.ts'

interface Props {
  /** The version it starts from; null to start from all configurations that are in use. */
  source: Theory | null
  onClose: () => void
}

/** Names a version of the theory: the next of another, or one of all that is in use now. */
export function NewVersion({ source, onClose }: Props) {
  const { data: configurations = [] } = useProcedure('configurations.list', {})
  const { data: theories = [] } = useProcedure('theories.list', {})
  const [name, setName] = useState('')
  const [kind, setKind] = useState<TheoryKind>(theories.length === 0 ? 'initial' : 'refined')
  const inUse = configurations.filter(({ status }) => status !== 'rejected' && status !== 'merged')

  async function make() {
    if (name.trim() === '') return
    const named = { name: name.trim(), kind }
    const made =
      source === null
        ? await act('theories.create', { ...named, configurationIds: inUse.map(({ id }) => id) })
        : await act('theories.copy', { ...named, theoryId: source.id })
    if (made === undefined) return
    useVersionsView.setState({ theoryId: made.id, view: 'timeline' })
    onClose()
    sayUndoable(`“${made.name}” is there.`)
  }

  return (
    <Dialog
      title={source === null ? 'New version' : `The next version from “${source.name}”`}
      size="small"
      isOpen
      isFirm
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={name.trim() === ''} onPress={() => void make()}>
            Make version
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        placeholder={KIND_WORDS[kind]}
        value={name}
        onChange={setName}
        onEnter={() => void make()}
        maxLength={500}
        autoFocus
      />
      <Select
        label="Kind"
        value={kind}
        options={THEORY_KINDS.map(id => ({ id, label: KIND_WORDS[id] }))}
        onChange={setKind}
      />
      <p>
        {source === null
          ? 'It begins with all configurations that are neither rejected nor merged; you can choose among them afterwards.'
          : 'It begins with the narrative and with those of its configurations that are still there.'}
      </p>
    </Dialog>
  )
}
