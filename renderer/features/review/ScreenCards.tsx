import { useEffect, useState } from 'react'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { ScreeningDecision, Stage } from '../../../shared/review/stages.ts'
import { readAhead, useProcedure } from '../../api/client.ts'
import { act, undo } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { useKeys } from '../../ui/keys.ts'
import { useLive } from '../../ui/use-live.tsx'
import css from './Review.module.css'
import { ScreenCard } from './ScreenCard.tsx'
import { DECISION_NAMES } from './words.ts'

type Queue = OutputOf<'screening.queue'>

interface Props {
  stage: Stage
  queue: Queue
  onReasons: () => void
}

/** The digits that give a reason. */
const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** The card in hand and its keys: a decision shows the next one at once, before it is stored. */
export function ScreenCards({ stage, queue, onReasons }: Props) {
  const { data: reasons } = useProcedure('screening.reasons', {})
  const [chosenId, setChosenId] = useState<string | null>(null)
  /** What was decided here and has not come back from the engine yet. */
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set())
  const [trail, setTrail] = useState<readonly string[]>([])
  const { say, live } = useLive()
  const isOpen = ({ referenceId, isOpen: waits }: Queue[number]) => waits && !sent.has(referenceId)
  const first = queue.find(isOpen) ?? queue[0]
  const at = Math.max(
    0,
    queue.findIndex(({ referenceId }) => referenceId === (chosenId ?? first?.referenceId)),
  )
  const entry = queue[at]
  const next = queue.slice(at + 1).find(isOpen) ?? queue.slice(0, at).find(isOpen)
  const nextId = next?.referenceId
  // The card that comes next is there before it is asked for.
  useEffect(() => {
    if (nextId !== undefined) void readAhead('references.get', { referenceId: nextId })
  }, [nextId])

  async function decide(decision: ScreeningDecision, reasonId: string | null = null) {
    if (entry === undefined) return
    const { referenceId } = entry
    if (decision === 'exclude' && stage === 'fullText' && reasonId === null) {
      say('A full text is excluded for a reason: press its number.')
      return
    }
    setSent(before => new Set(before).add(referenceId))
    setTrail(before => [...before, referenceId])
    setChosenId(nextId ?? referenceId)
    say(`${DECISION_NAMES[decision]}.${nextId === undefined ? ' That was the last one.' : ''}`)
    const done = await act('screening.decide', { referenceId, stage, decision, reasonId })
    setSent(before => new Set([...before].filter(id => id !== referenceId)))
    if (done === undefined) setChosenId(referenceId)
  }
  function moveBy(step: number) {
    const to = queue[Math.max(0, Math.min(queue.length - 1, at + step))]
    if (to !== undefined) setChosenId(to.referenceId)
  }
  function takeBack() {
    const last = trail.at(-1)
    if (last === undefined) return
    setTrail(trail.slice(0, -1))
    void undo().then(() => setChosenId(last))
  }
  useKeys('Review: screening', [
    { keys: 'i', label: 'Include', run: () => void decide('include') },
    { keys: 'e', label: 'Exclude', run: () => void decide('exclude') },
    { keys: 'u', label: 'Unsure', run: () => void decide('unsure') },
    ...DIGITS.map(digit => ({
      ...{ keys: String(digit), label: `Exclude for reason ${digit}` },
      run: () => {
        const reason = reasons?.[digit - 1]
        if (reason !== undefined) void decide('exclude', reason.id)
      },
    })),
    { keys: 'j', label: 'Next reference', run: () => moveBy(1) },
    { keys: 'k', label: 'Reference before', run: () => moveBy(-1) },
    { keys: 'ArrowRight', label: 'Next reference', run: () => moveBy(1) },
    { keys: 'ArrowLeft', label: 'Reference before', run: () => moveBy(-1) },
    { keys: 'z', label: 'Take the last decision back', run: takeBack },
  ])
  if (entry === undefined) return null
  const open = queue.filter(isOpen).length
  return (
    <div className={css.screen}>
      {live}
      <div className={css.cardColumn}>
        <p className={css.note}>
          {at + 1} of {queue.length}; {open} for you to decide
        </p>
        <ScreenCard key={entry.referenceId} stage={stage} entry={entry} />
      </div>
      <aside className={css.decide} aria-label="Decide">
        <Button variant="primary" onPress={() => void decide('include')}>
          Include <Kbd keys="i" />
        </Button>
        <Button isDisabled={stage === 'fullText'} onPress={() => void decide('exclude')}>
          Exclude <Kbd keys="e" />
        </Button>
        <Button onPress={() => void decide('unsure')}>
          Unsure <Kbd keys="u" />
        </Button>
        <h3 className={css.sub}>Exclude because</h3>
        {reasons?.length === 0 && (
          <p className={css.note}>
            {stage === 'fullText' ? 'A full text is excluded for a reason. ' : ''}
            The protocol’s reasons are not written down yet.
          </p>
        )}
        <ul className={css.reasons}>
          {reasons?.map(({ id, name }, index) => (
            <li key={id}>
              <Button size="small" variant="quiet" onPress={() => void decide('exclude', id)}>
                {index < DIGITS.length && <Kbd keys={String(index + 1)} />} {name}
              </Button>
            </li>
          ))}
        </ul>
        {reasons?.length === 0 && (
          <Button size="small" onPress={onReasons}>
            Write them down…
          </Button>
        )}
        <span className={css.spring} />
        <div className={css.line}>
          <Button variant="quiet" size="small" onPress={() => moveBy(-1)}>
            Before <Kbd keys="k" />
          </Button>
          <Button variant="quiet" size="small" onPress={() => moveBy(1)}>
            Next <Kbd keys="j" />
          </Button>
          <Button variant="quiet" size="small" isDisabled={trail.length === 0} onPress={takeBack}>
            Take back <Kbd keys="z" />
          </Button>
        </div>
      </aside>
    </div>
  )
}
