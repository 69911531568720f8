import type { Slot } from '../../../shared/contract/configurations.ts'
import type { MechanismSplit } from '../../../shared/domain/realist.ts'
import type { Facet, Role } from '../../../shared/domain/roles.ts'

/** A place of a configuration that holds elements. A mechanism has three: resource, reasoning, and not yet said which. */
export type LaneId = 'C' | 'I' | 'M-resource' | 'M-reasoning' | 'M' | 'O'

/** A place of a configuration that holds elements. */
export interface Lane {
  id: LaneId
  role: Role
  facet: Facet | null
  /** What it holds, in the singular and in lower case: "Add a context". */
  noun: string
}

/** The places of a configuration in the order in which they are read. */
export const LANES: readonly Lane[] = [
  { id: 'C', role: 'C', facet: null, noun: 'context' },
  { id: 'I', role: 'I', facet: null, noun: 'intervention' },
  { id: 'M-resource', role: 'M', facet: 'resource', noun: 'resource' },
  { id: 'M-reasoning', role: 'M', facet: 'reasoning', noun: 'reasoning' },
  { id: 'M', role: 'M', facet: null, noun: 'mechanism' },
  { id: 'O', role: 'O', facet: null, noun: 'outcome' },
]

/**
 * The places to show: a project that does not tell resource and reasoning apart has one for mechanisms, one that does has
 * two. Whatever an element stands in is always shown.
 */
export function shownLanes(
  slots: readonly { role: Role; facet: Facet | null }[],
  split: MechanismSplit,
): Lane[] {
  const filled = new Set(slots.map(laneIdOf))
  return LANES.filter(({ id, role, facet }) => {
    if (role !== 'M' || filled.has(id) || split === 'undecided') return true
    return (facet === null) === (split === 'off')
  })
}

/** An element in a place, as `configurations.setSlots` takes it. */
export interface Placement {
  role: Role
  facet: Facet | null
  elementId: string
}

/** Where something is to be put: before the `index`-th element of a lane. */
export interface Spot {
  laneId: LaneId
  index: number
}

/** The lane with this id. */
export function laneOf(laneId: LaneId): Lane {
  const lane = LANES.find(({ id }) => id === laneId)
  if (lane === undefined) throw new Error(`No lane ${laneId}`)
  return lane
}

/** The lane an element with this role and facet stands in. */
export function laneIdOf({ role, facet }: { role: Role; facet: Facet | null }): LaneId {
  return (
    LANES.find(lane => lane.role === role && lane.facet === facet)?.id ??
    LANES.find(lane => lane.role === role && lane.facet === null)?.id ??
    'C'
  )
}

/** The elements of each lane, in order. */
export function groupByLane<S extends { role: Role; facet: Facet | null }>(
  slots: readonly S[],
): Record<LaneId, S[]> {
  const lanes: Record<LaneId, S[]> = {
    C: [],
    I: [],
    'M-resource': [],
    'M-reasoning': [],
    M: [],
    O: [],
  }
  for (const slot of slots) lanes[laneIdOf(slot)].push(slot)
  return lanes
}

/** Puts an element at a spot; null where it already stands in that lane. */
export function insertElement(
  slots: readonly Slot[],
  elementId: string,
  spot: Spot,
): Placement[] | null {
  if (slots.some(slot => slot.elementId === elementId && laneIdOf(slot) === spot.laneId))
    return null
  const lanes = groupByLane(slots.map(placementOf))
  const { role, facet } = laneOf(spot.laneId)
  lanes[spot.laneId].splice(spot.index, 0, { role, facet, elementId })
  return flatten(lanes)
}

/** Moves a slot to a spot, counted with the slot still in place; null where nothing would change. */
export function moveSlot(slots: readonly Slot[], slotId: string, spot: Spot): Placement[] | null {
  const moved = slots.find(({ id }) => id === slotId)
  if (moved === undefined) return null
  const from = laneIdOf(moved)
  const lanes = groupByLane(slots)
  const oldIndex = lanes[from].indexOf(moved)
  const isTaken =
    from !== spot.laneId && lanes[spot.laneId].some(slot => slot.elementId === moved.elementId)
  if (isTaken) return null
  lanes[from].splice(oldIndex, 1)
  const index = from === spot.laneId && oldIndex < spot.index ? spot.index - 1 : spot.index
  if (from === spot.laneId && index === oldIndex) return null
  const { role, facet } = laneOf(spot.laneId)
  lanes[spot.laneId].splice(index, 0, { ...moved, role, facet })
  return flatten(lanes).map(placementOf)
}

/** A direction of the arrow keys. */
export type Direction = 'up' | 'down' | 'left' | 'right'

/**
 * Where Alt and an arrow take a slot: up and down along its column, from one mechanism lane into the next at the end;
 * left and right to the neighbouring column. Null at the edge.
 */
export function spotTowards(
  slots: readonly Slot[],
  slotId: string,
  direction: Direction,
): Spot | null {
  const slot = slots.find(({ id }) => id === slotId)
  if (slot === undefined) return null
  const lanes = groupByLane(slots)
  const laneId = laneIdOf(slot)
  const index = lanes[laneId].indexOf(slot)
  if (direction === 'up' && index > 0) return { laneId, index: index - 1 }
  if (direction === 'down' && index < lanes[laneId].length - 1) return { laneId, index: index + 2 }
  const next = neighbour(laneId, direction)
  if (next === null) return null
  return { laneId: next, index: direction === 'up' ? lanes[next].length : 0 }
}

function neighbour(laneId: LaneId, direction: Direction): LaneId | null {
  const isAcross = direction === 'left' || direction === 'right'
  const step = direction === 'up' || direction === 'left' ? -1 : 1
  const { role } = laneOf(laneId)
  let at = LANES.findIndex(({ id }) => id === laneId) + step
  if (isAcross) while (LANES[at]?.role === role) at += step
  const next = LANES[at]
  if (next === undefined || (!isAcross && next.role !== role)) return null
  // Coming from the left or right, a mechanism is not yet said to be a resource or a reasoning.
  return next.role === 'M' && isAcross ? 'M' : next.id
}

function flatten<S>(lanes: Record<LaneId, S[]>): S[] {
  return LANES.flatMap(({ id }) => lanes[id])
}

function placementOf({ role, facet, elementId }: Placement): Placement {
  return { role, facet, elementId }
}
