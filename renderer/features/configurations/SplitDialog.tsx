import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import css from './Dialogs.module.css'
import { SplitMatrix } from './SplitMatrix.tsx'
import { emptyParts, inNoPart, type Part, toInto } from './split-parts.ts'

interface Props {
  configuration: ConfigurationDetail
  onClose: () => void
}

/** Most parts that still stand side by side. */
const MOST_PARTS = 5

/** Makes several configurations of one: says which elements and passages go to each. */
export function SplitDialog({ configuration, onClose }: Props) {
  const openConfiguration = useWorkspace(state => state.openConfiguration)
  const [parts, setParts] = useState<Part[]>(() => emptyParts(configuration, 2, 1))
  const [isKept, setIsKept] = useState(false)
  const [reason, setReason] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const left = inNoPart(configuration, parts).length
  const isReady = parts.every(({ slotIds }) => slotIds.size > 0) && !isBusy

  async function split() {
    setIsBusy(true)
    const made = await act('configurations.split', {
      ...{ configurationId: configuration.id, isKept, reason: reason.trim() },
      into: toInto(parts),
    })
    setIsBusy(false)
    const [first] = made ?? []
    if (made === undefined || first === undefined) return
    const numbers = made.map(({ number }) => number).join(', ')
    sayUndoable(`CMOC ${configuration.number} is split into CMOC ${numbers}.`)
    onClose()
    openConfiguration(first.id)
  }

  return (
    <Dialog
      title={`Split CMOC ${configuration.number}`}
      size="wide"
      isOpen
      isFirm
      onClose={onClose}
      footer={
        <>
          <Checkbox
            label={`Keep CMOC ${configuration.number} in use as well`}
            isTicked={isKept}
            onChange={setIsKept}
          />
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!isReady} onPress={() => void split()}>
            {`Split into ${parts.length}`}
          </Button>
        </>
      }
    >
      <p className={css.note}>
        Tick what each part takes; an element or a passage may go to several. Passages on an element
        go with it by themselves.
      </p>
      <SplitMatrix configuration={configuration} parts={parts} onChange={setParts} />
      <div className={css.underMatrix}>
        <Button
          size="small"
          variant="quiet"
          icon={Plus}
          isDisabled={parts.length >= MOST_PARTS}
          onPress={() => setParts([...parts, ...emptyParts(configuration, 1, parts.length + 1)])}
        >
          Another part
        </Button>
        <p className={css.note} role="status">
          {left > 0 && `${left} of ${configuration.slots.length} elements are in no part yet.`}
        </p>
      </div>
      <TextField
        label="Why it is more than one"
        placeholder="The outcome comes about in two ways"
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  )
}
