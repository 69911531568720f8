import { useState } from 'react'
import type {
  WorkshopResponse,
  WorkshopResult,
  WorkshopRound,
} from '../../../../shared/contract/workshops.ts'
import { Button } from '../../../ui/Button.tsx'
import { PickList } from '../../../ui/PickList.tsx'
import { useLive } from '../../../ui/use-live.tsx'
import css from './Facilitator.module.css'
import { ownResponse, type Speaking, takeDown } from './take-down.ts'

interface Props {
  round: WorkshopRound
  who: Speaking
  results: readonly WorkshopResult[]
  responses: readonly WorkshopResponse[]
}

/** The items of a round put in order by somebody, by dragging or with Alt and the arrow keys, and written down as a whole. */
export function Ranking({ round, who, results, responses }: Props) {
  const before = ownResponse(responses, who)?.answers
  const rankOf = (itemId: string) => before?.find(each => each.itemId === itemId)?.rank ?? null
  const [order, setOrder] = useState<readonly string[]>(() =>
    round.items
      .map(({ id }) => id)
      .sort((a, b) => (rankOf(a) ?? Infinity) - (rankOf(b) ?? Infinity) || 0),
  )
  const [selectedId, setSelectedId] = useState<string | null>(order[0] ?? null)
  const { say, live } = useLive()
  const items = order.flatMap(id => round.items.filter(item => item.id === id))
  const noteOf = (itemId: string) => {
    const result = results.find(each => each.itemId === itemId)
    if (result === undefined || result.meanRank === null) return undefined
    return `Rank ${result.meanRank.toFixed(1)} on average, by ${result.rankedBy}`
  }
  async function save() {
    const answers = items.map(({ id }, place) => ({ itemId: id, rank: place + 1 }))
    if (await takeDown(who, ...answers)) say('The order was written down.')
  }
  return (
    <section aria-label="Order" className={css.block}>
      {live}
      <div className={css.ranking}>
        <PickList
          label="Items in order"
          items={items.map(({ id, name, wording }) => ({
            ...{ id, label: wording === '' ? name : wording, note: noteOf(id) },
          }))}
          selectedId={selectedId}
          onSelect={setSelectedId}
          onMove={({ id, label }, position) => {
            setOrder(order.filter(each => each !== id).toSpliced(position, 0, id))
            say(`${label} is now number ${position + 1}.`)
          }}
        />
      </div>
      <Button variant="primary" onPress={() => void save()}>
        Write this order down
      </Button>
    </section>
  )
}
