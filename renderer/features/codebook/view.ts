import { create } from 'zustand'

interface CodebookView {
  /** Codes whose children are hidden. */
  collapsed: ReadonlySet<string>
  /** The code whose name is being written in the tree. */
  renamingId: string | null
  /** Where the next new code goes; `undefined` while none is being added. */
  addingUnder: string | null | undefined
  /** The code that is about to be merged into another. */
  mergingId: string | null
}

/** What the codebook looks like; remembered while the window is open. */
export const useCodebookView = create<CodebookView>()(() => ({
  collapsed: new Set(),
  renamingId: null,
  addingUnder: undefined,
  mergingId: null,
}))

/** Begins to write a code's name in the tree. */
export function startRenaming(codeId: string | null): void {
  useCodebookView.setState({ renamingId: codeId })
}

/** Opens the field for a new code. */
export function startAdding(parentId: string | null): void {
  useCodebookView.setState({ addingUnder: parentId })
}

/** Opens the choice of a code to merge into. */
export function startMerging(codeId: string | null): void {
  useCodebookView.setState({ mergingId: codeId })
}

/** Puts the keyboard back on a code in the tree, or on the tree where that code is not shown. */
export function focusCode(codeId: string | null): void {
  const row = codeId === null ? null : `[role="row"][data-key="${CSS.escape(codeId)}"]`
  const tree = document.querySelector<HTMLElement>('[role="treegrid"]')
  const target = row === null ? null : tree?.querySelector<HTMLElement>(row)
  ;(target ?? tree)?.focus()
}
