import { useState } from 'react'
import type { AppraisalScale } from '../../../shared/contract/appraisals.ts'
import { act } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { StepDialog } from '../../ui/StepDialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import css from './Review.module.css'

interface Draft {
  key: number
  id?: string | undefined
  name: string
  description: string
  choices: string
}

let keys = 0
const empty = (): Draft => ({
  key: (keys += 1),
  name: '',
  description: '',
  choices: 'Low, Moderate, High',
})

/** The scales, each with its choices from low to high. */
export function ScalesDialog({
  scales,
  onClose,
}: {
  scales: readonly AppraisalScale[]
  onClose: () => void
}) {
  const [drafts, setDrafts] = useState<Draft[]>(() =>
    scales.length === 0
      ? [empty()]
      : scales.map(({ choices, ...scale }) => ({
          ...empty(),
          ...scale,
          choices: choices.join(', '),
        })),
  )
  const change = (key: number, fields: Partial<Draft>) =>
    setDrafts(drafts.map(each => (each.key === key ? { ...each, ...fields } : each)))
  const read = drafts.map(({ id, name, description, choices }) => ({
    ...(id === undefined ? {} : { id }),
    ...{ name: name.trim(), description },
    choices: choices
      .split(',')
      .map(each => each.trim())
      .filter(Boolean),
  }))
  const isReady = read.every(({ name, choices }) => name !== '' && choices.length > 1)
  return (
    <StepDialog
      title="Scales of appraisal"
      size="large"
      action="Keep the scales"
      isBusy={false}
      isDisabled={!isReady}
      onRun={() =>
        void act('appraisals.saveScales', { scales: read }).then(done => {
          if (done !== undefined) onClose()
        })
      }
      onClose={onClose}
    >
      <div className={css.fields}>
        <p>
          The choices of a scale stand from the lowest to the highest, with commas between. A scale
          that is removed takes what was judged by it along; that can be undone.
        </p>
        {drafts.map(({ key, name, choices }) => (
          <div key={key} className={css.line}>
            <TextField label="Scale" value={name} onChange={to => change(key, { name: to })} />
            <TextField
              label="Choices, low to high"
              value={choices}
              onChange={to => change(key, { choices: to })}
            />
            <Button
              variant="quiet"
              onPress={() => setDrafts(drafts.filter(each => each.key !== key))}
            >
              Remove
            </Button>
          </div>
        ))}
        <div>
          <Button size="small" onPress={() => setDrafts([...drafts, empty()])}>
            Add a scale
          </Button>
        </div>
      </div>
    </StepDialog>
  )
}
