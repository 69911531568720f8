import { redo, undo } from '../store/act.ts'
import { useDialogs } from '../store/dialogs.ts'
import { lockProject } from '../store/encryption.ts'
import { openSearch, stepTrail } from '../store/find.ts'
import { openHelpHere } from '../store/help.ts'
import { writeMemoHere } from '../store/memos.ts'
import { openPrint } from '../store/print.ts'
import { useWorkspace } from '../store/workspace.ts'
import { type KeyBinding, useKeys } from '../ui/keys.ts'
import { PLACE_LOOKS, placeKeys } from './places.ts'

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
    {
      keys: 'F1',
      label: 'Help on this place',
      run: () => openHelpHere(hasProject),
      inFields: true,
    },
  ]
  const inProject: KeyBinding[] = [
    { keys: '$mod+z', label: 'Undo the last step', run: () => void undo() },
    { keys: '$mod+Shift+z', label: 'Redo', run: () => void redo() },
    { keys: '$mod+y', label: 'Redo', run: () => void redo() },
    {
      keys: '$mod+Shift+l',
      label: 'Lock an encrypted project',
      run: () => void lockProject(),
      inFields: true,
    },
    {
      keys: '$mod+Shift+f',
      label: 'Search all texts, notes and memos',
      run: () => openSearch(),
      inFields: true,
    },
    {
      keys: '$mod+f',
      label: 'Search; on the desk, in the open source',
      run: () => {
        const { place, sourceId } = useWorkspace.getState()
        openSearch(place === 'desk' ? sourceId : null)
      },
      inFields: true,
    },
    { keys: '$mod+p', label: 'Print what is shown', run: () => openPrint(), inFields: true },
    {
      keys: 'Shift+N',
      label: 'Write a memo on what is in hand',
      run: writeMemoHere,
      isFirst: true,
    },
    { keys: 'F3', label: 'Show the next result', run: () => stepTrail(1), inFields: true },
    {
      keys: 'Shift+F3',
      label: 'Show the result before',
      run: () => stepTrail(-1),
      inFields: true,
    },
    ...PLACE_LOOKS.flatMap(({ id, label }, index) => {
      const keys = placeKeys(index)
      if (keys === undefined) return []
      return [{ keys, label: `Go to ${label}`, run: () => goTo(id), inFields: true }]
    }),
  ]
  useKeys('Everywhere', hasProject ? [...always, ...inProject] : always)
}
