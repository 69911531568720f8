import { useProcedure } from '../../api/client.ts'
import type { MatrixBy } from './cell-evidence.ts'

/** What the matrix counts by before anything is chosen; null before it is known whether there are cases. */
export function useUsualWay(): MatrixBy | null {
  const cases = useProcedure('cases.list', {}).data
  const participants = useProcedure('participants.list', {}).data ?? []
  const sources = useProcedure('sources.list', {}).data ?? []
  if (cases === undefined) return null
  if (cases.length > 0) return 'case'
  return [...participants, ...sources].some(({ group }) => group !== null) ? 'group' : 'source'
}
