import { useCallback, useMemo, useState } from 'react'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import { useProcedure } from '../../api/client.ts'
import { toQuery } from './search-form.ts'
import { useSearch } from './search-store.ts'
import { useSettled } from './use-settled.ts'

/** Hits that are read at first, and at most. */
const FIRST = 200
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

/** Searches for what is written, as it is written. */
export function useHits(): Found {
  const form = useSearch(state => state.form)
  const isTyping = useSearch(state => state.isTyping)
  const now = useMemo(() => ({ form, isTyping }), [form, isTyping])
  const asked = useSettled(now, PAUSE_MS[form.mode])
  const [more, setMore] = useState({ asked, limit: FIRST })
  const limit = more.asked === asked ? more.limit : FIRST
  const enabled = form.query.trim() !== '' && asked.form.query.trim() !== ''
  const input = { ...toQuery(asked.form), isTyping: asked.isTyping }
  const { data, error, isFetching } = useProcedure('search.find', { ...input, limit }, { enabled })
  const { sourceIds: _chosen, ...everywhere } = input
  const isNarrowed = asked.form.sourceIds.length > 0
  const { data: whole } = useProcedure(
    'search.find',
    { ...everywhere, limit: 1 },
    { enabled: enabled && isNarrowed },
  )
  const hasMore = data !== undefined && data.next !== null && !isFetching
  const showMore = useCallback(() => {
    if (hasMore && limit < MOST) setMore({ asked, limit: Math.min(MOST, limit * 10) })
  }, [hasMore, limit, asked])
  const answer = enabled ? (data ?? null) : null
  return {
    answer,
    sources: (isNarrowed ? whole : answer)?.sources ?? [],
    error: enabled ? error : null,
    isSearching: asked !== now || isFetching,
    showMore,
  }
}
