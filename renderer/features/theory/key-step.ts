import type { KeyboardEvent } from 'react'
import type { Point } from '../../../shared/diagram/scene.ts'

/** Pixels that an arrow key moves something by; with Shift it moves it one. */
const STEP = 10

const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** How far a key moves what is in focus; null for any other key, or with one that means something else. */
export function keyStep({
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>): Point | null {
  const direction = DIRECTIONS[key]
  if (direction === undefined || ctrlKey || metaKey || altKey) return null
  const by = shiftKey ? 1 : STEP
  return { x: direction.x * by, y: direction.y * by }
}
