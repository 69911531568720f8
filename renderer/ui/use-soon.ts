import { useDeferredValue } from 'react'

/**
 * The first of many things at once, more than a screen of them, and all of them a moment later: a long list is there as soon
 * as a short one.
 */
export function useSoon<T>(items: readonly T[], first: number): readonly T[] {
  const drawn = Math.max(first, useDeferredValue(items.length, first))
  return drawn < items.length ? items.slice(0, drawn) : items
}
