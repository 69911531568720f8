import { useState } from 'react'
import type { Judgement } from '../../../shared/contract/appraisals.ts'
import type { Researcher } from '../../../shared/contract/project.ts'
import { act } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { TextField } from '../../ui/TextField.tsx'
import css from './Review.module.css'

interface Props {
  referenceId: string
  itemId: string
  name: string
  help: string
  choices: readonly string[]
  me: string | null
  researchers: readonly Researcher[]
  judgements: readonly Judgement[]
  settled: Judgement | null
}

const NONE = ''

/** One scale or question: what I say and why, what others say, and what was settled. */
export function AppraisalItem(props: Props) {
  const { referenceId, itemId, name, help, choices, me, researchers, judgements, settled } = props
  const mine = judgements.find(({ researcherId }) => researcherId === me)
  const others = judgements.filter(({ researcherId }) => researcherId !== me)
  const isDisputed = new Set(judgements.map(({ value }) => value)).size > 1
  const [value, setValue] = useState(mine?.value ?? NONE)
  const [reason, setReason] = useState(mine?.reason ?? '')
  const isChanged = value !== (mine?.value ?? NONE) || reason.trim() !== (mine?.reason ?? '')
  const isReady = isChanged && value !== NONE && reason.trim() !== ''
  const nameOf = (id: string) => researchers.find(each => each.id === id)?.name ?? 'Somebody'
  const keep = () => {
    if (isReady) void act('appraisals.judge', { referenceId, itemId, value, reason })
  }
  const settle = (stands: Judgement) =>
    void act('appraisals.settle', {
      ...{ referenceId, itemId, value: stands.value },
      reason: `As ${nameOf(stands.researcherId)} judged: ${stands.reason}`,
    })
  return (
    <fieldset className={css.item}>
      <legend>{name}</legend>
      {help !== '' && <p className={css.note}>{help}</p>}
      <div className={css.line}>
        <Segments
          label={name}
          value={value}
          options={choices.map(id => ({ id, label: id }))}
          onChange={setValue}
        />
        <TextField
          label={`Reason: ${name}`}
          isLabelHidden
          placeholder="Why? Every judgement has a reason."
          value={reason}
          onChange={setReason}
          onEnter={keep}
        />
        <Button size="small" isDisabled={!isReady} onPress={keep}>
          Keep
        </Button>
      </div>
      {others.map(each => (
        <p key={each.researcherId} className={css.other} data-differs={isDisputed || undefined}>
          <strong>{nameOf(each.researcherId)}</strong>: {each.value}. {each.reason}
        </p>
      ))}
      {settled !== null && (
        <p className={css.note}>
          Settled: <strong>{settled.value}</strong>. {settled.reason}
        </p>
      )}
      {isDisputed && settled === null && (
        <div className={css.line}>
          <span className={css.fault}>You differ. What stands?</span>
          {judgements.map(each => (
            <Button key={each.researcherId} size="small" onPress={() => settle(each)}>
              {`${each.value} (${nameOf(each.researcherId)})`}
            </Button>
          ))}
        </div>
      )}
    </fieldset>
  )
}
