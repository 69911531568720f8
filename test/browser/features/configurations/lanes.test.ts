import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  groupByLane,
  LANES,
  laneIdOf,
  moveSlot,
  spotTowards,
} from '../../../../renderer/features/configurations/lanes.ts'
import type { Slot } from '../../../../shared/contract/configurations.ts'

const slots = fc
  .uniqueArray(fc.record({ lane: fc.constantFrom(...LANES), element: fc.nat(8) }), {
    maxLength: 12,
    selector: ({ lane, element }) => `${lane.id} ${element}`,
  })
  .map(list =>
    list.map(
      ({ lane: { role, facet }, element }, index): Slot => ({
        id: `s${index}`,
        role,
        facet,
        elementId: `e${element}`,
        label: '',
        elementRole: role,
        joiner: 'and',
        activation: null,
      }),
    ),
  )

test('a move puts the element where it was let go and loses none', () => {
  fc.assert(
    fc.property(
      slots,
      fc.constantFrom(...LANES),
      fc.nat(12),
      fc.nat(12),
      (list, lane, at, which) => {
        const moved = list[which % Math.max(1, list.length)]
        if (moved === undefined) return
        const index = Math.min(at, groupByLane(list)[lane.id].length)
        const after = moveSlot(list, moved.id, { laneId: lane.id, index })
        if (after === null) return
        const elements = (items: readonly { elementId: string }[]) =>
          items.map(({ elementId }) => elementId).sort()
        expect(elements(after)).toEqual(elements(list))
        const inLane = after.filter(place => laneIdOf(place) === lane.id)
        expect(inLane.some(place => place.elementId === moved.elementId)).toBe(true)
      },
    ),
  )
})

test('Alt+Down and then Alt+Up brings an element back to where it was', () => {
  fc.assert(
    fc.property(slots, fc.nat(12), (list, which) => {
      const moved = list[which % Math.max(1, list.length)]
      const down = moved && spotTowards(list, moved.id, 'down')
      if (moved === undefined || !down || down.laneId !== laneIdOf(moved)) return
      const after = moveSlot(list, moved.id, down) ?? []
      const again = after.map(
        (place, index): Slot => ({
          ...place,
          id: `t${index}`,
          label: '',
          elementRole: place.role,
          joiner: 'and',
          activation: null,
        }),
      )
      const same = again.find(
        slot => slot.elementId === moved.elementId && laneIdOf(slot) === laneIdOf(moved),
      )
      const up = same && spotTowards(again, same.id, 'up')
      const back = (same && up && moveSlot(again, same.id, up)) ?? []
      const order = (items: readonly { elementId: string }[]) => items.map(item => item.elementId)
      expect(order(groupByLane(back)[laneIdOf(moved)])).toEqual(
        order(groupByLane(list)[laneIdOf(moved)]),
      )
    }),
  )
})
