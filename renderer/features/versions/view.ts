import { create } from 'zustand'

/** What the view of versions shows. */
export type VersionsView = 'timeline' | 'compare' | 'story' | 'decisions'

interface ViewState {
  view: VersionsView
  /** The version that is read; the newest where it is null or gone. */
  theoryId: string | null
  /** The two that are compared; null for all configurations in use now, and not set before anybody chose. */
  fromId?: string | null | undefined
  toId?: string | null | undefined
}

/** What the view of versions shows, kept while the window is open. */
export const useVersionsView = create<ViewState>()(() => ({ view: 'timeline', theoryId: null }))
