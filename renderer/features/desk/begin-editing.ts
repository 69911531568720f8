import type { Source } from '../../../shared/contract/sources.ts'
import { blockIndexAt } from '../../../shared/text/block-index.ts'
import { queryClient } from '../../api/client.ts'
import { useDesk } from './desk-store.ts'
import { beginDraft, editPlaces } from './drafts.ts'
import { openView } from './session.ts'

/** Opens the text of a source to typing, where it is being read. */
export function beginEditing(sourceId: string): void {
  const source = queryClient.getQueryData<Source>(['sources.get', { sourceId }])
  if (source === undefined) return
  const view = openView(sourceId)
  if (view !== null) {
    const { blockIndex, above } = view.position
    const offset = source.blocks[blockIndex]?.start ?? 0
    const { selection } = useDesk.getState()
    // A caret that is nowhere near would scroll the reader away from the mistake they have just seen.
    const focus = view.map.readSelection()?.focus ?? selection?.focus
    const { first, last } = view.near.current
    const at = focus === undefined ? -1 : blockIndexAt(source.blocks, focus)
    const isNear = focus !== undefined && at >= first && at <= last
    editPlaces.set(sourceId, { offset, above, ...(isNear ? { caret: focus } : {}) })
  }
  beginDraft(source)
}
