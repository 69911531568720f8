import { useState } from 'react'
import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import { STANCES, type Stance } from '../../../shared/domain/roles.ts'
import { call } from '../../api/client.ts'
import { sayError, useNotices } from '../../store/notices.ts'
import { count } from '../../ui/format.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { CodingPicker } from './CodingPicker.tsx'
import css from './CodingPicker.module.css'

interface Props {
  configuration: ConfigurationDetail
  /** The element that is looked at, which is then what passages are attached to. */
  elementId: string | null
  onClose: () => void
}

const STANCE_OPTIONS: { id: Stance; label: string }[] = STANCES.map(id => ({
  id,
  label: {
    supports: 'They support it',
    refines: 'They refine it',
    challenges: 'They challenge it',
  }[id],
}))

const WHOLE = 'configuration'

/** Attaches coded passages to the open configuration or to one of its elements. */
export function AttachDialog({ configuration, elementId, onClose }: Props) {
  const [chosen, setChosen] = useState<Set<string>>(new Set())
  const [stance, setStance] = useState<Stance>('supports')
  const [target, setTarget] = useState<string>(elementId ?? WHOLE)
  const [isBusy, setIsBusy] = useState(false)
  const slot = configuration.slots.find(item => item.elementId === target)
  const attached = new Set(
    configuration.evidenceList
      .filter(item => (target === WHOLE ? item.elementId === null : item.elementId === target))
      .map(item => item.codingId),
  )
  const codingIds = [...chosen].filter(id => !attached.has(id))

  async function attach() {
    setIsBusy(true)
    const to = target === WHOLE ? { configurationId: configuration.id } : { elementId: target }
    try {
      await call('evidence.attachMany', { ...to, codingIds, stance })
      useNotices.getState().say(`${count(codingIds.length, 'passage')} attached.`)
      onClose()
    } catch (error) {
      sayError(error)
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <Dialog
      title={`Attach passages to CMOC ${configuration.number}`}
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={codingIds.length === 0 || isBusy}
            onPress={() => void attach()}
          >
            {codingIds.length === 0
              ? 'Attach passages'
              : `Attach ${count(codingIds.length, 'passage')}`}
          </Button>
        </>
      }
    >
      <div className={css.choices}>
        <Select
          label="Attach to"
          value={target}
          options={[
            { id: WHOLE, label: 'The configuration as a whole' },
            ...uniqueElements(configuration).map(({ elementId: id, role, label }) => ({
              id,
              label: `${role} · ${label}`,
            })),
          ]}
          onChange={setTarget}
        />
        <Select
          label="What they say"
          value={stance}
          options={STANCE_OPTIONS}
          onChange={setStance}
        />
      </div>
      <CodingPicker
        chosen={chosen}
        onChange={setChosen}
        attached={attached}
        role={elementId === null ? null : (slot?.role ?? null)}
      />
    </Dialog>
  )
}

function uniqueElements({ slots }: ConfigurationDetail) {
  return slots.filter(
    (slot, index) => slots.findIndex(other => other.elementId === slot.elementId) === index,
  )
}
