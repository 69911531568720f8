import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Configuration, Slot } from '../../../shared/contract/configurations.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { useBoard } from './board.tsx'
import { Combobox } from './Combobox.tsx'
import { useDrag } from './drag.ts'
import type { Lane } from './lanes.ts'
import { SlotCard } from './SlotCard.tsx'
import css from './SlotLane.module.css'

interface Props {
  lane: Lane
  /** Heading inside a column that has several lanes. */
  heading?: string
  configuration: Configuration
  slots: Slot[]
  elements: Element[]
  /** Says where an element comes from, as "outcome of CMOC 3". */
  chainOf: (elementId: string) => string | null
}

/** One place of a configuration: its elements in order, and the button that adds one. */
export function SlotLane({ lane, heading, configuration, slots, elements, chainOf }: Props) {
  const { actions } = useBoard()
  const [isAdding, setIsAdding] = useState(false)
  const add = useRef<HTMLButtonElement>(null)
  const drop = useDrag(state => (state.spot?.laneId === lane.id ? state.spot.index : null))
  const wanted = actions.focus?.laneId === lane.id ? actions.focus : null
  const isMissing = slots.length === 0 && configuration.missing.includes(lane.role)

  useEffect(() => {
    if (wanted === null || wanted.elementId !== null) return
    add.current?.focus()
    actions.clearFocus()
  })

  const isUndecided = lane.role === 'M' && lane.facet === null
  const title =
    lane.facet === null ? ROLE_NAMES[lane.role] : `${ROLE_NAMES[lane.role]}, ${lane.facet}`
  return (
    <section
      className={css.lane}
      data-lane={lane.id}
      data-over={drop !== null || undefined}
      data-missing={isMissing || undefined}
      aria-label={title}
    >
      {heading !== undefined && !(isUndecided && slots.length === 0) && (
        <h4 className={css.heading}>{heading}</h4>
      )}
      {slots.length > 0 && (
        <ol className={css.cards}>
          {slots.map((slot, index) => (
            <SlotCard
              key={slot.elementId}
              slot={slot}
              element={elements.find(({ id }) => id === slot.elementId)}
              chain={slot.role === 'O' ? null : chainOf(slot.elementId)}
              wantsFocus={wanted?.elementId === slot.elementId}
              isDropBefore={drop === index}
              isDropAfter={drop === slots.length && index === slots.length - 1}
            />
          ))}
        </ol>
      )}
      {isAdding ? (
        <Combobox
          label={`Add ${article(lane.noun)} ${lane.noun}`}
          elements={candidates(elements, slots, lane)}
          onPick={elementId => {
            setIsAdding(false)
            void actions.add(elementId, { laneId: lane.id, index: slots.length })
          }}
          onCreate={label => {
            setIsAdding(false)
            void actions.create(label, lane.id)
          }}
          onClose={isBack => {
            setIsAdding(false)
            if (isBack) actions.focusAdd(lane.id)
          }}
        />
      ) : (
        <button
          ref={add}
          type="button"
          className={css.add}
          data-empty={(slots.length === 0 && !isUndecided) || undefined}
          onClick={() => setIsAdding(true)}
        >
          {isMissing && heading === undefined && (
            <strong className={css.missing}>{ROLE_NAMES[lane.role]} missing</strong>
          )}
          <span className={css.plus}>
            <Plus size={14} aria-hidden className={css.sign} /> Add {lane.noun}
            {lane.role === 'I' && slots.length === 0 && ' (optional)'}
            {isUndecided && ', not yet said which'}
          </span>
        </button>
      )}
    </section>
  )
}

function article(noun: string): string {
  return /^[aeiou]/.test(noun) ? 'an' : 'a'
}

/** Elements that are not here yet: those of this role and facet first, then outcomes, which would make a chain. */
function candidates(elements: Element[], slots: Slot[], lane: Lane): Element[] {
  const rank = (element: Element) => {
    if (element.role === lane.role) return element.facet === lane.facet ? 0 : 1
    return element.role === 'O' ? 2 : 3
  }
  return elements
    .filter(({ id }) => !slots.some(slot => slot.elementId === id))
    .toSorted((a, b) => rank(a) - rank(b))
}
