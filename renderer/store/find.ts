import { create } from 'zustand'
import type { Condition } from '../../shared/retrieval/condition.ts'
import { type Passage, useWorkspace } from './workspace.ts'

/** The views of the place that finds. */
export type FindView = 'search' | 'retrieve' | 'charts'

/** A result that can be shown on the coding desk. */
export interface TrailPassage extends Passage {
  /** Tells results apart; the row of the list that it came from. */
  key: string
  codingId?: string | undefined
}

interface FindState {
  view: FindView
  /** Goes up when the field of the search should take the keyboard. */
  fieldRequests: number
  /** The source that a search was asked for in, or null for all; `at` makes a repeated request a new one. */
  scope: { sourceId: string | null; at: number } | null
  /** The condition that a retrieval was asked for from elsewhere; each asking is an object of its own. */
  wanted: { where: Condition } | null
  /** The results that one was opened from, and which of them it was; null before one was opened. */
  trail: { passages: readonly TrailPassage[]; at: number } | null
  /** A result was opened, and nobody has come back to the others since. */
  isAway: boolean
  /** Goes up when another project opens: whatever was found belongs to the one before. */
  generation: number
}

/** What the place that finds is asked for from elsewhere, and the way back to its results. */
export const useFind = create<FindState>()(() => ({
  view: 'search',
  fieldRequests: 0,
  scope: null,
  wanted: null,
  trail: null,
  isAway: false,
  generation: 0,
}))

/** Forgets what was found; called when another project opens. */
export function forgetFound(): void {
  useFind.setState(({ generation }) => ({
    ...{ view: 'search', scope: null, wanted: null, trail: null, isAway: false },
    generation: generation + 1,
  }))
}

/** Opens the search with the keyboard in its field; with a source, it searches there only. */
export function openSearch(sourceId: string | null = null): void {
  useFind.setState(({ fieldRequests }) => ({
    view: 'search',
    fieldRequests: fieldRequests + 1,
    scope: { sourceId, at: performance.now() },
  }))
  useWorkspace.getState().goTo('find')
}

/** Opens the retrieval of codings, of those that fulfil a condition where one is given. */
export function openRetrieval(where?: Condition): void {
  useFind.setState({ view: 'retrieve', ...(where !== undefined && { wanted: { where } }) })
  useWorkspace.getState().goTo('find')
}

/** Opens the charts. */
export function openCharts(): void {
  useFind.setState({ view: 'charts' })
  useWorkspace.getState().goTo('find')
}

/** Shows a result on the coding desk, and keeps the others at hand there. */
export function followTrail(passages: readonly TrailPassage[], at: number): void {
  const passage = passages[at]
  if (passage === undefined) return
  useFind.setState({ trail: { passages, at }, isAway: true })
  const { sourceId, start, end, codingId } = passage
  useWorkspace.getState().showPassage({ sourceId, start, end }, codingId)
}

/** Shows the next or the previous of the results on the desk; the last is followed by the first. */
export function stepTrail(by: 1 | -1): void {
  const { trail } = useFind.getState()
  if (trail === null) return
  const { passages, at } = trail
  followTrail(passages, (at + by + passages.length) % passages.length)
}

/** The result that was opened last, for whoever comes back to them; once. */
export function comeBack(): TrailPassage | null {
  const { trail, isAway } = useFind.getState()
  useFind.setState({ isAway: false })
  return (isAway && trail?.passages[trail.at]) || null
}
