import type { Element } from '../../../shared/contract/elements.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { count } from '../../ui/format.ts'
import { choose } from './view.ts'

/** Merges elements into one of them, which is then the one that is looked at; false where it was refused. */
export async function mergeElements(
  into: Element,
  elements: readonly Element[],
  reason: string,
): Promise<boolean> {
  const elementIds = elements.map(({ id }) => id)
  const input = { elementIds, into: into.id, reason: reason.trim() }
  const merged = await act('elements.merge', input)
  if (!merged) return false
  choose([into.id])
  sayUndoable(`${count(elements.length, 'element')} merged into “${merged.label}”.`)
  return true
}
