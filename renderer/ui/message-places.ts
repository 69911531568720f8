import { create } from 'zustand'

/** The open dialogs in which messages are shown, by ids; the last is the one that is in front. */
export const useMessagePlaces = create<{ ids: readonly string[] }>()(() => ({ ids: [] }))

/** Says that messages are shown in a dialog from now on; the answer takes that back. */
export function openMessagePlace(id: string): () => void {
  useMessagePlaces.setState(({ ids }) => ({ ids: [...ids, id] }))
  return () => useMessagePlaces.setState(({ ids }) => ({ ids: ids.filter(each => each !== id) }))
}
