import type { Code } from '../../../shared/contract/codes.ts'
import { act } from '../../store/act.ts'
import { useKeys } from '../../ui/keys.ts'
import { type CodeStep, placeAfterStep } from './code-tree.ts'
import { startAdding, startMerging, startRenaming } from './view.ts'

/** The codebook's own keys, on the code that is selected. */
export function useCodebookKeys(
  codes: readonly Code[],
  selected: Code | undefined,
  remove: (code: Code) => void,
): void {
  const move = (step: CodeStep) => () => {
    const place = selected && placeAfterStep(codes, selected.id, step)
    if (place) void act('codes.move', { codeId: selected.id, ...place })
  }
  useKeys('Codebook', [
    { keys: 'Insert', label: 'New code', run: () => startAdding(selected?.parentId ?? null) },
    {
      keys: 'Shift+Insert',
      label: 'New code under it',
      run: () => selected && startAdding(selected.id),
    },
    { keys: 'F2', label: 'Rename', run: () => selected && startRenaming(selected.id) },
    { keys: 'Alt+ArrowUp', label: 'Move up', run: move('up'), isFirst: true },
    { keys: 'Alt+ArrowDown', label: 'Move down', run: move('down'), isFirst: true },
    { keys: 'Alt+ArrowRight', label: 'Move under the code above', run: move('in'), isFirst: true },
    { keys: 'Alt+ArrowLeft', label: 'Move out one level', run: move('out'), isFirst: true },
    {
      keys: '$mod+m',
      label: 'Merge into another',
      run: () => selected && startMerging(selected.id),
    },
    { keys: 'Delete', label: 'Remove (can be undone)', run: () => selected && remove(selected) },
  ])
}
