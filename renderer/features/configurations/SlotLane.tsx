import { useEffect, useRef, useState } from 'react'
import type { Configuration, Slot } from '../../../shared/contract/configurations.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { AddButton } from './AddButton.tsx'
import { useBoard } from './board.tsx'
import { Combobox } from './Combobox.tsx'
import { useDrag } from './drag.ts'
import type { Lane } from './lanes.ts'
import { LinkPill } from './LinkPill.tsx'
import { SlotCard } from './SlotCard.tsx'
import css from './SlotLane.module.css'

interface Props {
  lane: Lane
  /** Heading inside a column that has several lanes. */
  heading: { name: string; means: string } | null
  /** Shows the link that leads into it from the lane above. */
  between: boolean
  configuration: Configuration
  slots: Slot[]
  elements: Element[]
  /** Says where an element comes from, as "outcome of CMOC 3". */
  chainOf: (elementId: string) => string | null
}

/** One place of a configuration: its elements in order, and the button that adds one. */
export function SlotLane(props: Props) {
  const { lane, heading, between, configuration, slots, elements, chainOf } = props
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
  // Beside the heading it takes no room of its own; an empty lane needs it where the element will stand.
  const isHeaded = heading !== null && slots.length > 0
  const addButton = (
    <AddButton
      ref={add}
      lane={lane}
      isEmpty={slots.length === 0}
      isMissing={isMissing && heading === null}
      isSpare={isUndecided && heading !== null}
      onPress={() => setIsAdding(true)}
    />
  )
  return (
    <section
      className={css.lane}
      data-lane={lane.id}
      data-over={drop !== null || undefined}
      data-missing={isMissing || undefined}
      aria-label={title}
    >
      {heading !== null && !(isUndecided && slots.length === 0) && (
        <div className={css.head}>
          <h4 className={css.heading}>
            {heading.name}
            <span className={css.means}>: {heading.means}</span>
          </h4>
          {between && <LinkPill link="M-M" />}
          {isHeaded && !isAdding && addButton}
        </div>
      )}
      {slots.length > 0 && (
        <ol className={css.cards}>
          {slots.map((slot, index) => (
            <SlotCard
              key={slot.elementId}
              slot={slot}
              element={elements.find(({ id }) => id === slot.elementId)}
              isFirst={index === 0}
              isUnmentioned={configuration.unmentioned.includes(slot.elementId)}
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
        !isHeaded && addButton
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
