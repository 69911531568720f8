import { useCallback, useMemo, useRef, useState } from 'react'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import { call, useProcedure } from '../../api/client.ts'
import { sayError } from '../../store/notices.ts'
import { useWhose } from '../../store/whose.ts'
import { toQuery } from './search-form.ts'
import { useSearch } from './search-store.ts'
import { useSettled } from '../../ui/use-settled.ts'

/** Hits that are read at first, then at a time, and at most: thousands at once would hold the window up. */
const FIRST = 200
const NEXT = 1_000
export const MOST = 10_000

/** Pauses in typing after which a search is begun; an expression may take long, and is begun less eagerly. */
const PAUSE_MS = { words: 60, regex: 250 }

/** What a search came to; `sources` counts its hits wherever they are, whichever sources were chosen. */
export interface Found {
  answer: OutputOf<'search.find'> | null
  sources: OutputOf<'search.find'>['sources']
  error: Error | null
  /** What is shown is not yet the answer to what is written. */
  isSearching: boolean
  showMore: () => void
}

type Answer = OutputOf<'search.find'>

/** The hits behind those of an answer. */
interface Behind {
  of: Answer | undefined
  hits: Answer['hits']
  next: string | null
}

/** Searches for what is written, as it is written. */
export function useHits(): Found {
  const form = useSearch(state => state.form)
  const isTyping = useSearch(state => state.isTyping)
  const whose = useWhose(state => (state.me === null ? 'both' : state.whose))
  const now = useMemo(() => ({ form, isTyping }), [form, isTyping])
  const asked = useSettled(now, PAUSE_MS[form.mode])
  const enabled = form.query.trim() !== '' && asked.form.query.trim() !== ''
  const input = useMemo(
    () => ({ ...toQuery(asked.form), isTyping: asked.isTyping, whose }),
    [asked, whose],
  )
  const first = useProcedure('search.find', { ...input, limit: FIRST }, { enabled })
  const { data, error, isFetching } = first
  // What comes behind the first hits belongs to that answer alone: once it is read anew, so are they.
  const [behind, setBehind] = useState<Behind>({ of: undefined, hits: [], next: null })
  const isBehind = behind.of === data
  const hits = useMemo(
    () => [...(data?.hits ?? []), ...(isBehind ? behind.hits : [])],
    [data, isBehind, behind.hits],
  )
  const next = (isBehind ? behind.next : data?.next) ?? null
  const { sourceIds: _chosen, ...everywhere } = input
  const isNarrowed = asked.form.sourceIds.length > 0
  const { data: whole } = useProcedure(
    'search.find',
    { ...everywhere, limit: 1 },
    { enabled: enabled && isNarrowed },
  )
  const isReading = useRef(false)
  const showMore = useCallback(() => {
    if (next === null || isFetching || isReading.current || hits.length >= MOST) return
    isReading.current = true
    const limit = Math.min(NEXT, MOST - hits.length)
    call('search.find', { ...input, limit, after: next })
      .then(page => {
        const before = isBehind ? behind.hits : []
        setBehind({ of: data, hits: [...before, ...page.hits], next: page.next })
      })
      .catch(sayError)
      .finally(() => {
        isReading.current = false
      })
  }, [next, isFetching, hits.length, input, isBehind, behind.hits, data])
  const answer = useMemo(
    () => (enabled && data !== undefined ? { ...data, hits, next } : null),
    [enabled, data, hits, next],
  )
  return {
    answer,
    sources: (isNarrowed ? whole : answer)?.sources ?? [],
    error: enabled ? error : null,
    isSearching: asked !== now || isFetching,
    showMore,
  }
}
