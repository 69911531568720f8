import { create } from 'zustand'

/**
 * Who must be asked before a project is put away. Everything that is written is saved at once, but for a text that is
 * being edited, which is written in one step when its researcher says so, and the list of names, which no project holds.
 */
type Guard = () => Promise<boolean>

const guards = new Set<Guard>()

/** What is typed and not saved yet; the status bar must not say otherwise. */
export const useUnsaved = create<{
  /** Texts with corrections. */
  count: number
  /** The open list of names holds something that its key file does not. */
  hasNames: boolean
  /** Words of a memo are on their way to the project file. */
  hasMemo: boolean
}>()(() => ({ count: 0, hasNames: false, hasMemo: false }))

/** Asks this guard from now on; it answers whether the project may be put away. Returns how to stop. */
export function onLeaving(guard: Guard): () => void {
  guards.add(guard)
  return () => guards.delete(guard)
}

/** Whether the project may be put away: true once nothing in it is waiting to be saved. */
export async function mayLeave(): Promise<boolean> {
  for (const guard of guards) if (!(await guard())) return false
  return true
}
