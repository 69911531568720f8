import { create } from 'zustand'
import { useWorkspace } from '../../store/workspace.ts'
import { spoken } from '../../ui/spoken.ts'

/** What codings are also counted by, in columns of their own; an attribute of participants by its id. */
export type CountsBy = 'researcher' | 'group' | 'participant' | `attribute ${string}`

/** The parts of the inspector. */
export type InspectorTab = 'meaning' | 'passages' | 'counts' | 'history'

interface CodebookView {
  /** Codes that are chosen together; only while the code that the window looks at is one of them. */
  chosenIds: ReadonlySet<string>
  /** Codes whose children are hidden. */
  collapsed: ReadonlySet<string>
  /** The code whose name is being written in the tree. */
  renamingId: string | null
  /** Where the next new code goes; `undefined` while none is being added. */
  addingUnder: string | null | undefined
  /** What a code is being looked for, for the codes that are chosen. */
  choosing: 'merge' | 'move' | null
  /** The code that is being split. */
  splittingId: string | null
  /** Which counts the tree shows: codings of the code itself, and together with the codes below it. */
  showsOwn: boolean
  showsWithBelow: boolean
  countsBy: CountsBy | null
  tab: InspectorTab
  /** A code that is to be brought into view; `at` makes a repeated wish new. */
  toShow: { codeId: string; at: number } | null
  /** What a key has just done, for the screen reader; `at` makes a repeated sentence new. */
  said: { text: string; at: number }
}

/** What the codebook looks like; remembered while the window is open. */
export const useCodebookView = create<CodebookView>()(() => ({
  chosenIds: new Set(),
  collapsed: new Set(),
  renamingId: null,
  addingUnder: undefined,
  choosing: null,
  splittingId: null,
  showsOwn: true,
  showsWithBelow: true,
  countsBy: null,
  tab: 'meaning',
  toShow: null,
  said: { text: '', at: 0 },
}))

/** The codes that are chosen, the one that the window looks at among them. */
export function chosenIds(
  codeId: string | null,
  together: ReadonlySet<string>,
): ReadonlySet<string> {
  if (codeId === null) return new Set()
  return together.has(codeId) ? together : new Set([codeId])
}

/** Chooses codes; the window looks at the one that came last. */
export function choose(ids: ReadonlySet<string>): void {
  const { codeId, selectCode } = useWorkspace.getState()
  const before = chosenIds(codeId, useCodebookView.getState().chosenIds)
  useCodebookView.setState({ chosenIds: ids })
  const added = [...ids].findLast(id => !before.has(id))
  const isKept = codeId !== null && ids.has(codeId)
  const next = added ?? (isKept ? codeId : [...ids].at(-1))
  if (next !== undefined && next !== codeId) selectCode(next)
}

/** Begins to write a code's name in the tree. */
export function startRenaming(codeId: string | null): void {
  useCodebookView.setState({ renamingId: codeId })
}

/** Opens the field for a new code. */
export function startAdding(parentId: string | null): void {
  useCodebookView.setState({ addingUnder: parentId })
}

/** Shows what lies below a code. */
export function expand(codeId: string | null): void {
  useCodebookView.setState(({ collapsed }) => ({
    collapsed: new Set([...collapsed].filter(id => id !== codeId)),
  }))
}

/** Brings a code into view. */
export function show(codeId: string): void {
  useCodebookView.setState({ toShow: { codeId, at: performance.now() } })
}

/** Tells the screen reader. */
export function say(text: string): void {
  useCodebookView.setState({ said: { text: spoken(text), at: performance.now() } })
}

/** Puts the keyboard back on a code in the tree, or on the tree where that code is not shown. */
export function focusCode(codeId: string | null): void {
  const row = codeId === null ? null : `[role="row"][data-key="${CSS.escape(codeId)}"]`
  const tree = document.querySelector<HTMLElement>('[role="treegrid"]')
  const target = row === null ? null : tree?.querySelector<HTMLElement>(row)
  ;(target ?? tree)?.focus()
}
