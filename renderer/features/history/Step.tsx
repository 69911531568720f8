import { FileDown, History as HistoryIcon, ListFilter, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { HistoryEntry } from '../../../shared/contract/history.ts'
import { type ThingKind, THINGS } from '../../../shared/history/things.ts'
import { useProcedure } from '../../api/client.ts'
import { restoreThing, savePast, showPast } from '../../store/past.ts'
import { Button } from '../../ui/Button.tsx'
import { formatDay, formatTime } from '../../ui/format.ts'
import { Inspector } from '../../ui/Inspector.tsx'
import styles from './History.module.css'

type Changed = OutputOf<'history.changes'>[number]

const DID: Record<Changed['change'], string> = {
  made: 'made',
  changed: 'changed',
  removed: 'removed',
}

interface StepProps {
  entry: HistoryEntry
  /** Shows only the steps of one thing. */
  onShowOnly: (thing: ThingKind, id: string, name: string) => void
}

/** What a step changed, with the way back for each thing, and the project as it was then. */
export function Step({ entry, onShowOnly }: StepProps) {
  const { number, at, label, changeCount } = entry
  const { data: changes } = useProcedure('history.changes', { number, limit: 50 })
  const { data: past } = useProcedure('history.past', {})
  const isShown = past?.number === number
  return (
    <Inspector title={label}>
      <p className={styles.when}>{`Step ${number}, ${formatDay(at)} at ${formatTime(at)}`}</p>
      <div className={styles.ways}>
        <Button icon={HistoryIcon} isDisabled={isShown} onPress={() => void showPast(number)}>
          {isShown ? 'The project is shown as it was here' : 'Show the project as it was then'}
        </Button>
        <Button icon={FileDown} onPress={() => void savePast(number, at.slice(0, 10))}>
          Save it as it was to a new file…
        </Button>
      </div>
      <h3 className={styles.part}>What changed</h3>
      {changes?.length === 0 && (
        <p className={styles.none}>
          {entry.kind === 'note'
            ? 'Nothing in the project: a file was written, or somebody was erased.'
            : changeCount === 0
              ? 'What it changed was forgotten.'
              : 'Nothing that has a history of its own.'}
        </p>
      )}
      <ul className={styles.things}>
        {changes?.map(change => (
          <Thing
            key={`${change.thing} ${change.id}`}
            {...{ change, number }}
            isReadOnly={past != null}
            onShowOnly={onShowOnly}
          />
        ))}
      </ul>
    </Inspector>
  )
}

interface ThingProps extends Pick<StepProps, 'onShowOnly'> {
  change: Changed
  number: number
  isReadOnly: boolean
}

function Thing({ change, number, isReadOnly, onShowOnly }: ThingProps) {
  const [isOpen, setIsOpen] = useState(false)
  const { thing, id, name } = change
  const called = name === '' ? 'without a name' : name
  const kind = THINGS[thing].words.toLowerCase()
  return (
    <li className={styles.thing}>
      <p>
        <span className={styles.kind}>{`${kind}, ${DID[change.change]}`}</span>
        <span className={styles.name}>{called}</span>
      </p>
      <div className={styles.ways}>
        <Button
          size="small"
          icon={ListFilter}
          aria-label={`All its steps: ${called}`}
          onPress={() => onShowOnly(thing, id, name)}
        >
          All its steps
        </Button>
        {change.change !== 'removed' && (
          <Button
            size="small"
            icon={RotateCcw}
            aria-expanded={isOpen}
            aria-label={`As it was then: ${called}`}
            onPress={() => setIsOpen(!isOpen)}
          >
            As it was then
          </Button>
        )}
      </div>
      {isOpen && <Then {...{ thing, id, number, isReadOnly }} />}
    </li>
  )
}

interface ThenProps {
  thing: ThingKind
  id: string
  number: number
  isReadOnly: boolean
}

/** Fields as people call them: a column's name is close enough to that. */
function fieldName(field: string): string {
  return field.replaceAll('_', ' ').replace(/^is /, '').replace(/ id$/, '')
}

function Then({ thing, id, number, isReadOnly }: ThenProps) {
  const { data } = useProcedure('history.thing', { thing, id, number })
  if (!data) return null
  const { wasThere, isThere, differences, parts } = data
  const isSame = isThere && differences.length === 0 && parts === 0
  if (!wasThere) return <p className={styles.none}>It was not there after this step.</p>
  if (isSame) return <p className={styles.none}>It is the same now.</p>
  return (
    <div className={styles.then}>
      {!isThere && <p>It has been removed since.</p>}
      {isThere &&
        differences.map(({ field, was, now }) => (
          <dl key={field} className={styles.difference}>
            <dt>{fieldName(field)}</dt>
            <dd>
              <span className={styles.kind}>then</span> {was ?? '–'}
            </dd>
            <dd>
              <span className={styles.kind}>now</span> {now ?? '–'}
            </dd>
          </dl>
        ))}
      {parts > 0 && <p>{`${parts} of its parts were otherwise.`}</p>}
      {!isReadOnly && (
        <div>
          <Button size="small" onPress={() => void restoreThing(thing, id, number)}>
            Make it so again
          </Button>
        </div>
      )}
    </div>
  )
}
