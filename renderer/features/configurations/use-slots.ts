import { useState } from 'react'
import type { Configuration, Slot } from '../../../shared/contract/configurations.ts'
import type { InputOf } from '../../../shared/contract/contract.ts'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { call } from '../../api/client.ts'
import { sayError, useNotices } from '../../store/notices.ts'
import type { DragItem } from './drag.ts'
import {
  type Direction,
  groupByLane,
  insertElement,
  laneIdOf,
  laneOf,
  type LaneId,
  moveSlot,
  type Placement,
  type Spot,
  spotTowards,
} from './lanes.ts'

/** What the keyboard should stand on after a change: an element in a lane, or that lane's "Add" button. */
export interface FocusRequest {
  laneId: LaneId
  /** Null for the "Add" button. */
  elementId: string | null
}

/** A request waits until other slots than these are shown: the change it belongs to has then arrived. */
type PendingFocus = FocusRequest & { before: readonly Slot[] | null }

const NO_SLOTS: Slot[] = []

/** Everything that can be done with the slots of a configuration; each is one or two undoable commands. */
export function useSlots(configuration: Configuration | null) {
  const [focus, setFocus] = useState<PendingFocus | null>(null)
  const [said, setSaid] = useState('')
  const configurationId = configuration?.id ?? ''
  const slots = configuration?.slots ?? NO_SLOTS

  async function write(placements: Placement[], then: FocusRequest, words: string) {
    try {
      await call('configurations.setSlots', { configurationId, slots: placements })
      setFocus({ ...then, before: slots })
      setSaid(words)
    } catch (error) {
      sayError(error)
    }
  }

  async function add(elementId: string, spot: Spot) {
    const placements = insertElement(slots, elementId, spot)
    if (placements === null) {
      useNotices.getState().say('This element is already in that slot.')
      return
    }
    const then = { laneId: spot.laneId, elementId }
    const words = `Added to ${nameOf(spot.laneId)}`
    if (spot.index < groupByLane(slots)[spot.laneId].length) return write(placements, then, words)
    try {
      const { role, facet } = laneOf(spot.laneId)
      await call('configurations.addSlot', { configurationId, role, facet, elementId })
      setFocus({ ...then, before: slots })
      setSaid(words)
    } catch (error) {
      sayError(error)
    }
  }

  async function move(slotId: string, spot: Spot) {
    const placements = moveSlot(slots, slotId, spot)
    const slot = slots.find(({ id }) => id === slotId)
    if (placements === null || slot === undefined) return
    const then = { laneId: spot.laneId, elementId: slot.elementId }
    const lane = placements.filter(place => laneIdOf(place) === spot.laneId)
    const at = lane.findIndex(place => place.elementId === slot.elementId) + 1
    await write(placements, then, `Moved to ${nameOf(spot.laneId)}, ${at} of ${lane.length}`)
  }

  return {
    focus: focus !== null && focus.before !== slots ? focus : null,
    said,
    clearFocus: () => setFocus(null),
    /** Puts the keyboard on a lane's "Add" button at once. */
    focusAdd: (laneId: LaneId) => setFocus({ laneId, elementId: null, before: null }),
    /** Puts the keyboard on an element that is in a slot. */
    focusElement: (elementId: string) => {
      const slot = slots.find(item => item.elementId === elementId)
      if (slot !== undefined) setFocus({ laneId: laneIdOf(slot), elementId, before: null })
    },
    add,
    move,
    drop: (item: DragItem, spot: Spot) =>
      item.slotId === null ? add(item.elementId, spot) : move(item.slotId, spot),
    moveTowards: (slotId: string, direction: Direction) => {
      const spot = spotTowards(slots, slotId, direction)
      return spot === null ? Promise.resolve() : move(slotId, spot)
    },
    /** Says how an element stands in its slot. */
    change: async ({ id: slotId, elementId }: Slot, change: SlotChange, words: string) => {
      try {
        const { slots: after } = await call('configurations.updateSlot', { slotId, ...change })
        const slot = after.find(({ id }) => id === slotId)
        // Another facet is another lane: the card is made anew there, and the keyboard goes with it.
        if (slot !== undefined && change.facet !== undefined) {
          setFocus({ laneId: laneIdOf(slot), elementId, before: slots })
        }
        setSaid(words)
      } catch (error) {
        sayError(error)
      }
    },
    remove: async (slotId: string) => {
      const slot = slots.find(({ id }) => id === slotId)
      if (slot === undefined) return
      const laneId = laneIdOf(slot)
      const lane = groupByLane(slots)[laneId]
      const at = lane.indexOf(slot)
      const next = lane[at + 1] ?? lane[at - 1]
      try {
        await call('configurations.removeSlot', { slotId })
        setFocus({ laneId, elementId: next?.elementId ?? null, before: slots })
        setSaid(`Taken out of ${nameOf(laneId)}`)
      } catch (error) {
        sayError(error)
      }
    },
    create: async (label: string, laneId: LaneId) => {
      const { role, facet } = laneOf(laneId)
      try {
        const made = await call('configurations.addElement', {
          configurationId,
          role,
          facet,
          label,
        })
        const elementId = made.slots.findLast(slot => slot.role === role)?.elementId ?? null
        setFocus({ laneId, elementId, before: slots })
        setSaid(`Made and added to ${nameOf(laneId)}`)
      } catch (error) {
        sayError(error)
      }
    },
  }
}

/** How an element stands in its slot. */
type SlotChange = Pick<InputOf<'configurations.updateSlot'>, 'facet' | 'joiner' | 'activation'>

/** What `useSlots` gives. */
export type SlotActions = ReturnType<typeof useSlots>

function nameOf(laneId: LaneId): string {
  const { role, facet } = laneOf(laneId)
  return facet === null ? ROLE_NAMES[role] : `${ROLE_NAMES[role]}, ${facet}`
}
