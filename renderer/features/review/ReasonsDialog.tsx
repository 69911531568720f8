import { useState } from 'react'
import type { ExclusionReason } from '../../../shared/contract/screening.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { StepDialog } from '../../ui/StepDialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import css from './Review.module.css'

/** The reasons of the protocol, one a line; a line keeps its reason, so that it can be renamed. */
export function ReasonsDialog({ onClose }: { onClose: () => void }) {
  const { data: reasons } = useProcedure('screening.reasons', {})
  return reasons === undefined ? null : <Written reasons={reasons} onClose={onClose} />
}

function Written({ reasons, onClose }: { reasons: ExclusionReason[]; onClose: () => void }) {
  const [text, setText] = useState(reasons.map(({ name }) => name).join('\n'))
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
  async function save() {
    const done = await act('screening.saveReasons', { reasons: match(lines, reasons) })
    if (done !== undefined) onClose()
  }
  return (
    <StepDialog
      title="Reasons for exclusion"
      action="Keep the reasons"
      isBusy={false}
      onRun={() => void save()}
      onClose={onClose}
    >
      <div className={css.fields}>
        <p>
          The reasons of your protocol, one a line, in the order of the keys <strong>1</strong> to{' '}
          <strong>9</strong>. PRISMA counts full texts by them, so each reference gets one: the
          first that holds.
        </p>
        <TextArea
          label="Reasons"
          value={text}
          onChange={setText}
          rows={9}
          placeholder={'Not about the programme\nNo findings\nWrong population'}
          autoFocus
        />
      </div>
    </StepDialog>
  )
}

/** Lines by their words; of the others, as many as went and came are taken as renamed, in order. */
function match(lines: readonly string[], reasons: readonly ExclusionReason[]) {
  const gone = reasons.filter(({ name }) => !lines.includes(name))
  return lines.map(name => {
    const same = reasons.find(each => each.name === name) ?? gone.shift()
    return { name, ...(same === undefined ? {} : { id: same.id, description: same.description }) }
  })
}
