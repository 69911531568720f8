import type { Coding } from '../../../shared/contract/codings.ts'
import { useProcedure } from '../../api/client.ts'
import { useWhose } from '../../store/whose.ts'
import { shownCodings, usePending } from './pending.ts'

/** The codings of a source as they should be on screen; null until the engine has answered once. */
export function useDeskCodings(sourceId: string): readonly Coding[] | null {
  const { data, isPlaceholderData } = useProcedure('codings.list', { sourceId })
  usePending()
  useWhose()
  if (data === undefined || isPlaceholderData) return null
  return shownCodings(sourceId, data)
}
