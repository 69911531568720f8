import { create } from 'zustand'
import { useWorkspace } from './workspace.ts'

interface PlaceState {
  /** The statement of an initial theory is being written. */
  isWriting: boolean
  /** The library of elements stands beside the open configuration. */
  hasLibrary: boolean
}

/** What is open in the place of configurations, for its keys and for the palette. */
export const useConfigurationPlace = create<PlaceState>()(() => ({
  isWriting: false,
  hasLibrary: false,
}))

/** Goes to the configurations, to write a statement of the initial theory. */
export function writeInitialStatement(): void {
  show()
  useConfigurationPlace.setState({ isWriting: true })
}

/** Goes to the configurations, and shows the elements beside the open one, or hides them. */
export function toggleElements(): void {
  show()
  useConfigurationPlace.setState(({ hasLibrary }) => ({ hasLibrary: !hasLibrary }))
}

function show(): void {
  const { goTo } = useWorkspace.getState()
  goTo('configurations')
  useWorkspace.setState({ configurationsView: 'configurations' })
}
