import { useState } from 'react'
import type { Speaker } from '../../../shared/contract/participants.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import { RoleToggle } from '../../ui/RoleToggle.tsx'
import { Select } from '../../ui/Select.tsx'

const NO_CODE = 'none'

/** Asks with what all turns of a speaker are to be coded, and codes them in one step. */
export function CodeTurns({ speaker, onClose }: { speaker: Speaker; onClose: () => void }) {
  const { sourceId, label, turnCount } = speaker
  const { data: codes } = useProcedure('codes.list', {})
  const [roles, setRoles] = useState<Role[]>([])
  const [codeId, setCodeId] = useState(NO_CODE)
  const options = [
    { id: NO_CODE, label: 'No code' },
    ...(codes ?? []).map(({ id, name }) => ({ id, label: name })),
  ]
  const isReady = roles.length > 0 || codeId !== NO_CODE
  const code = async () => {
    const codeIds = codeId === NO_CODE ? [] : [codeId]
    const done = await act('sources.codeSpeaker', { sourceId, label, roles, codeIds })
    if (!done) return
    onClose()
    const { created, extended } = done
    if (created + extended > 0) sayUndoable(`${count(created + extended, 'turn')} coded.`)
  }
  return (
    <Dialog
      title={`Code all turns of ${label}`}
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!isReady} onPress={() => void code()}>
            {`Code ${count(turnCount, 'turn')}`}
          </Button>
        </>
      }
    >
      <RoleToggle label="Roles" hasNames value={roles} onChange={setRoles} />
      <Select label="Code" value={codeId} options={options} onChange={setCodeId} />
      <p>
        Every turn becomes one coding. Turns you have coded whole already are not coded twice: they
        get what they lack.
      </p>
    </Dialog>
  )
}
