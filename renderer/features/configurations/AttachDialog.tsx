import { useState } from 'react'
import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import { type Strength, STRENGTHS } from '../../../shared/domain/realist.ts'
import { STANCES, type Stance } from '../../../shared/domain/roles.ts'
import { call } from '../../api/client.ts'
import { sayError, useNotices } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { CodingPicker } from '../../ui/CodingPicker.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import { Select } from '../../ui/Select.tsx'
import { aimFrom, idOfAim, partOptions } from './aims.ts'
import css from './Dialogs.module.css'
import type { Aim } from './board.tsx'

interface Props {
  configuration: ConfigurationDetail
  /** What is looked at, which is then what passages are attached to. */
  aim: Aim | null
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

const STRENGTH_OPTIONS: { id: Strength | 'not-said'; label: string }[] = [
  { id: 'not-said', label: 'Strength not said' },
  ...STRENGTHS.map(id => ({ id, label: id.charAt(0).toUpperCase() + id.slice(1) })),
]

/** Attaches coded passages to the open configuration, to a link in it or to one of its elements. */
export function AttachDialog({ configuration, aim, onClose }: Props) {
  const [chosen, setChosen] = useState<Set<string>>(new Set())
  const [stance, setStance] = useState<Stance>('supports')
  const [strength, setStrength] = useState<Strength | 'not-said'>('not-said')
  const [partId, setPartId] = useState(idOfAim(aim ?? { kind: 'whole' }))
  const [isBusy, setIsBusy] = useState(false)
  const part = aimFrom(partId)
  const elementId = part?.kind === 'element' ? part.elementId : null
  const slot = configuration.slots.find(item => item.elementId === elementId)
  // A passage is attached once to an element or a configuration; on a configuration it speaks to one link.
  const attached = new Set(
    configuration.evidenceList
      .filter(item => item.elementId === elementId)
      .map(item => item.codingId),
  )
  const codingIds = [...chosen].filter(id => !attached.has(id))

  async function attach() {
    setIsBusy(true)
    const to =
      elementId === null
        ? {
            configurationId: configuration.id,
            ...(part?.kind === 'link' ? { link: part.link } : {}),
          }
        : { elementId }
    try {
      await call('evidence.attachMany', {
        ...{ ...to, codingIds, stance },
        strength: strength === 'not-said' ? null : strength,
      })
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
      <div className={css.threeChoices}>
        <Select
          label="Attach to"
          value={partId}
          options={partOptions(configuration)}
          onChange={setPartId}
        />
        <Select
          label="What they say"
          value={stance}
          options={STANCE_OPTIONS}
          onChange={setStance}
        />
        <Select
          label="How strongly"
          value={strength}
          options={STRENGTH_OPTIONS}
          onChange={setStrength}
        />
      </div>
      <CodingPicker
        chosen={chosen}
        onChange={setChosen}
        attached={attached}
        role={slot?.role ?? null}
      />
    </Dialog>
  )
}
