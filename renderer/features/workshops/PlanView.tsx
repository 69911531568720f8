import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Workshop, WorkshopRound } from '../../../shared/contract/workshops.ts'
import { act } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { count } from '../../ui/format.ts'
import { PickList } from '../../ui/PickList.tsx'
import { Split } from '../../ui/Split.tsx'
import { useLive } from '../../ui/use-live.tsx'
import { AddDialog } from './AddDialog.tsx'
import { ItemEditor } from './ItemEditor.tsx'
import { RoundFields } from './RoundFields.tsx'
import { ROUND_KIND_WORDS } from './words.ts'
import css from './Workshops.module.css'

interface Props {
  workshop: Workshop
  onPresent: (itemId: string) => void
}

/** Rounds, the items of one of them, and the item or the round that is open, side by side. */
export function PlanView({ workshop, onPresent }: Props) {
  const { rounds } = workshop
  const [roundId, setRoundId] = useState<string | null>(null)
  const [itemId, setItemId] = useState<string | null>(null)
  const { say, live } = useLive()
  const round = rounds.find(({ id }) => id === roundId) ?? rounds[0]
  const item = round?.items.find(({ id }) => id === itemId)
  async function addRound() {
    const made = await act('workshops.addRound', { workshopId: workshop.id })
    if (made === undefined) return
    setRoundId(made.id)
    setItemId(null)
    say(`${made.title} added.`)
  }
  return (
    <div className={css.plan}>
      {live}
      <Split
        id="workshop-plan"
        parts={[
          {
            ...{ id: 'rounds', size: 240, minSize: 180, maxSize: 360 },
            content: (
              <PickList
                label="Rounds"
                head={
                  <Button icon={Plus} size="small" onPress={() => void addRound()}>
                    Add a round
                  </Button>
                }
                items={rounds.map(each => ({
                  ...{ id: each.id, label: each.title },
                  note: `${ROUND_KIND_WORDS[each.kind].label} · ${count(each.items.length, 'item')}`,
                }))}
                selectedId={round?.id ?? null}
                onSelect={id => {
                  setRoundId(id)
                  setItemId(null)
                }}
                onMove={async ({ id, label }, position) => {
                  const moved = await act('workshops.moveRound', { roundId: id, position })
                  if (moved) say(`${label} is now number ${position + 1} of ${rounds.length}.`)
                }}
              />
            ),
          },
          {
            ...{ id: 'items', size: 320, minSize: 220, maxSize: 520 },
            content:
              round === undefined ? (
                <p className={css.nothing}>A workshop has rounds. Add the first.</p>
              ) : (
                <Items round={round} itemId={item?.id ?? null} onSelect={setItemId} onSay={say} />
              ),
          },
          {
            ...{ id: 'item', minSize: 380 },
            content:
              round === undefined ? null : item === undefined ? (
                <RoundFields key={round.id} round={round} onRemoved={() => setRoundId(null)} />
              ) : (
                <ItemEditor
                  key={item.id}
                  item={item}
                  rounds={rounds}
                  roundId={round.id}
                  onPresent={() => onPresent(item.id)}
                  onRemoved={() => setItemId(null)}
                />
              ),
          },
        ]}
      />
    </div>
  )
}

interface ItemsProps {
  round: WorkshopRound
  itemId: string | null
  onSelect: (itemId: string) => void
  onSay: (sentence: string) => void
}

function Items({ round, itemId, onSelect, onSay }: ItemsProps) {
  const [isAdding, setIsAdding] = useState(false)
  return (
    <>
      <PickList
        label={`Items of ${round.title}`}
        head={
          <Button icon={Plus} size="small" onPress={() => setIsAdding(true)}>
            Add items
          </Button>
        }
        items={round.items.map(({ id, name, wording, isThere }) => ({
          ...{ id, label: name },
          note: isThere ? begin(wording) : `${begin(wording)} (no longer in the theory)`,
        }))}
        selectedId={itemId}
        onSelect={onSelect}
        onMove={async ({ id, label }, position) => {
          const moved = await act('workshops.moveItem', { itemId: id, position })
          if (moved) onSay(`${label} is now number ${position + 1} of ${round.items.length}.`)
        }}
      />
      {isAdding && (
        <AddDialog
          roundId={round.id}
          onClose={() => setIsAdding(false)}
          onAdded={number => onSay(`${count(number, 'item')} added.`)}
        />
      )}
    </>
  )
}

/** As much of a wording as a list has room for. */
function begin(wording: string): string {
  return wording.length > 90 ? `${wording.slice(0, 89).trimEnd()}…` : wording
}
