import { create } from 'zustand'
import type { EditReport } from '../../../shared/contract/sources.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import type { TextSelection } from '../../editor/offsets.ts'
import type { ReadingPosition } from '../../editor/reveal.ts'
import { spoken } from '../../ui/spoken.ts'

/** A sentence for the screen reader; `at` makes a repeated one new. */
interface Announcement {
  text: string
  at: number
}

/** A text that was saved, and what became of its codings. */
export interface SavedEdit {
  sourceId: string
  text: string
  report: EditReport
  /** The words that codings had before, by their ids. */
  oldQuotes: ReadonlyMap<string, string>
}

/** How far a correction of who speaks goes: from a paragraph to the end of its turn, one turn, or all of a speaker's. */
export type SpeakerScope = 'here' | 'turn' | 'all'

interface DeskState {
  /** The caret or the selection in the open source; stays while a field has the focus. */
  selection: TextSelection | null
  /** A pointer is down in the text: what belongs to the selection waits. */
  isSelecting: boolean
  /** What is open at the selection. */
  popup:
    | { kind: 'codes' }
    /** Which code takes the place of one of those that the coding in hand has, or these codings. */
    | { kind: 'recode'; codeId: string; codingIds?: readonly string[] | undefined }
    /** Where to go in the text. */
    | { kind: 'goTo' }
    | { kind: 'link'; role: Role }
    /** Who speaks at a block; by its place among the source's. */
    | { kind: 'speaker'; blockIndex: number; scope: SpeakerScope }
    | null
  isMovingEdges: boolean
  /** An end of the coding in hand is being dragged: what would lie over the words stays away. */
  isDraggingEdge: boolean
  /** The list of codings that lost their words is open. */
  isSettling: boolean
  /** The one of them that is being settled. */
  orphanId: string | null
  /** Goes up when the list should take the focus. */
  orphanRequests: number
  /** What became of the codings when a text was saved; shown while that text is. */
  editReport: SavedEdit | null
  /** The coding whose stripe is pointed at. */
  hoveredId: string | null
  /** Codings chosen in the list, to be worked on together. */
  chosenIds: readonly string[]
  /** The code that is being given a key of its own. */
  keyedCodeId: string | null
  /** The side with the coding in hand and the open configuration is shown, where there is room for it beside the text. */
  hasInspector: boolean
  /** The desk is so narrow (a small window, or 200 % zoom) that the side lies over the text, when it is asked for. */
  isSmall: boolean
  isInspectorOver: boolean
  /** Goes up when the note field should take the focus. */
  noteRequests: number
  /** The coding that is to say what the respondent made of a part of the theory. */
  answeringId: string | null
  announcement: Announcement
  /** Codes on the digits that nobody has set; a code keeps its key until as many others were used after it. */
  recentCodeIds: readonly string[]
  /** Which stripes are drawn. */
  stripes: Role | 'all' | 'none'
  /** What the colour and letter of a stripe say. */
  stripesBy: 'role' | 'code' | 'researcher'
  /** The code whose codings stand out while all others step back. */
  backlitCodeId: string | null
}

/** What the desk itself remembers while the window is open. */
export const useDesk = create<DeskState>()(() => ({
  selection: null,
  isSelecting: false,
  popup: null,
  isMovingEdges: false,
  isDraggingEdge: false,
  isSettling: false,
  orphanId: null,
  orphanRequests: 0,
  editReport: null,
  hoveredId: null,
  chosenIds: [],
  keyedCodeId: null,
  hasInspector: true,
  isSmall: false,
  isInspectorOver: false,
  noteRequests: 0,
  answeringId: null,
  announcement: { text: '', at: 0 },
  recentCodeIds: [],
  stripes: 'all',
  stripesBy: 'role',
  backlitCodeId: null,
}))

/** Where the reader was in each source, by its id. */
export const readingPositions = new Map<string, ReadingPosition>()

/** Tells the screen reader. */
export function announce(text: string): void {
  useDesk.setState({ announcement: { text: spoken(text), at: performance.now() } })
}

/** Whether the side with the coding in hand is on screen. */
export function isInspectorShown(state: DeskState): boolean {
  return state.isSmall ? state.isInspectorOver : state.hasInspector
}

/** Shows the side with the coding in hand, beside the text or over it, or hides it. */
export function showInspector(isShown: boolean): void {
  useDesk.setState(({ isSmall }) =>
    isSmall ? { isInspectorOver: isShown } : { hasInspector: isShown },
  )
}

/** Gives the keyboard to the note on the coding in hand, on the side that is shown for it. */
export function askForNote(): void {
  useDesk.setState(({ noteRequests }) => ({ noteRequests: noteRequests + 1 }))
  showInspector(true)
}

/** Asks, on the side that is shown for it, what the respondent made of the theory in a coding. */
export function askForAnswer(codingId: string): void {
  useDesk.setState({ answeringId: codingId })
  showInspector(true)
}

let usedOrder: string[] = []

/**
 * Notes that a code was used. Keys do not move under the fingers: a new code takes a free digit or that of the one
 * longest unused. `digits` are those that nobody has set; a code that has a key of its own takes none.
 */
export function noteCodeUse(codeId: string, digits: number, hasKey: boolean): void {
  usedOrder = [...usedOrder.filter(id => id !== codeId), codeId]
  useDesk.setState(({ recentCodeIds }) => {
    if (hasKey || recentCodeIds.includes(codeId)) return {}
    if (recentCodeIds.length < digits) return { recentCodeIds: [...recentCodeIds, codeId] }
    const oldest = usedOrder.find(id => recentCodeIds.includes(id))
    return { recentCodeIds: recentCodeIds.map(id => (id === oldest ? codeId : id)) }
  })
}
