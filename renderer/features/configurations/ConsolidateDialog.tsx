import { X } from 'lucide-react'
import { useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { Counts } from '../../ui/Counts.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import css from './Dialogs.module.css'
import { fullName, titleOf } from './words.ts'

interface Props {
  configurations: Configuration[]
  /** Those that are consolidated, at first. */
  chosenIds: readonly string[]
  /** Called with the one that is left. */
  onDone: (configurationId: string) => void
  onClose: () => void
}

/** Makes one configuration of several; the others stay to be seen, with the reason. */
export function ConsolidateDialog({ configurations, chosenIds, onDone, onClose }: Props) {
  const [ids, setIds] = useState([...chosenIds])
  const chosen = configurations.filter(({ id }) => ids.includes(id))
  const [intoId, setIntoId] = useState<string | null>(null)
  const into = chosen.find(({ id }) => id === intoId) ?? chosen[0]
  const [title, setTitle] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const isReady = chosen.length > 1 && into !== undefined && !isBusy

  async function consolidate() {
    if (into === undefined) return
    setIsBusy(true)
    const name = title?.trim() ?? ''
    const left = await act('configurations.merge', {
      configurationIds: chosen.map(({ id }) => id).filter(id => id !== into.id),
      ...{ into: into.id, reason: reason.trim() },
      ...(name === '' ? {} : { title: name }),
    })
    setIsBusy(false)
    if (left === undefined) return
    sayUndoable(`${chosen.length} configurations are now CMOC ${left.number}.`)
    onDone(left.id)
  }

  return (
    <Dialog
      title={
        chosen.length > 1
          ? `Consolidate ${chosen.length} configurations`
          : 'Consolidate configurations'
      }
      isOpen
      isFirm
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!isReady} onPress={() => void consolidate()}>
            {chosen.length > 1
              ? `Consolidate ${chosen.length} into CMOC ${into?.number}`
              : 'Consolidate'}
          </Button>
        </>
      }
    >
      <fieldset className={css.list}>
        <legend className={css.note}>
          Which one takes in the elements, passages, inferences and links of the others?
        </legend>
        {chosen.map(one => (
          <div key={one.id} className={css.choice}>
            <label className={css.radio}>
              <input
                type="radio"
                name="into"
                checked={one.id === into?.id}
                onChange={() => setIntoId(one.id)}
              />
              <span>CMOC {one.number}</span>
              <span className={css.name}>{titleOf(one)}</span>
              <Counts counts={one.evidence} />
            </label>
            <IconButton
              icon={X}
              label={`Leave CMOC ${one.number} out`}
              onPress={() => setIds(ids.filter(id => id !== one.id))}
            />
          </div>
        ))}
      </fieldset>
      <ChoiceMenu
        label="Another configuration"
        isSingle
        none="Add another…"
        value={[]}
        choices={configurations
          .filter(({ id }) => !ids.includes(id))
          .map(one => ({ id: one.id, label: fullName(one) }))}
        onChange={added => setIds([...ids, ...added])}
      />
      <TextField
        label="Title of the one that is left"
        value={title ?? into?.title ?? ''}
        onChange={setTitle}
        maxLength={500}
      />
      <TextArea
        label="Why they are one"
        placeholder="They say the same of two sites; the mechanism is one"
        value={reason}
        onChange={setReason}
        rows={2}
      />
      <p className={css.note}>
        The others stay to be read, with the status “Merged or split” and this reason.
      </p>
    </Dialog>
  )
}
