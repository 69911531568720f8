import { Minus } from 'lucide-react'
import type {
  WorkshopGroup,
  WorkshopItem,
  WorkshopResponse,
  WorkshopResult,
} from '../../../../shared/contract/workshops.ts'
import { WORKSHOP_STANCE_NAMES, WORKSHOP_STANCES } from '../../../../shared/domain/workshop.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import css from './Facilitator.module.css'
import { countMark, ownResponse, type Speaking } from './take-down.ts'

interface Props {
  item: WorkshopItem
  who: Speaking
  groups: readonly WorkshopGroup[]
  result: WorkshopResult | undefined
  responses: readonly WorkshopResponse[]
}

/** The five stances, each a large button that counts one more; for somebody named, the one that they take. */
export function Stances({ item, who, groups, result, responses }: Props) {
  const { groupId } = who
  const own = ownResponse(responses, who)?.answers.find(({ itemId }) => itemId === item.id)
  const isNamed = who.person.trim() !== ''
  const counted = result?.byGroup.find(each => each.groupId === groupId)?.stances
  const said = WORKSHOP_STANCES.reduce((sum, stance) => sum + (counted?.[stance] ?? 0), 0)
  const group = groups.find(({ id }) => id === groupId)
  return (
    <section aria-label="Stances" className={css.block}>
      <ul className={css.stances}>
        {WORKSHOP_STANCES.map((stance, place) => {
          const name = WORKSHOP_STANCE_NAMES[stance]
          const count = counted?.[stance] ?? 0
          return (
            <li key={stance} className={css.stance}>
              <button
                type="button"
                className={css.big}
                aria-label={`${name}, ${count}`}
                {...(isNamed ? { 'aria-pressed': own?.stance === stance } : {})}
                onClick={() => void countMark(who, item.id, stance)}
              >
                <Kbd keys={String(place + 1)} />
                <span className={css.name}>{name}</span>
                <span className={css.count}>{count}</span>
              </button>
              <IconButton
                icon={Minus}
                label={`One fewer: ${name}`}
                isDisabled={isNamed ? own?.stance !== stance : count === 0}
                onPress={() => void countMark(who, item.id, stance, -1)}
              />
            </li>
          )
        })}
      </ul>
      <p className={css.hint}>
        {group === undefined || group.size === null
          ? `${said} said something.`
          : `${said} of ${group.size} said something.`}{' '}
        <Kbd keys="G" /> next group
      </p>
    </section>
  )
}
