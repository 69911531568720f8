import { Minus, Plus } from 'lucide-react'
import type {
  WorkshopGroup,
  WorkshopResponse,
  WorkshopResult,
  WorkshopRound,
} from '../../../../shared/contract/workshops.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import css from './Facilitator.module.css'
import { countMark, dotsOf, type Speaking } from './take-down.ts'

interface Props {
  round: WorkshopRound
  who: Speaking
  groups: readonly WorkshopGroup[]
  results: readonly WorkshopResult[]
  responses: readonly WorkshopResponse[]
}

/** Dots shared out among the items of a round, by group or by somebody named, with how many are left. */
export function Dots({ round, who, groups, results, responses }: Props) {
  const isNamed = who.person.trim() !== ''
  const given = (itemId: string) =>
    isNamed
      ? dotsOf(responses, who, itemId)
      : (results
          .find(result => result.itemId === itemId)
          ?.byGroup.find(({ groupId }) => groupId === who.groupId)?.dots ?? 0)
  const size = groups.find(({ id }) => id === who.groupId)?.size ?? null
  const people = isNamed ? 1 : size
  const sum = round.items.reduce((total, { id }) => total + given(id), 0)
  return (
    <section aria-label="Dots" className={css.block}>
      <ul className={css.stances}>
        {round.items.map(({ id, name, wording }, place) => (
          <li key={id} className={css.dotted}>
            {place < 9 && <Kbd keys={String(place + 1)} />}
            <span className={css.dotName}>{wording === '' ? name : wording}</span>
            <IconButton
              icon={Minus}
              label={`One dot fewer for ${name}`}
              isDisabled={given(id) === 0}
              onPress={() => void countMark(who, id, 'dot', -1)}
            />
            <span className={css.count}>{given(id)}</span>
            <IconButton
              icon={Plus}
              label={`One dot more for ${name}`}
              isDisabled={isNamed && sum >= round.dots}
              onPress={() => void countMark(who, id, 'dot')}
            />
          </li>
        ))}
      </ul>
      <p className={css.hint} data-over={people !== null && sum > people * round.dots}>
        {people === null
          ? `${sum} dots given; ${round.dots} for each person.`
          : `${sum} of ${people * round.dots} dots given.`}
      </p>
    </section>
  )
}
