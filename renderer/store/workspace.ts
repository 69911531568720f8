import { create } from 'zustand'
import type { MemoKind } from '../../shared/memos/kinds.ts'
import type { MemoTarget } from '../../shared/memos/memo-links.ts'

/** The places of the left rail. */
export const PLACES = [
  'sources',
  'participants',
  'desk',
  'codebook',
  'configurations',
  'theory',
  'memos',
  'find',
  'names',
  'history',
  'team',
  'review',
  'workshops',
  'reports',
  'project',
] as const
/** A place of the left rail. */
export type Place = (typeof PLACES)[number]

/** A passage to be shown on the coding desk; offsets are UTF-16 code units of the source's text. */
export interface Passage {
  sourceId: string
  start: number
  end: number
}

/** What the place of configurations shows: them, or the library of elements that they are made of. */
export type ConfigurationsView = 'configurations' | 'elements'

/** What the theory's place shows. */
export type TheoryView =
  | 'diagram'
  | 'remarks'
  | 'chains'
  | 'principles'
  | 'cases'
  | 'lenses'
  | 'patterns'
  | 'versions'
  | 'cards'

/** What the view of cases shows: them, who was heard on what, where a mechanism gives other outcomes, and what was made of it. */
export type CasesView = 'cases' | 'matrix' | 'regularities' | 'syntheses'

/** Things beside configurations that the theory's place can have open. */
export type TheoryThing = 'principles' | 'cases' | 'syntheses' | 'lenses' | 'patterns'

/** The memo that is open. */
export interface OpenMemo {
  /** Tells it from what was open before, also while it has no id yet. */
  key: number
  /** Null until something of a new memo is written. */
  memoId: string | null
  /** What a new memo begins with. */
  kind: MemoKind
  subjects: readonly MemoTarget[]
}

export interface WorkspaceState {
  place: Place
  /** The source on the coding desk. */
  sourceId: string | null
  /** A passage to scroll to and flash; `at` makes a repeated jump to the same one a new request. */
  target: (Passage & { at: number }) | null
  /** When a source was last opened by name: its text is then given the keyboard. */
  openedAt: number
  /** The coding that the inspector shows. */
  codingId: string | null
  /** The configuration that is open, on its own place and in the desk's tray. */
  configurationId: string | null
  /** The element that the library shows. */
  elementId: string | null
  configurationsView: ConfigurationsView
  theoryId: string | null
  theoryView: TheoryView
  casesView: CasesView
  /** The ids of what is open in the views of the theory's place. */
  theoryThings: Readonly<Partial<Record<TheoryThing, string | null>>>
  /** The code that the codebook shows. */
  codeId: string | null
  participantId: string | null
  /** The workshop that is open. */
  workshopId: string | null
  memo: OpenMemo | null
  goTo: (place: Place) => void
  openSource: (sourceId: string) => void
  /** Opens the coding desk at a passage: what every quote in the program does when it is clicked. */
  showPassage: (passage: Passage, codingId?: string) => void
  selectCoding: (codingId: string | null) => void
  openConfiguration: (configurationId: string | null) => void
  /** Shows an element in the library. */
  showElement: (elementId: string) => void
  openTheory: (theoryId: string | null) => void
  /** Opens a thing in its view of the theory's place; null closes what is open there. */
  openInTheory: (thing: TheoryThing, id: string | null) => void
  selectCode: (codeId: string | null) => void
  selectParticipant: (participantId: string | null) => void
  /** Opens a workshop in its place. */
  openWorkshop: (workshopId: string) => void
  openMemo: (memoId: string | null) => void
  /** Opens a memo that is still to be written, about these things. */
  writeMemo: (subjects: readonly MemoTarget[]) => void
  /** Forgets everything that belongs to a project; called when another one opens. */
  reset: () => void
}

const initial = {
  place: 'sources' as Place,
  sourceId: null,
  target: null,
  openedAt: 0,
  codingId: null,
  configurationId: null,
  elementId: null,
  configurationsView: 'configurations' as ConfigurationsView,
  theoryId: null,
  theoryView: 'diagram' as TheoryView,
  casesView: 'cases' as CasesView,
  theoryThings: {},
  codeId: null,
  participantId: null,
  workshopId: null,
  memo: null,
}

/** What the window is looking at. Nothing of the project is kept here: the engine is the truth. */
export const useWorkspace = create<WorkspaceState>()(set => ({
  ...initial,
  goTo: place => set({ place }),
  openSource: sourceId =>
    set({
      ...{ place: 'desk', sourceId, codingId: null, target: null },
      openedAt: performance.now(),
    }),
  showPassage: (passage, codingId) =>
    set({
      place: 'desk',
      sourceId: passage.sourceId,
      target: { ...passage, at: performance.now() },
      codingId: codingId ?? null,
    }),
  selectCoding: codingId => set({ codingId }),
  openConfiguration: configurationId =>
    set({ configurationId, configurationsView: 'configurations' }),
  showElement: elementId =>
    set({ place: 'configurations', configurationsView: 'elements', elementId }),
  openTheory: theoryId => set({ theoryId }),
  openInTheory: (thing, id) =>
    set(({ theoryThings, casesView }) => ({
      theoryView: thing === 'syntheses' ? 'cases' : thing,
      casesView: thing === 'cases' || thing === 'syntheses' ? thing : casesView,
      theoryThings: { ...theoryThings, [thing]: id },
    })),
  selectCode: codeId => set({ codeId }),
  selectParticipant: participantId => set({ participantId }),
  openWorkshop: workshopId => set({ place: 'workshops', workshopId }),
  openMemo: memoId =>
    set(memoId === null ? { memo: null } : { place: 'memos', memo: opened(memoId, []) }),
  writeMemo: subjects => set({ place: 'memos', memo: opened(null, subjects) }),
  reset: () => set(initial),
}))

let opens = 0

function opened(memoId: string | null, subjects: readonly MemoTarget[]): OpenMemo {
  opens += 1
  return { key: opens, memoId, kind: 'analytic', subjects }
}
