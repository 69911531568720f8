import { useState } from 'react'
import { FACETS, type Facet, ROLE_NAMES, type Role } from '../../../shared/domain/roles.ts'
import { call } from '../../api/client.ts'
import { sayError, useNotices } from '../../store/notices.ts'
import { count } from '../../ui/format.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { RoleToggle } from '../../ui/RoleToggle.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { CodingPicker } from '../../ui/CodingPicker.tsx'
import css from '../../ui/CodingPicker.module.css'

const UNDECIDED = 'undecided'
const FACET_OPTIONS: { id: Facet | typeof UNDECIDED; label: string }[] = [
  { id: UNDECIDED, label: 'Not yet said which' },
  ...FACETS.map(id => ({ id, label: id === 'resource' ? 'Resource' : 'Reasoning' })),
]

/** Makes an element from the passages that say it; they become its evidence in the same step. */
export function NewElementDialog({ onClose }: { onClose: () => void }) {
  const [role, setRole] = useState<Role | null>(null)
  const [facet, setFacet] = useState<Facet | typeof UNDECIDED>(UNDECIDED)
  const [label, setLabel] = useState('')
  const [chosen, setChosen] = useState<Set<string>>(new Set())
  const [isBusy, setIsBusy] = useState(false)
  const isReady = role !== null && label.trim() !== '' && !isBusy

  async function create() {
    if (role === null || !isReady) return
    setIsBusy(true)
    try {
      await call('elements.create', {
        role,
        label,
        facet: role === 'M' && facet !== UNDECIDED ? facet : null,
        codingIds: [...chosen],
      })
      useNotices.getState().say(`${ROLE_NAMES[role]} made with ${count(chosen.size, 'passage')}.`)
      onClose()
    } catch (error) {
      sayError(error)
      setIsBusy(false)
    }
  }

  return (
    <Dialog
      title="New element from codings"
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!isReady} onPress={() => void create()}>
            {chosen.size === 0
              ? 'Make element'
              : `Make element with ${count(chosen.size, 'passage')}`}
          </Button>
        </>
      }
    >
      <div className={css.element}>
        <div className={css.roles}>
          <RoleToggle
            label="Role of the element"
            isSingle
            hasNames
            value={role === null ? [] : [role]}
            onChange={([next]) => setRole(next ?? null)}
          />
          {role === 'M' && (
            <Select
              label="Facet"
              isLabelHidden
              value={facet}
              options={FACET_OPTIONS}
              onChange={setFacet}
            />
          )}
        </div>
        <TextField
          label="What it says, at the level of theory"
          placeholder="Link worker rings the client within a week"
          value={label}
          onChange={setLabel}
          maxLength={500}
          onEnter={() => void create()}
        />
      </div>
      <CodingPicker chosen={chosen} onChange={setChosen} />
    </Dialog>
  )
}
