import { useId, useState } from 'react'
import type { Decision } from '../../../shared/contract/decisions.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../Button.tsx'
import { CodingPicker } from '../CodingPicker.tsx'
import { Dialog } from '../Dialog.tsx'
import fieldStyles from '../field.module.css'
import { Segments } from '../Segments.tsx'
import { TextArea } from '../TextArea.tsx'
import css from './Decisions.module.css'
import { type Thing, ThingPicker } from './ThingPicker.tsx'

interface Props {
  /** The decision that is changed; null for a new one. */
  decision: Decision | null
  /** What a new one is about at first. */
  about: readonly Thing[]
  onClose: () => void
}

type Part = 'words' | 'about' | 'passages'

/** Records what the team decided, or changes it. */
export function DecisionDialog({ decision, about: first, onClose }: Props) {
  const [part, setPart] = useState<Part>('words')
  const [text, setText] = useState(decision?.text ?? '')
  const [reason, setReason] = useState(decision?.reason ?? '')
  const [consequence, setConsequence] = useState(decision?.consequence ?? '')
  const [day, setDay] = useState(decision?.at.slice(0, 10) ?? '')
  const [about, setAbout] = useState<readonly Thing[]>(
    decision?.about.map(({ kind, id }) => ({ kind, id })) ?? first,
  )
  const [codingIds, setCodingIds] = useState(new Set(decision?.codingIds))
  const dayId = useId()
  const isReady = text.trim() !== ''

  async function save() {
    if (!isReady) return
    const isSameDay = day === (decision?.at.slice(0, 10) ?? '')
    const said = {
      ...{ text: text.trim(), reason: reason.trim(), consequence: consequence.trim() },
      ...{ about: [...about], codingIds: [...codingIds] },
      ...(isSameDay || day === '' ? {} : { at: day }),
    }
    const saved =
      decision === null
        ? await act('decisions.create', said)
        : await act('decisions.update', { decisionId: decision.id, ...said })
    if (!saved) return
    onClose()
    sayUndoable(decision === null ? 'Decision recorded.' : 'Decision changed.')
  }

  return (
    <Dialog
      title={decision === null ? 'Record a decision' : 'Edit the decision'}
      size="large"
      isOpen
      isFirm
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!isReady} onPress={() => void save()}>
            {decision === null ? 'Record decision' : 'Save decision'}
          </Button>
        </>
      }
    >
      <div>
        <Segments
          label="Parts of the decision"
          value={part}
          options={[
            { id: 'words', label: 'What was decided' },
            { id: 'about', label: `About (${about.length})` },
            { id: 'passages', label: `Passages (${codingIds.size})` },
          ]}
          onChange={setPart}
        />
      </div>
      {part === 'words' && (
        <>
          <TextArea
            label="What was decided"
            placeholder="Such as: give up collaborative care as the explanation"
            rows={2}
            value={text}
            onChange={setText}
            autoFocus
          />
          <TextArea
            label="Because"
            placeholder="What led to it: what was said, by whom, in how many places"
            rows={2}
            value={reason}
            onChange={setReason}
          />
          <TextArea
            label="What follows"
            placeholder="What will be asked, read or changed next"
            rows={2}
            value={consequence}
            onChange={setConsequence}
          />
          <div className={css.day}>
            <label className={fieldStyles.label} htmlFor={dayId}>
              Decided on
            </label>
            <input
              id={dayId}
              type="date"
              className={fieldStyles.input}
              value={day}
              onChange={event => setDay(event.target.value)}
            />
            {decision === null && (
              <span className={fieldStyles.help}>Now, where it is left empty</span>
            )}
          </div>
        </>
      )}
      {part === 'about' && <ThingPicker chosen={about} onChange={setAbout} />}
      {part === 'passages' && <CodingPicker chosen={codingIds} onChange={setCodingIds} />}
    </Dialog>
  )
}
