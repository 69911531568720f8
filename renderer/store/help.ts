import { create } from 'zustand'
import { useDialogs } from './dialogs.ts'
import { type Place, useWorkspace } from './workspace.ts'

/** Where in the guide a reader is: a page of `docs/user-guide` without its ending, and a heading of it or its top. */
export interface HelpSpot {
  page: string
  anchor: string | null
}

/** The page that the contents begin with. */
export const FIRST_PAGE = 'README'

/** The page of the guide about each place. */
export const PLACE_PAGES: Record<Place, string> = {
  sources: 'sources',
  participants: 'participants',
  desk: 'coding-desk',
  codebook: 'codebook',
  configurations: 'configurations',
  theory: 'theory',
  memos: 'memos',
  find: 'find',
  names: 'protection',
  history: 'history',
  team: 'team',
  review: 'review',
  workshops: 'workshops',
  reports: 'reports',
  project: 'project',
}

interface HelpState {
  spot: HelpSpot
  goTo: (spot: HelpSpot) => void
}

/** What the help shows; it stays where it was left, so that a reader can go back and forth between it and the work. */
export const useHelp = create<HelpState>()(set => ({
  spot: { page: FIRST_PAGE, anchor: null },
  goTo: spot => set({ spot }),
}))

/** Opens the help at a page, or where it was left. */
export function openHelp(page?: string): void {
  if (page !== undefined) useHelp.getState().goTo({ page, anchor: null })
  useDialogs.getState().show('help')
}

/** Opens the help at the page about the place in view; without a project, at the first page. */
export function openHelpHere(hasProject: boolean): void {
  openHelp(hasProject ? PLACE_PAGES[useWorkspace.getState().place] : FIRST_PAGE)
}
