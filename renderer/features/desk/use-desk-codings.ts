import { useMemo } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import { useProcedure } from '../../api/client.ts'
import { usePending, withPending } from './pending.ts'

const NONE: readonly Coding[] = []

/** The codings of a source as they should be on screen; null until the engine has answered once. */
export function useDeskCodings(sourceId: string): readonly Coding[] | null {
  const { data, isPlaceholderData } = useProcedure('codings.list', { sourceId })
  const pending = usePending()
  return useMemo(() => {
    if (data === undefined || isPlaceholderData) return null
    const own = pending.changes.filter(
      change => change.kind !== 'create' || change.coding.sourceId === sourceId,
    )
    return data.length === 0 && own.length === 0
      ? NONE
      : withPending(data, { ...pending, changes: own })
  }, [data, isPlaceholderData, pending, sourceId])
}
