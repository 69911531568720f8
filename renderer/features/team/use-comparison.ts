import type { Researcher } from '../../../shared/contract/project.ts'
import { useProcedure } from '../../api/client.ts'
import { type Comparison, useTeam } from './team-store.ts'

/** Whose work is compared. */
interface Comparing {
  researchers: readonly Researcher[]
  chosen: readonly Researcher[]
  /** Null while fewer than two are chosen. */
  comparison: Comparison | null
}

/** What is chosen to be compared; undefined until the researchers are known. */
export function useComparison(): Comparing | undefined {
  const { researcherIds, unit, kind, ids, sharedBy, doubleCodingId } = useTeam()
  const { data: researchers } = useProcedure('researchers.list', {})
  const { data: samples } = useProcedure('doubleCoding.list', {})
  if (researchers === undefined) return undefined
  // One that was removed narrows nothing.
  const sample = samples?.find(({ id }) => id === doubleCodingId)
  const wanted = researcherIds ?? researchers.slice(0, 2).map(({ id }) => id)
  const chosen = researchers.filter(({ id }) => wanted.includes(id))
  const comparison =
    chosen.length < 2
      ? null
      : {
          researcherIds: chosen.map(({ id }) => id),
          ...{ unit, kind, sharedBy },
          ...(ids.length === 0 ? {} : { ids: [...ids] }),
          ...(sample === undefined ? {} : { doubleCodingId: sample.id }),
        }
  return { researchers, chosen, comparison }
}
