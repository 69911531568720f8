import { createContext, useContext } from 'react'
import type { Code } from '../../../shared/contract/codes.ts'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { Source } from '../../../shared/contract/sources.ts'
import type { TextRange } from '../../../shared/text/boundaries.ts'
import { isInterviewer } from '../../../shared/text/speaker-labels.ts'
import type { TextSelection } from '../../editor/offsets.ts'
import type { TranscriptView } from '../../editor/transcript-view.ts'
import { queryClient } from '../../api/client.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { useDesk } from './desk-store.ts'
import { codingById, partCodings } from './part-codings.ts'
import { realId, shownCodings } from './pending.ts'

const NONE: Coding[] = []

const views = new Map<string, TranscriptView>()

/** What shows a source that is being read; null while it is not on screen. */
export function openView(sourceId: string): TranscriptView | null {
  return views.get(sourceId) ?? null
}

/** What was in hand in a source when another became the one that is read, by its id. */
export const handsOff = new Map<
  string,
  { selection: TextSelection | null; codingId: string | null }
>()

// What is selected and in hand belongs to one source: with another, nothing of it is left for a key to work on.
useWorkspace.subscribe(({ sourceId }, { sourceId: before, codingId }) => {
  if (sourceId === before) return
  if (before !== null) handsOff.set(before, { selection: useDesk.getState().selection, codingId })
  const selection = sourceId === null ? null : openView(sourceId)?.map.readSelection()
  useDesk.setState({
    ...{ selection: selection ?? null, popup: null, hoveredId: null, chosenIds: [] },
    ...{ isMovingEdges: false, isDraggingEdge: false, isSelecting: false },
  })
})

/** A source on the desk, with everything that commands on it need; one object while its text is open. */
export class DeskSession {
  readonly source: Source
  /** The caret or selection to begin with, where the same text was on the desk before. */
  readonly caret: TextSelection | null
  codes: readonly Code[] = []
  /** Whether a speaker's label is an interviewer's. */
  asks: (label: string) => boolean = isInterviewer
  researcherId = ''

  constructor(source: Source, caret: TextSelection | null = null) {
    this.source = source
    this.caret = caret
  }

  /** Whether it is the source that is read; of two side by side, one is. Keys work on no other. */
  get isActive(): boolean {
    return useWorkspace.getState().sourceId === this.source.id
  }

  /** What shows it; null until its text is on screen. */
  get view(): TranscriptView | null {
    return openView(this.source.id)
  }

  set view(view: TranscriptView | null) {
    if (view === null) views.delete(this.source.id)
    else views.set(this.source.id, view)
  }

  /** Those that stand in the text, this moment, also between two renders: keys may come faster than those. */
  get codings(): readonly Coding[] {
    return partCodings(this.#shown).placed
  }

  /** Those that lost their words. */
  get orphans(): readonly Coding[] {
    return partCodings(this.#shown).orphans
  }

  get #shown(): readonly Coding[] {
    const key = ['codings.list', { sourceId: this.source.id }]
    return shownCodings(this.source.id, queryClient.getQueryData<Coding[]>(key) ?? NONE)
  }

  find(codingId: string | null): Coding | null {
    if (codingId === null) return null
    return codingById(this.codings, realId(codingId)) ?? codingById(this.codings, codingId)
  }

  get selectedCoding(): Coding | null {
    return this.isActive ? this.find(useWorkspace.getState().codingId) : null
  }

  /** The caret or selection as it is this moment; as it last was while the focus is elsewhere. */
  get selection(): TextSelection | null {
    if (!this.isActive) return null
    return this.view?.map.readSelection() ?? useDesk.getState().selection
  }

  /** What a command would work on: the coding in hand, else the words selected, else nothing. */
  get target(): { coding: Coding } | { range: TextRange } | null {
    const coding = this.selectedCoding
    if (coding !== null) return { coding }
    const { selection } = this
    if (selection === null || selection.end === selection.start) return null
    return { range: { start: selection.start, end: selection.end } }
  }

  /** Takes a coding in hand: the caret goes to where it begins, unless its words are selected already. */
  select(coding: Coding): void {
    useWorkspace.getState().selectCoding(coding.id)
    const { selection } = this
    const isSame = selection?.start === coding.start && selection.end === coding.end
    if (!isSame) this.view?.select(coding.start, coding.start)
    this.view?.reveal(coding, 'nearest')
  }

  /** Gives the keyboard back to the text, with the selection it had. */
  focusText(): void {
    const { selection } = useDesk.getState()
    this.view?.select(selection?.anchor ?? 0, selection?.focus ?? 0)
  }
}

const SessionContext = createContext<DeskSession | null>(null)
/** Hands the open source to what is shown about it. */
export const SessionProvider = SessionContext.Provider

/** The source that is open on the desk. */
export function useSession(): DeskSession {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession is called outside an open source')
  return session
}

/** Whether this source is the one that is read. */
export function useIsActive(sourceId: string): boolean {
  return useWorkspace(state => state.sourceId === sourceId)
}
