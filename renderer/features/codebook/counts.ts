import { createContext, useContext, useMemo } from 'react'
import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts'
import { useProcedure } from '../../api/client.ts'
import { type CountsBy, useCodebookView } from './view.ts'

/** The codings of one code. */
export type CodeCount = OutputOf<'codes.counts'>['rows'][number]

/** A column of numbers in the tree. */
export interface CountColumn {
  id: string
  name: string
  value: (row: CodeCount) => number
}

/** Columns that the tree has room for; the inspector has all. */
const MAX_COLUMNS = 8

interface Counts {
  columns: readonly CountColumn[]
  /** Groups or researchers that the tree has no room for. */
  left: number
  byCode: ReadonlyMap<string, CodeCount>
}

const CountsContext = createContext<Counts>({ columns: [], left: 0, byCode: new Map() })
/** Hands the counts to the rows of the tree, which are not made anew when a number changes. */
export const CountsProvider = CountsContext.Provider

/** The counts that the tree shows. */
export function useShownCounts(): Counts {
  return useContext(CountsContext)
}

/** What a column is called. */
export function columnName(name: string | null, by: CountsBy): string {
  if (name !== null) return name
  if (by === 'group') return 'No group'
  return by === 'researcher' || by === 'participant' ? 'Nobody' : 'Not known'
}

/** What to ask the engine for. */
export function countsInput(by: CountsBy | null): InputOf<'codes.counts'> {
  if (by === null) return {}
  if (by === 'researcher' || by === 'group' || by === 'participant') return { by }
  return { by: 'attribute', attributeId: by.slice('attribute '.length) }
}

/** What codings can be counted by beside researchers. */
export function useCountWays(): { id: CountsBy; label: string }[] {
  const { data } = useProcedure('attributes.list', {})
  return [
    { id: 'group', label: 'Stakeholder group' },
    { id: 'participant', label: 'Participant' },
    ...(data ?? []).map(({ id, name }) => ({ id: `attribute ${id}` as const, label: name })),
  ]
}

/** Reads the counts that the tree is to show. */
export function useCounts(): Counts {
  const { showsOwn, showsWithBelow, countsBy } = useCodebookView()
  const { data } = useProcedure('codes.counts', countsInput(countsBy))
  return useMemo(() => {
    const columns: CountColumn[] = []
    if (showsOwn) columns.push({ id: 'own', name: 'By itself', value: row => row.own })
    if (showsWithBelow) {
      columns.push({ id: 'below', name: 'With below', value: row => row.withBelow })
    }
    const also = countsBy === null ? [] : (data?.columns ?? [])
    for (const [index, { id, name }] of also.slice(0, MAX_COLUMNS).entries()) {
      const value = (row: CodeCount) => (showsWithBelow ? row.withBelowBy : row.ownBy)[index] ?? 0
      columns.push({ id: `by ${id}`, name: columnName(name, countsBy ?? 'group'), value })
    }
    const byCode = new Map((data?.rows ?? []).map(row => [row.codeId, row]))
    return { columns, left: Math.max(0, also.length - MAX_COLUMNS), byCode }
  }, [data, showsOwn, showsWithBelow, countsBy])
}
