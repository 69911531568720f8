import { useState } from 'react'
import type { Element } from '../../../shared/contract/elements.ts'
import { Button } from '../../ui/Button.tsx'
import { Counts } from '../../ui/Counts.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { mergeElements } from './merge.ts'
import css from './MergeDialog.module.css'

interface Props {
  elements: readonly Element[]
  onClose: () => void
}

/** Merges elements into one of them: which one stays, and why. */
export function MergeDialog({ elements, onClose }: Props) {
  const [into, setInto] = useState(() => mostUsed(elements)?.id ?? '')
  const [reason, setReason] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const kept = elements.find(({ id }) => id === into)
  const isMixed = new Set(elements.map(({ role }) => role)).size > 1

  async function merge() {
    if (kept === undefined || isBusy) return
    setIsBusy(true)
    const isDone = await mergeElements(kept, elements, reason)
    setIsBusy(false)
    if (isDone) onClose()
  }

  return (
    <Dialog
      title={`Merge ${count(elements.length, 'element')}`}
      isOpen
      isFirm
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={isBusy} onPress={() => void merge()}>
            {`Merge ${count(elements.length, 'element')}`}
          </Button>
        </>
      }
    >
      <fieldset className={css.choices}>
        <legend className={css.legend}>Which one stays?</legend>
        {elements.map(({ id, role, facet, label, configurationIds, evidence }) => (
          <label key={id} className={css.choice}>
            <input type="radio" name="into" checked={id === into} onChange={() => setInto(id)} />
            <RoleBadge role={role} facet={facet} />
            <span className={css.label}>{label}</span>
            <span className={css.facts}>
              {configurationIds.length === 0 ? 'unused' : count(configurationIds.length, 'CMOC')}
              <Counts counts={evidence} />
            </span>
          </label>
        ))}
      </fieldset>
      <TextField
        label="Why? It is kept with the element that stays."
        placeholder="They say the same in other words"
        value={reason}
        onChange={setReason}
        onEnter={() => void merge()}
      />
      <p className={css.note}>
        Slots, passages, memos, comments and links of the others go over to the one that stays.
        {isMixed && ' In their slots they keep the role that they play there.'} This can be undone.
      </p>
    </Dialog>
  )
}

function mostUsed(elements: readonly Element[]): Element | undefined {
  const weight = ({ configurationIds, evidence }: Element) =>
    configurationIds.length * 1_000 + evidence.supports + evidence.refines + evidence.challenges
  return elements.toSorted((a, b) => weight(b) - weight(a))[0]
}
