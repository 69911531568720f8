import { Scale } from 'lucide-react'
import { useState } from 'react'
import type { ScreeningConflict } from '../../../shared/contract/screening.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PickList } from '../../ui/PickList.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Select } from '../../ui/Select.tsx'
import { Split } from '../../ui/Split.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import css from './Review.module.css'
import { DECISION_NAMES, STAGE_NAMES } from './words.ts'

/** References on which people differ, side by side, and how that is settled. */
export function ConflictsView() {
  const { data: conflicts } = useProcedure('screening.conflicts', {})
  const [openKey, setOpenKey] = useState<string | null>(null)
  if (conflicts === undefined) return null
  const keyed = conflicts.map(each => ({ ...each, key: `${each.referenceId}/${each.stage}` }))
  const open = keyed.find(({ key }) => key === openKey) ?? keyed[0]
  if (open === undefined) {
    return (
      <EmptyState icon={Scale} title="Nobody differs">
        References on which two of you decided differently are listed here, with what each said, and
        are settled with a reason.
      </EmptyState>
    )
  }
  return (
    <Split
      id="conflicts"
      parts={[
        {
          ...{ id: 'list', size: 340, minSize: 240, maxSize: 520 },
          content: (
            <PickList
              label="References on which people differ"
              selectedId={open.key}
              onSelect={setOpenKey}
              items={keyed.map(({ key, title, stage, settled }) => ({
                ...{ id: key, label: title },
                note: `${STAGE_NAMES[stage]}, ${settled === null ? 'to settle' : 'settled'}`,
              }))}
            />
          ),
        },
        { id: 'conflict', minSize: 420, content: <Conflict key={open.key} conflict={open} /> },
      ]}
    />
  )
}

function Conflict({ conflict }: { conflict: ScreeningConflict }) {
  const { referenceId, stage, title, citation, decided, settled } = conflict
  const { data: reference } = useProcedure('references.get', { referenceId })
  const { data: researchers } = useProcedure('researchers.list', {})
  const { data: reasons } = useProcedure('screening.reasons', {})
  const [decision, setDecision] = useState<'include' | 'exclude'>(settled?.decision ?? 'include')
  const [reasonId, setReasonId] = useState<string | null>(settled?.reasonId ?? null)
  const [why, setWhy] = useState(settled?.why ?? '')
  const nameOf = (id: string) => researchers?.find(each => each.id === id)?.name ?? 'Somebody'
  const reasonOf = (id: string | null) => reasons?.find(each => each.id === id)?.name
  const needsReason = decision === 'exclude' && stage === 'fullText'
  const isReady = why.trim() !== '' && !(needsReason && reasonId === null)
  async function settle() {
    const input = { referenceId, stage, decision, why }
    const chosen = decision === 'exclude' ? reasonId : null
    if (await act('screening.settle', { ...input, reasonId: chosen })) sayUndoable('Settled.')
  }
  return (
    <div className={css.pad}>
      <h2 className={css.cardTitle}>{title}</h2>
      <p className={css.note}>
        {citation}, {STAGE_NAMES[stage].toLowerCase()}
      </p>
      <ul className={css.sides}>
        {decided.map(({ researcherId, decision: said, reasonId: given, note }) => (
          <li key={researcherId} className={css.side}>
            <strong>{nameOf(researcherId)}</strong>
            <span className={css.badge} data-outcome={said}>
              {DECISION_NAMES[said]}
            </span>
            {given !== null && <span>{reasonOf(given)}</span>}
            {note !== '' && <span className={css.note}>{note}</span>}
          </li>
        ))}
      </ul>
      <div className={css.settle}>
        <div className={css.line}>
          <Segments
            label="What stands"
            value={decision}
            options={[
              { id: 'include', label: 'Include' },
              { id: 'exclude', label: 'Exclude' },
            ]}
            onChange={setDecision}
          />
        </div>
        {decision === 'exclude' && (
          <Select
            label="Reason for exclusion"
            value={reasonId}
            options={(reasons ?? []).map(({ id, name }) => ({ id, label: name }))}
            onChange={setReasonId}
          />
        )}
        <TextArea label="Why this stands" value={why} onChange={setWhy} rows={2} />
        <div>
          <Button variant="primary" isDisabled={!isReady} onPress={() => void settle()}>
            {settled === null ? 'Settle' : 'Settle again'}
          </Button>
        </div>
      </div>
      {reference?.id === referenceId && reference.abstract !== '' && (
        <p className={css.cardText}>{reference.abstract}</p>
      )}
    </div>
  )
}
