import { create } from 'zustand'
import type { Tabs } from '../../shared/contract/places.ts'
import { call } from '../api/client.ts'
import { sayError } from './notices.ts'
import { useWorkspace } from './workspace.ts'

/**
 * The sources that are open on the coding desk: their tabs, and the one shown beside the source that is read. One of two
 * sources side by side is always the one that is read, `sourceId` of the workspace: keys, inspector and tray are its own.
 */
interface TabState {
  /** Sources with a tab, in the order of the tabs. */
  openIds: readonly string[]
  /** The source beside the one that is read; null where one is shown alone. */
  besideId: string | null
  /** Whether the one that is read stands on the right of the other. */
  isActiveRight: boolean
  /** The project and the researcher whose tabs these are; null until they have been read. */
  owner: string | null
}

/** What is open on the desk. */
export const useTabs = create<TabState>()(() => ({
  openIds: [],
  besideId: null,
  isActiveRight: false,
  owner: null,
}))

/** Forgets what was open; it is read again for the project that is opened next. */
export function forgetTabs(): void {
  useTabs.setState(useTabs.getInitialState())
}

/** Most tabs that are kept. */
const MOST_TABS = 12

/** Opens a tab for a source, if it has none. */
export function addTab(sourceId: string): void {
  useTabs.setState(({ openIds }) =>
    openIds.includes(sourceId) ? {} : { openIds: [...openIds, sourceId].slice(-MOST_TABS) },
  )
}

/** Closes a tab, and the pane that shows it; goes to the source beside it, else to its neighbour. */
export function closeTab(sourceId: string): void {
  const { openIds, besideId } = useTabs.getState()
  const at = openIds.indexOf(sourceId)
  const rest = openIds.filter(id => id !== sourceId)
  const isRead = useWorkspace.getState().sourceId === sourceId
  useTabs.setState({ openIds: rest, ...(isRead || besideId === sourceId ? ALONE : {}) })
  if (!isRead) return
  const next = besideId ?? rest[Math.min(at, rest.length - 1)]
  if (next === undefined) readNone()
  else useWorkspace.getState().openSource(next)
}

const ALONE = { besideId: null, isActiveRight: false }

/** Asks which source to read, in the pane that is read now. */
export function readNone(): void {
  useWorkspace.setState({ sourceId: null, codingId: null, target: null })
}

/** Forgets sources that are no longer in the project. */
export function keepTabs(isKnown: (sourceId: string) => boolean): void {
  const { openIds, besideId } = useTabs.getState()
  if (openIds.every(isKnown) && (besideId === null || isKnown(besideId))) return
  useTabs.setState({ openIds: openIds.filter(isKnown) })
  if (besideId !== null && !isKnown(besideId)) useTabs.setState(ALONE)
}

/** Makes the other of two sources the one that is read. */
export function activatePane(sourceId: string): void {
  if (useTabs.getState().besideId !== sourceId) return
  useWorkspace.setState({ place: 'desk', sourceId, codingId: null, target: null })
}

/** Shows a second source beside the one that is read, the tab used last or one to be chosen; with two, only the one read. */
export function toggleBeside(): void {
  const { besideId, openIds } = useTabs.getState()
  const { sourceId, goTo } = useWorkspace.getState()
  goTo('desk')
  if (besideId !== null) {
    // Nothing was chosen beside it: then it is the one that stays.
    if (sourceId === null) activatePane(besideId)
    useTabs.setState(ALONE)
    return
  }
  if (sourceId === null) return
  const other = openIds.findLast(id => id !== sourceId)
  if (other !== undefined) useTabs.setState({ besideId: other })
  else {
    readNone()
    useTabs.setState({ besideId: sourceId, isActiveRight: true })
  }
}

/** Closes one of two panes; its tab stays. */
export function closePane(sourceId: string | null): void {
  const { besideId } = useTabs.getState()
  if (besideId !== null && sourceId !== besideId) activatePane(besideId)
  useTabs.setState(ALONE)
}

// Whatever opens a source, a tab or a quote anywhere: one that is on screen becomes the one that is read, where it is;
// another takes the place of the one read until now.
useWorkspace.subscribe(({ sourceId }, before) => {
  const { besideId, isActiveRight } = useTabs.getState()
  if (besideId === null || sourceId !== besideId || before.sourceId === sourceId) return
  useTabs.setState(
    before.sourceId === null ? ALONE : { besideId: before.sourceId, isActiveRight: !isActiveRight },
  )
})

/** Opens what a researcher had open in a project when it was last left; once, and under what is open already. */
export async function restoreTabs(owner: string): Promise<void> {
  if (useTabs.getState().owner === owner) return
  const isFirst = useTabs.getState().owner === null
  useTabs.setState({ owner: null })
  try {
    const { sourceIds, activeId, besideId, isActiveRight } = await call('tabs.get', {})
    const { sourceId } = useWorkspace.getState()
    const openIds = isFirst ? useTabs.getState().openIds : []
    useTabs.setState({
      owner,
      openIds: [...new Set([...sourceIds, ...openIds])].slice(-MOST_TABS),
      ...(sourceId === null && activeId !== null && besideId !== activeId
        ? { besideId, isActiveRight }
        : {}),
    })
    // Without the keyboard: nobody has opened it just now.
    if (sourceId === null && activeId !== null) useWorkspace.setState({ sourceId: activeId })
  } catch (error) {
    sayError(error)
  }
}

/** What is to be remembered of what is open; null until what was open before has been read. */
export function openTabs(): Tabs | null {
  const { openIds, besideId, isActiveRight, owner } = useTabs.getState()
  const { sourceId } = useWorkspace.getState()
  if (owner === null) return null
  return { sourceIds: [...openIds], activeId: sourceId, besideId, isActiveRight }
}
