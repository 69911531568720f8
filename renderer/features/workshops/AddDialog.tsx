import { useState } from 'react'
import type { InputOf } from '../../../shared/contract/contract.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import { STATUSES, type Status } from '../../../shared/domain/roles.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { count } from '../../ui/format.ts'
import { Segments } from '../../ui/Segments.tsx'
import { Select } from '../../ui/Select.tsx'
import { StepDialog } from '../../ui/StepDialog.tsx'
import css from './Workshops.module.css'

interface Props {
  roundId: string
  onClose: () => void
  onAdded: (items: number) => void
}

type What = 'configurations' | 'principles' | 'diagram'

/** Chooses what goes into a round: configurations by status and principle, principles, or the diagram. */
export function AddDialog({ roundId, onClose, onAdded }: Props) {
  const configurations = useProcedure('configurations.list', {}).data ?? []
  const principles = useProcedure('principles.list', {}).data ?? []
  const theories = useProcedure('theories.list', {}).data ?? []
  const [what, setWhat] = useState<What>('configurations')
  const [status, setStatus] = useState<Status | 'used' | 'any'>('used')
  const [principleId, setPrincipleId] = useState('any')
  const [theoryId, setTheoryId] = useState('used')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [isBusy, setIsBusy] = useState(false)
  const grounds = principles.find(({ id }) => id === principleId)?.configurationIds
  const choices =
    what === 'principles'
      ? principles.map(({ id, name, lesson }) => ({ id, name, words: lesson }))
      : configurations
          .filter(each => isOf(each.status, status) && (grounds?.includes(each.id) ?? true))
          .map(each => ({ id: each.id, name: nameConfiguration(each), words: each.statement }))
  const chosen = choices.filter(({ id }) => ticked.has(id)).map(({ id }) => id)
  const toggle = (id: string, isTicked: boolean) => {
    const next = new Set(ticked)
    if (isTicked) next.add(id)
    else next.delete(id)
    setTicked(next)
  }
  async function add() {
    setIsBusy(true)
    const added = await act('workshops.addItems', { roundId, ...input() })
    setIsBusy(false)
    if (added === undefined) return
    onAdded(what === 'diagram' ? 1 : chosen.length)
    onClose()
  }
  function input(): Omit<InputOf<'workshops.addItems'>, 'roundId'> {
    if (what === 'diagram') return { diagramOf: theoryId === 'used' ? null : theoryId }
    return what === 'principles' ? { principleIds: chosen } : { configurationIds: chosen }
  }
  return (
    <StepDialog
      title="Add items to the round"
      size="large"
      action={what === 'diagram' ? 'Add the diagram' : `Add ${count(chosen.length, 'item')}`}
      isBusy={isBusy}
      isDisabled={what !== 'diagram' && chosen.length === 0}
      onRun={() => void add()}
      onClose={onClose}
    >
      <div className={css.filters}>
        <Segments<What>
          label="What is added"
          value={what}
          options={[
            { id: 'configurations', label: 'Configurations' },
            { id: 'principles', label: 'Principles' },
            { id: 'diagram', label: 'Diagram' },
          ]}
          onChange={setWhat}
        />
        {what === 'configurations' && (
          <>
            <Select<Status | 'used' | 'any'>
              label="Status"
              isLabelHidden
              value={status}
              options={[
                { id: 'used', label: 'In use' },
                { id: 'any', label: 'Any status' },
                ...STATUSES.map(id => ({ id, label: capital(id) })),
              ]}
              onChange={setStatus}
            />
            <Select
              label="Principle"
              isLabelHidden
              value={principleId}
              options={[
                { id: 'any', label: 'Under any principle' },
                ...principles.map(({ id, name }) => ({ id, label: name })),
              ]}
              onChange={setPrincipleId}
            />
          </>
        )}
        {what === 'diagram' && (
          <Select
            label="Theory version"
            isLabelHidden
            value={theoryId}
            options={[
              { id: 'used', label: 'All configurations in use' },
              ...theories.map(({ id, name }) => ({ id, label: name })),
            ]}
            onChange={setTheoryId}
          />
        )}
      </div>
      {what === 'diagram' ? (
        <p className={css.hint}>
          The diagram is shown as a whole; then its configurations light up one after the other.
        </p>
      ) : choices.length === 0 ? (
        <p className={css.hint}>There are none of these.</p>
      ) : (
        <>
          <Checkbox
            label={`${chosen.length} of ${choices.length} chosen`}
            isTicked={chosen.length === choices.length}
            isMixed={chosen.length > 0 && chosen.length < choices.length}
            onChange={isAll => setTicked(new Set(isAll ? choices.map(({ id }) => id) : []))}
          />
          <ul className={css.choices}>
            {choices.map(({ id, name, words }) => (
              <li key={id} className={css.choice}>
                <Checkbox
                  label={name}
                  isTicked={ticked.has(id)}
                  onChange={isTicked => toggle(id, isTicked)}
                />
                <p className={css.words}>{words}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </StepDialog>
  )
}

function isOf(status: Status, wanted: Status | 'used' | 'any'): boolean {
  if (wanted === 'any') return true
  return wanted === 'used' ? status !== 'rejected' && status !== 'merged' : status === wanted
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}
