import type { IdentifierHit } from '../../../shared/contract/pseudonyms.ts'
import { goToThing } from '../../store/go-to.ts'
import { useWorkspace } from '../../store/workspace.ts'

/** Where a text can be looked at and changed; null for those that no place of the window shows alone. */
export function wayTo(hit: Pick<IdentifierHit, 'place' | 'sourceId' | 'start' | 'end'>) {
  const { place, sourceId, start, end } = hit
  const [, table = '', id = ''] = /^(\w+)(?:\.\w+)?:([^/]+)/.exec(place) ?? []
  const workspace = useWorkspace.getState()
  switch (table) {
    case 'text':
      return sourceId === null ? null : () => workspace.showPassage({ sourceId, start, end })
    case 'source':
      return () => {
        useWorkspace.setState({ sourceId: id })
        workspace.goTo('sources')
      }
    case 'memo':
      return () => workspace.openMemo(id)
    case 'project':
    case 'coding':
    case 'code':
    case 'configuration':
    case 'element':
    case 'evidence':
    case 'theory':
    case 'participant':
      return () => void goToThing({ kind: table, id })
    case 'attribute':
    case 'attribute_value':
      return () => workspace.goTo('participants')
    default:
      return null
  }
}
