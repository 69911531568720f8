import { useState } from 'react'
import type { ScreeningSample } from '../../../shared/contract/screening.ts'
import type { Researcher } from '../../../shared/contract/project.ts'
import type { Stage } from '../../../shared/review/stages.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { useDialogs } from '../../store/dialogs.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { StepDialog } from '../../ui/StepDialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import css from './Review.module.css'
import { STAGE_NAMES } from './words.ts'

/** Draws a random share that two screen without seeing each other's decisions; shows how far they agree. */
export function ScreenTwice({ stage, onClose }: { stage: Stage; onClose: () => void }) {
  const { data: samples } = useProcedure('screening.samples', {})
  const { data: researchers } = useProcedure('researchers.list', {})
  if (samples === undefined || researchers === undefined) return null
  return <Asked {...{ stage, onClose, samples, researchers }} />
}

interface Props {
  stage: Stage
  onClose: () => void
  samples: readonly ScreeningSample[]
  researchers: readonly Researcher[]
}

function Asked({ stage, onClose, samples, researchers }: Props) {
  const show = useDialogs(state => state.show)
  const [percent, setPercent] = useState('10')
  const [seed, setSeed] = useState('')
  const [one, setOne] = useState(researchers[0]?.id ?? null)
  const [other, setOther] = useState(researchers[1]?.id ?? null)
  const share = Number(percent.replace(',', '.').replace('%', '').trim() || Number.NaN)
  const isShare = share > 0 && share <= 100
  const isSeed = /^\d{0,9}$/.test(seed.trim())
  const options = researchers.map(({ id, name }) => ({ id, label: name }))
  async function draw() {
    if (one === null || other === null) return
    const done = await act('screening.draw', {
      ...{ stage, percent: share, researcherIds: [one, other] },
      ...(seed.trim() === '' ? {} : { seed: Number(seed) }),
    })
    if (done === undefined) return
    sayUndoable(`${done.references} of ${done.drawnFrom} references are screened by two.`)
    onClose()
  }
  return (
    <StepDialog
      title={`Screen a share twice: ${STAGE_NAMES[stage].toLowerCase()}`}
      action="Draw the share"
      isBusy={false}
      isDisabled={!isShare || !isSeed || one === null || other === null || one === other}
      onRun={() => void draw()}
      onClose={onClose}
    >
      <div className={css.fields}>
        <p>
          A random share of what is at this stage is screened by two of you. Neither sees what the
          other decided before both have; where you differ, you settle it under Conflicts.
        </p>
        {researchers.length < 2 ? (
          <div>
            <Button
              onPress={() => {
                onClose()
                show('addResearcher')
              }}
            >
              Add a researcher
            </Button>
          </div>
        ) : (
          <div className={css.line}>
            <Select label="One" value={one} options={options} onChange={setOne} />
            <Select label="The other" value={other} options={options} onChange={setOther} />
          </div>
        )}
        <div className={css.line}>
          <TextField
            label="How many per cent"
            value={percent}
            onChange={setPercent}
            error={isShare ? undefined : 'More than 0 and up to 100.'}
          />
          <TextField
            label="Seed, if you have one"
            value={seed}
            onChange={setSeed}
            error={isSeed ? undefined : 'A whole number, such as 2026.'}
          />
        </div>
        {samples.length > 0 && (
          <ul className={css.plain}>
            {samples.map(sample => (
              <Drawn key={sample.id} sample={sample} researchers={researchers} />
            ))}
          </ul>
        )}
      </div>
    </StepDialog>
  )
}

function Drawn({
  sample,
  researchers,
}: {
  sample: ScreeningSample
  researchers: readonly Researcher[]
}) {
  const [reason, setReason] = useState<string | null>(null)
  const names = sample.researcherIds.map(
    id => researchers.find(each => each.id === id)?.name ?? 'Somebody',
  )
  const isDone = sample.both === sample.references
  return (
    <li className={css.file}>
      <strong>
        {STAGE_NAMES[sample.stage]}, {sample.percent} %, {names.join(' and ')}
      </strong>
      <span>
        {sample.references} of {sample.drawnFrom} drawn with the seed {sample.seed}; both decided on{' '}
        {sample.both}, alike on {sample.alike}
        {sample.kappa !== null && `; kappa ${sample.kappa.toFixed(2)}`}
      </span>
      {sample.endedAt !== null && <span className={css.note}>Ended: {sample.endReason}</span>}
      {sample.endedAt === null && !isDone && reason === null && (
        <div>
          <Button size="small" onPress={() => setReason('')}>
            End it early…
          </Button>
        </div>
      )}
      {reason !== null && (
        <div className={css.line}>
          <TextField label="Why it is ended early" value={reason} onChange={setReason} autoFocus />
          <Button
            isDisabled={reason.trim() === ''}
            onPress={() =>
              void act('screening.end', { sampleId: sample.id, reason }).then(() => setReason(null))
            }
          >
            End it
          </Button>
        </div>
      )}
    </li>
  )
}
