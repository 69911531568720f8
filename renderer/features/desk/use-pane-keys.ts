import { activatePane, toggleBeside, useTabs } from '../../store/tabs.ts'
import { useKeys } from '../../ui/keys.ts'
import { isInspectorShown, showInspector, useDesk } from './desk-store.ts'
import { takeUp } from './moves.ts'

/** The keys of the desk's parts, whatever is shown in them. */
export function usePaneKeys(): void {
  useKeys('Parts of the desk', [
    {
      keys: '$mod+\\',
      label: 'A second source beside this one, or only this one',
      run: toggleBeside,
      inFields: true,
    },
    { keys: 'F6', label: 'Go to the other of two sources', run: goToOther, inFields: true },
    { keys: 'Shift+H', label: 'Hide or show the side with the coding', run: toggleInspector },
  ])
}

/** Hides the inspector, so that the text has its room, or shows it again. */
export function toggleInspector(): void {
  showInspector(!isInspectorShown(useDesk.getState()))
}

function goToOther(): void {
  const { besideId } = useTabs.getState()
  if (besideId === null) return
  activatePane(besideId)
  takeUp(besideId)
}
