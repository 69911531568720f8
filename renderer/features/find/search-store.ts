import { create } from 'zustand'
import type { Widening } from '../../../shared/text/widen-range.ts'
import { useFind } from '../../store/find.ts'
import { hitKey, NO_SEARCH, type SearchForm, type TextHit } from './search-form.ts'

interface SearchState {
  form: SearchForm
  /** The last word may be unfinished: nobody has pressed Enter. */
  isTyping: boolean
  /** What is to be coded, by key; ticks stay while one looks for something else. */
  ticked: ReadonlyMap<string, TextHit>
  /** Shows the ticked ones in place of what was found. */
  isOnlyTicked: boolean
  activeKey: string
  widenTo: Widening
  /** The saved search that this one came from. */
  savedId: string | null
  /** The request for a source that was taken over last. */
  takenScope: { sourceId: string | null; at: number } | null
  /** The request for the field that was answered last. */
  seenRequests: number
}

/** The search, as it was left. */
export const useSearch = create<SearchState>()(() => ({
  form: NO_SEARCH,
  isTyping: true,
  ticked: new Map<string, TextHit>(),
  isOnlyTicked: false,
  activeKey: '',
  widenTo: 'exact',
  savedId: null,
  takenScope: null,
  seenRequests: 0,
}))

/** Changes what is looked for. */
export function changeForm(change: Partial<SearchForm>): void {
  useSearch.setState(({ form, isTyping }) => ({
    form: { ...form, ...change },
    isTyping: change.query === undefined ? isTyping : true,
    isOnlyTicked: false,
  }))
}

/** Ticks some hits, or takes their ticks away. */
export function tick(hits: readonly TextHit[], isTicked: boolean): void {
  useSearch.setState(({ ticked, isOnlyTicked }) => {
    const next = new Map(ticked)
    for (const hit of hits) {
      if (isTicked) next.set(hitKey(hit), hit)
      else next.delete(hitKey(hit))
    }
    return { ticked: next, isOnlyTicked: isOnlyTicked && next.size > 0 }
  })
}

/**
 * Takes over, once, the source that a search was asked for in from elsewhere. A search of everything lets go of that
 * source, but not of those that were chosen here.
 */
export function takeScope(): void {
  const { scope } = useFind.getState()
  const { takenScope, form } = useSearch.getState()
  if (scope === null || scope === takenScope) return
  useSearch.setState({ takenScope: scope })
  const { sourceId } = scope
  if (sourceId !== null) changeForm({ sourceIds: [sourceId] })
  else if (form.sourceIds.length === 1 && form.sourceIds[0] === takenScope?.sourceId) {
    changeForm({ sourceIds: [] })
  }
}

useFind.subscribe(({ generation, fieldRequests }, before) => {
  if (generation === before.generation) return
  useSearch.setState({ ...useSearch.getInitialState(), seenRequests: fieldRequests }, true)
})
