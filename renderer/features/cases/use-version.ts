import { useProcedure } from '../../api/client.ts'
import { useWorkspace } from '../../store/workspace.ts'

/** The theory version that is looked at, as an input: empty where all that is in use is. */
export function useVersion(): { theoryId?: string } {
  const theoryId = useWorkspace(state => state.theoryId)
  const theories = useProcedure('theories.list', {}).data
  return theoryId !== null && theories?.some(({ id }) => id === theoryId) ? { theoryId } : {}
}
