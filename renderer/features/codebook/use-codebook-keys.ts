import type { Code } from '../../../shared/contract/codes.ts'
import { useKeys } from '../../ui/keys.ts'
import type { CodeStep } from './code-tree.ts'
import { stepCodes } from './move-codes.ts'
import { startAdding, startRenaming, useCodebookView } from './view.ts'

/** The codebook's own keys, on the codes that are chosen. */
export function useCodebookKeys(
  codes: readonly Code[],
  selected: Code | undefined,
  chosen: readonly Code[],
  remove: () => void,
): void {
  const move = (step: CodeStep) => () => {
    const ids = chosen.map(({ id }) => id)
    if (selected) void stepCodes(codes, ids, step, selected.id)
  }
  const look = (choosing: 'merge' | 'move') => () => {
    if (selected) useCodebookView.setState({ choosing })
  }
  useKeys('Codebook', [
    { keys: 'Insert', label: 'New code', run: () => startAdding(selected?.parentId ?? null) },
    {
      keys: 'Shift+Insert',
      label: 'New code under it',
      run: () => selected && startAdding(selected.id),
    },
    { keys: 'F2', label: 'Rename', run: () => selected && startRenaming(selected.id) },
    { keys: 'Shift+ArrowDown', label: 'Choose several codes; Ctrl+A all of them' },
    { keys: 'Alt+ArrowUp', label: 'Move up', run: move('up'), isFirst: true },
    { keys: 'Alt+ArrowDown', label: 'Move down', run: move('down'), isFirst: true },
    { keys: 'Alt+ArrowRight', label: 'Move under the code above', run: move('in'), isFirst: true },
    { keys: 'Alt+ArrowLeft', label: 'Move out one level', run: move('out'), isFirst: true },
    { keys: '$mod+Shift+m', label: 'Move under any other code', run: look('move') },
    { keys: '$mod+m', label: 'Merge into another', run: look('merge') },
    {
      keys: '$mod+Shift+s',
      label: 'Split',
      run: () => selected && useCodebookView.setState({ splittingId: selected.id }),
    },
    { keys: 'Delete', label: 'Remove (can be undone)', run: remove },
  ])
}
