import { useState } from 'react'
import type { DoubleCoding } from '../../../shared/contract/double-coding.ts'
import type { Researcher } from '../../../shared/contract/project.ts'
import { act } from '../../store/act.ts'
import { StepDialog } from '../../ui/StepDialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import css from './DoubleCoding.module.css'
import { WhoCodes } from './WhoCodes.tsx'

interface Props {
  sample: DoubleCoding
  researchers: readonly Researcher[]
  onClose: () => void
}

/** Renames a sample, and gives it to others as long as coding has not begun. */
export function ChangeSample({ sample, researchers, onClose }: Props) {
  const [name, setName] = useState(sample.name)
  const [who, setWho] = useState<readonly string[]>(sample.researcherIds)
  const isDrawn = sample.state === 'drawn'
  async function change() {
    const changed = await act('doubleCoding.update', {
      ...{ doubleCodingId: sample.id, name },
      ...(isDrawn && { researcherIds: [...who] }),
    })
    if (changed !== undefined) onClose()
  }
  return (
    <StepDialog
      title="Change the sample"
      size="small"
      action="Save"
      isBusy={false}
      isDisabled={name.trim() === '' || who.length < 2}
      onRun={() => void change()}
      onClose={onClose}
    >
      <div className={css.fields}>
        <TextField label="Name" value={name} onChange={setName} maxLength={500} autoFocus />
        {isDrawn && <WhoCodes researchers={researchers} who={who} onChange={setWho} />}
      </div>
    </StepDialog>
  )
}
