import type { MemoTarget } from '../../shared/memos/memo-links.ts'
import { useWorkspace } from './workspace.ts'

/** Opens a new memo on what is in hand: the coding, the code, the configuration … of the place that is shown. */
export function writeMemoHere(): void {
  const target = inHand()
  useWorkspace.getState().writeMemo(target === null ? [] : [target])
}

function inHand(): MemoTarget | null {
  const { place, codingId, sourceId, codeId, configurationId, theoryId, participantId } =
    useWorkspace.getState()
  const named = (kind: MemoTarget['kind'], id: string | null) => (id === null ? null : { kind, id })
  switch (place) {
    case 'desk':
      return named('coding', codingId) ?? named('source', sourceId)
    case 'codebook':
      return named('code', codeId)
    case 'configurations':
      return named('configuration', configurationId)
    case 'theory':
      return named('theory', theoryId)
    case 'participants':
      return named('participant', participantId)
    default:
      return null
  }
}
