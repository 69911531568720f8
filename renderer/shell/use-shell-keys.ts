import { redo, undo } from '../store/act.ts'
import { useDialogs } from '../store/dialogs.ts'
import { useWorkspace } from '../store/workspace.ts'
import { type KeyBinding, useKeys } from '../ui/keys.ts'
import { PLACE_LOOKS } from './places.ts'

/** The keys that work everywhere. */
export function useShellKeys(hasProject: boolean): void {
  const show = useDialogs(state => state.show)
  const goTo = useWorkspace(state => state.goTo)
  const always: KeyBinding[] = [
    {
      keys: '$mod+k',
      label: 'Find anything, run any command',
      run: () => show('palette'),
      inFields: true,
    },
    { keys: '?', label: 'Show the keys', run: () => show('keys') },
  ]
  const inProject: KeyBinding[] = [
    { keys: '$mod+z', label: 'Undo the last step', run: () => void undo() },
    { keys: '$mod+Shift+z', label: 'Redo', run: () => void redo() },
    { keys: '$mod+y', label: 'Redo', run: () => void redo() },
    ...PLACE_LOOKS.map(({ id, label }, index) => ({
      keys: `Alt+${index + 1}`,
      label: `Go to ${label}`,
      run: () => goTo(id),
      inFields: true,
    })),
  ]
  useKeys('Everywhere', hasProject ? [...always, ...inProject] : always)
}
