import { RotateCcw } from 'lucide-react'
import { useEffect, useState } from 'react'
import type {
  Workshop,
  WorkshopItem,
  WorkshopResponse,
  WorkshopRound,
} from '../../../../shared/contract/workshops.ts'
import { useProcedure } from '../../../api/client.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { MessagePlace } from '../../../ui/MessagePlace.tsx'
import { Segments } from '../../../ui/Segments.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { Dots } from './Dots.tsx'
import css from './Facilitator.module.css'
import { Ranking } from './Ranking.tsx'
import { SaidForm } from './SaidForm.tsx'
import { Stances } from './Stances.tsx'

interface Props {
  workshop: Workshop
  card: { round: WorkshopRound; item: WorkshopItem }
  next: WorkshopItem | null
  groupId: string | null
  onGroup: (groupId: string | null) => void
  person: string
  onPerson: (person: string) => void
  responses: readonly WorkshopResponse[]
}

/** The group of those whom nobody knows to belong to one. */
const NO_GROUP = 'none'

/** The facilitator's side: who speaks, what they say, notes, time, and what comes next. */
export function Facilitator(props: Props) {
  const { workshop, card, next, groupId, onGroup, person, onPerson, responses } = props
  const { round, item } = card
  const workshopId = workshop.id
  const results = useProcedure('workshops.results', { workshopId }).data ?? []
  const who = { workshopId, groupId, person }
  return (
    <aside className={css.side} aria-label="Facilitator">
      <header className={css.head}>
        <span className={css.round}>{round.title}</span>
        <Timer key={item.id} />
      </header>
      {/* Here and not on the stage: a message may name what the room is not to see. */}
      <MessagePlace />
      <Segments
        label="Who speaks"
        value={groupId ?? NO_GROUP}
        options={[
          ...workshop.groups.map(({ id, name }) => ({ id, label: name })),
          { id: NO_GROUP, label: 'Any group' },
        ]}
        onChange={id => onGroup(id === NO_GROUP ? null : id)}
      />
      <TextField
        label="Pseudonym, if they are named"
        value={person}
        onChange={onPerson}
        maxLength={100}
        placeholder="Nobody is named: people are counted"
      />
      {round.kind === 'respond' && (
        <Stances
          key={item.id}
          item={item}
          who={who}
          groups={workshop.groups}
          result={results.find(({ itemId }) => itemId === item.id)}
          responses={responses}
        />
      )}
      {round.kind === 'dots' && (
        <Dots
          round={round}
          who={who}
          groups={workshop.groups}
          results={results}
          responses={responses}
        />
      )}
      {round.kind === 'rank' && (
        <Ranking
          key={`${round.id} ${groupId} ${person}`}
          round={round}
          who={who}
          results={results}
          responses={responses}
        />
      )}
      <SaidForm key={item.id} item={item} who={who} />
      {item.notes !== '' && (
        <section aria-label="Notes" className={css.notes}>
          <h2 className={css.title}>Notes</h2>
          <p>{item.notes}</p>
        </section>
      )}
      <section aria-label="Next card" className={css.next}>
        <h2 className={css.title}>Next</h2>
        <p>{next === null ? 'This is the last card.' : next.wording || next.name}</p>
      </section>
    </aside>
  )
}

/** Minutes and seconds since the card was shown, or since it was set back. */
function Timer() {
  const [began, setBegan] = useState(() => Date.now())
  const [now, setNow] = useState(began)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.floor((now - began) / 1_000))
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <span className={css.timer}>
      <span role="timer" aria-label="Time on this card">
        {clock}
      </span>
      <IconButton
        icon={RotateCcw}
        label="Set the time back"
        onPress={() => {
          setBegan(Date.now())
          setNow(Date.now())
        }}
      />
    </span>
  )
}
