import { useState } from 'react'
import { STANCES, type Stance } from '../../../shared/domain/roles.ts'
import type { Condition } from '../../../shared/retrieval/condition.ts'
import { call, useProcedure } from '../../api/client.ts'
import { sayUndoable } from '../../store/act.ts'
import { sayError, useNotices } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import { Segments } from '../../ui/Segments.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './Retrieve.module.css'
import { useChoices } from './use-choices.ts'
import { retrieveIds } from './use-retrieval.ts'

const STANCE_LABELS: Record<Stance, string> = {
  supports: 'They support it',
  refines: 'They refine it',
  challenges: 'They challenge it',
}
const WHOLE = 'whole'

interface AttachDialogProps {
  where: Condition
  total: number
  ticked: ReadonlySet<string>
  onClose: () => void
}

/** Attaches what was retrieved to a configuration or to one of its elements, as evidence. */
export function AttachDialog({ where, total, ticked, onClose }: AttachDialogProps) {
  const { configurations } = useChoices()
  const { data } = useProcedure('configurations.list', {})
  const [configurationId, setConfigurationId] = useState<string | null>(null)
  const [target, setTarget] = useState<string>(WHOLE)
  const [stance, setStance] = useState<Stance>('supports')
  const [which, setWhich] = useState<'ticked' | 'all'>(ticked.size > 0 ? 'ticked' : 'all')
  const [isBusy, setIsBusy] = useState(false)
  const slots = data?.find(({ id }) => id === configurationId)?.slots ?? []
  const elements = new Map(slots.map(slot => [slot.elementId, slot]))
  const number = which === 'ticked' ? ticked.size : total

  async function attach() {
    if (configurationId === null) return
    setIsBusy(true)
    const to = target === WHOLE ? { configurationId } : { elementId: target }
    try {
      const codingIds = which === 'ticked' ? [...ticked] : await retrieveIds(where)
      const { attached } = await call('evidence.attachMany', { ...to, codingIds, stance })
      if (attached === 0) useNotices.getState().say('All of them were attached already.')
      else {
        const before = codingIds.length - attached
        const others = before === 0 ? '' : ` ${count(before, 'other')} had been before.`
        sayUndoable(`${count(attached, 'passage')} attached as evidence.${others}`)
      }
      onClose()
    } catch (error) {
      sayError(error)
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <Dialog
      title="Attach as evidence"
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={configurationId === null || number === 0 || isBusy}
            onPress={() => void attach()}
          >
            {`Attach ${count(number, 'passage')}`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {ticked.size > 0 && (
          <Segments
            label="Which codings"
            value={which}
            options={[
              { id: 'ticked', label: `The ${ticked.size} ticked` },
              { id: 'all', label: `All ${total}` },
            ]}
            onChange={setWhich}
          />
        )}
        <ChoiceMenu
          label="Configuration"
          isLabelShown
          none={configurations.length === 0 ? 'There is no configuration yet' : 'Choose'}
          value={configurationId === null ? [] : [configurationId]}
          choices={configurations}
          onChange={([id]) => {
            setConfigurationId(id ?? null)
            setTarget(WHOLE)
          }}
          isSingle
          isMissing={configurationId === null}
        />
        <Select
          label="Attach to"
          value={target}
          options={[
            { id: WHOLE, label: 'The configuration as a whole' },
            ...[...elements].map(([id, { role, label }]) => ({ id, label: `${role} · ${label}` })),
          ]}
          onChange={setTarget}
          isDisabled={configurationId === null}
        />
        <Select
          label="What they say"
          value={stance}
          options={STANCES.map(id => ({ id, label: STANCE_LABELS[id] }))}
          onChange={setStance}
        />
      </div>
    </Dialog>
  )
}
