import { create } from 'zustand'
import type { Role } from '../../../shared/domain/roles.ts'
import type { LaneId, Spot } from './lanes.ts'

/** What is being dragged: an element of the library, or a slot of the open configuration. */
export interface DragItem {
  elementId: string
  /** Null for an element that comes from the library. */
  slotId: string | null
  label: string
  role: Role
}

interface DragState {
  item: DragItem | null
  /** Where it would land if it were let go now. */
  spot: Spot | null
}

/** The drag that is under way, if any. Lanes are found by their `data-lane`, cards in them by `data-card`. */
export const useDrag = create<DragState>()(() => ({ item: null, spot: null }))

/** Pixels the pointer travels before a press becomes a drag. */
const THRESHOLD = 5

/** Follows the pointer from a press on something draggable until it is let go or Escape is pressed. */
export function beginDrag(
  press: { clientX: number; clientY: number; pointerId: number },
  item: DragItem,
  drop: (item: DragItem, spot: Spot) => void,
): void {
  const stop = new AbortController()
  const finish = () => {
    stop.abort()
    useDrag.setState({ item: null, spot: null })
    delete document.documentElement.dataset['dragging']
  }
  const onMove = (event: PointerEvent) => {
    if (event.pointerId !== press.pointerId) return
    const distance = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY)
    if (useDrag.getState().item === null) {
      if (distance < THRESHOLD) return
      document.documentElement.dataset['dragging'] = 'element'
      getSelection()?.removeAllRanges()
    }
    moveGhost(event.clientX, event.clientY)
    useDrag.setState({ item, spot: spotAt(event.clientX, event.clientY) })
  }
  const onUp = (event: PointerEvent) => {
    if (event.pointerId !== press.pointerId) return
    const { item: dragged } = useDrag.getState()
    const spot = dragged === null ? null : spotAt(event.clientX, event.clientY)
    finish()
    if (dragged === null) return
    swallowClick()
    if (spot !== null) drop(dragged, spot)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    finish()
  }
  const options = { signal: stop.signal, capture: true }
  window.addEventListener('pointermove', onMove, options)
  window.addEventListener('pointerup', onUp, options)
  window.addEventListener('pointercancel', finish, options)
  window.addEventListener('keydown', onKey, options)
}

let ghost: HTMLElement | null = null

/** Names the element that follows the pointer; moved past React, because it moves with every frame. */
export function setGhost(element: HTMLElement | null): void {
  ghost = element
}

let ghostX = 0
let ghostY = 0

function moveGhost(x: number, y: number): void {
  ghostX = x
  ghostY = y
  placeGhost()
}

/** Puts the ghost where the pointer is; also called when it appears. */
export function placeGhost(): void {
  if (ghost !== null) ghost.style.transform = `translate(${ghostX + 10}px, ${ghostY + 8}px)`
}

function spotAt(x: number, y: number): Spot | null {
  const lane = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-lane]')
  if (lane == null) return null
  const middles = [...lane.querySelectorAll('[data-card]')].map(card => {
    const box = card.getBoundingClientRect()
    return box.top + box.height / 2
  })
  const index = middles.filter(middle => y > middle).length
  return { laneId: lane.dataset['lane'] as LaneId, index }
}

/** A drag ends with a click on whatever is under the pointer; that click was not meant. */
function swallowClick(): void {
  const stop = new AbortController()
  window.addEventListener(
    'click',
    event => {
      event.preventDefault()
      event.stopPropagation()
    },
    { capture: true, once: true, signal: stop.signal },
  )
  setTimeout(() => stop.abort(), 0)
}
