import { create } from 'zustand'
import type { Role } from '../../../shared/domain/roles.ts'
import { useWorkspace } from '../../store/workspace.ts'
import type { Filters } from './facets.ts'

/** The orders in which elements can stand. */
export const SORTS = [
  { id: 'role', label: 'By role' },
  { id: 'used', label: 'Most used first' },
  { id: 'passages', label: 'Most passages first' },
] as const
/** The order in which elements stand. */
export type Sort = (typeof SORTS)[number]['id']

interface LibraryView {
  typed: string
  roles: readonly Role[]
  filters: Filters
  sort: Sort
  /** Elements that are chosen together; only while the element that the window looks at is one of them. */
  together: ReadonlySet<string>
  /** Near-duplicates are being gone through, in place of the list. */
  isReviewing: boolean
  /** The likeness that pairs have at least, as `elements.findSimilar` counts it. */
  least: number
  isSameRole: boolean
  /** Pairs that are not the same, as `pairKey` writes them; known while the window is open. */
  apart: ReadonlySet<string>
}

/** What the library looks like; remembered while the window is open. */
export const useLibraryView = create<LibraryView>()(() => ({
  typed: '',
  roles: [],
  filters: {},
  sort: 'role',
  together: new Set(),
  isReviewing: false,
  least: 0.5,
  isSameRole: true,
  apart: new Set(),
}))

/** The elements that are chosen, the one that the window looks at among them. */
export function chosenIds(
  elementId: string | null,
  together: ReadonlySet<string>,
): ReadonlySet<string> {
  if (elementId === null) return new Set()
  return together.has(elementId) ? together : new Set([elementId])
}

/** Chooses elements; the window looks at the last one. */
export function choose(elementIds: Iterable<string>): void {
  const ids = [...elementIds]
  useLibraryView.setState({ together: new Set(ids) })
  useWorkspace.setState({ elementId: ids.at(-1) ?? null })
}

/** Takes every filter away. */
export function showAll(): void {
  useLibraryView.setState({ typed: '', roles: [], filters: {} })
}
