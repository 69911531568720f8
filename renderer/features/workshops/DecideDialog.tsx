import { useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { InputOf } from '../../../shared/contract/contract.ts'
import type { WorkshopItem } from '../../../shared/contract/workshops.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import {
  WORKSHOP_DECISION_NAMES,
  WORKSHOP_DECISIONS,
  type WorkshopDecisionKind,
} from '../../../shared/domain/workshop.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Select } from '../../ui/Select.tsx'
import { StepDialog } from '../../ui/StepDialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import css from './Results.module.css'

interface Props {
  item: WorkshopItem
  /** Wordings that were proposed. */
  wordings: readonly string[]
  onClose: () => void
}

const WHAT_FOLLOWS: Record<WorkshopDecisionKind, string> = {
  keep: 'The theory stays as it is.',
  reword: 'The new words become its statement, or the lesson of the principle.',
  split: 'Each part becomes a draft of its own; the whole stays to be seen, out of use.',
  merge: 'The other gets its elements, passages and links; it stays to be seen, out of use.',
  reject: 'It goes out of use with the reason. A principle is removed; its configurations stay.',
  'seek-evidence':
    'The theory stays as it is; what is still to be asked is kept with the decision.',
}

/** Decides on an item: what, why, and what follows; the theory changes in the same step. */
export function DecideDialog({ item, wordings, onClose }: Props) {
  const configurations = useProcedure('configurations.list', {}).data ?? []
  const [kind, setKind] = useState<WorkshopDecisionKind>('keep')
  const [reason, setReason] = useState('')
  const [consequence, setConsequence] = useState('')
  const [wording, setWording] = useState(wordings[0] ?? item.wording)
  const [into, setInto] = useState<string | null>(null)
  /** Slots in the first part and in the second; one may stand in both. */
  const [parts, setParts] = useState<readonly ReadonlySet<string>[]>([new Set(), new Set()])
  const [isBusy, setIsBusy] = useState(false)
  const own = configurations.find(({ id }) => id === item.thingId)
  const kinds = WORKSHOP_DECISIONS.filter(each => isPossible(each, item))
  async function decide() {
    setIsBusy(true)
    const made = await act('workshops.decide', {
      ...{ itemId: item.id, kind, reason: reason.trim(), consequence: consequence.trim() },
      ...more(),
    })
    setIsBusy(false)
    if (made === undefined) return
    onClose()
    sayUndoable(`Decided: ${WORKSHOP_DECISION_NAMES[kind].toLowerCase()}.`)
  }
  function more(): Partial<InputOf<'workshops.decide'>> {
    if (kind === 'reword') return { wording: wording.trim() }
    if (kind === 'merge' && into !== null) return { into }
    return kind === 'split' ? { parts: parts.map(part => ({ slotIds: [...part] })) } : {}
  }
  const isReady =
    kind === 'reword'
      ? wording.trim() !== ''
      : kind === 'merge'
        ? into !== null
        : kind !== 'split' || parts.every(({ size }) => size > 0)
  return (
    <StepDialog
      title={`Decide on ${item.name}`}
      size="large"
      action="Decide"
      isBusy={isBusy}
      isDisabled={!isReady}
      onRun={() => void decide()}
      onClose={onClose}
    >
      <div className={css.decide}>
        <Segments
          label="Decision"
          value={kind}
          options={kinds.map(id => ({ id, label: WORKSHOP_DECISION_NAMES[id] }))}
          onChange={setKind}
        />
        <p className={css.hint}>{WHAT_FOLLOWS[kind]}</p>
        {kind === 'reword' && (
          <>
            <TextArea label="New wording" value={wording} onChange={setWording} />
            {wordings.length > 1 && (
              <Select
                label="Proposed wordings"
                value={null}
                options={wordings.map((text, index) => ({ id: String(index), label: text }))}
                onChange={index => setWording(wordings[Number(index)] ?? wording)}
              />
            )}
          </>
        )}
        {kind === 'merge' && (
          <Select
            label="Merge into"
            value={into}
            options={configurations
              .filter(({ id, status }) => id !== item.thingId && isInUse(status))
              .map(each => ({ id: each.id, label: nameConfiguration(each) }))}
            onChange={setInto}
          />
        )}
        {kind === 'split' && own && <Parts of={own} parts={parts} onParts={setParts} />}
        <TextArea
          label="Why"
          rows={2}
          placeholder="What was said that decided it"
          value={reason}
          onChange={setReason}
        />
        <TextArea
          label="What follows"
          rows={2}
          placeholder={kind === 'seek-evidence' ? 'Whom to ask, and what' : ''}
          value={consequence}
          onChange={setConsequence}
        />
      </div>
    </StepDialog>
  )
}

interface PartsProps {
  of: Configuration
  parts: readonly ReadonlySet<string>[]
  onParts: (parts: readonly ReadonlySet<string>[]) => void
}

/** Which elements go into the first and into the second part. */
function Parts({ of, parts, onParts }: PartsProps) {
  const toggle = (part: number, slotId: string, isIn: boolean) =>
    onParts(
      parts.map((own, index) => {
        if (index !== part) return own
        const next = new Set(own)
        if (isIn) next.add(slotId)
        else next.delete(slotId)
        return next
      }),
    )
  return (
    <ul className={css.slots} aria-label="Parts">
      {of.slots.map(({ id, role, label }) => (
        <li key={id} className={css.slot}>
          <RoleBadge role={role} />
          <span>{label}</span>
          {parts.map((own, part) => (
            <Checkbox
              // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
              key={part}
              label={part === 0 ? 'First part' : 'Second part'}
              isTicked={own.has(id)}
              onChange={isIn => toggle(part, id, isIn)}
            />
          ))}
        </li>
      ))}
    </ul>
  )
}

/** Whether a decision can be made on such an item. */
function isPossible(kind: WorkshopDecisionKind, { kind: of, isThere }: WorkshopItem): boolean {
  if (kind === 'keep') return true
  if (!isThere) return false
  if (kind === 'seek-evidence') return true
  return of === 'configuration' || (of === 'principle' && (kind === 'reword' || kind === 'reject'))
}

function isInUse(status: Configuration['status']): boolean {
  return status !== 'rejected' && status !== 'merged'
}
