import { Combine, Copy, Ellipsis, Split, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { ConsolidateDialog } from './ConsolidateDialog.tsx'
import { DuplicateDialog } from './DuplicateDialog.tsx'
import { SplitDialog } from './SplitDialog.tsx'

/** What can be made of the open configuration. */
export function EditorMenu({ configuration }: { configuration: ConfigurationDetail }) {
  const openConfiguration = useWorkspace(state => state.openConfiguration)
  const configurations = useProcedure('configurations.list', {}).data ?? []
  const [open, setOpen] = useState<'duplicate' | 'split' | 'consolidate' | null>(null)
  const { id: configurationId, number } = configuration
  const close = () => setOpen(null)

  async function remove() {
    const removed = await act('configurations.remove', { configurationId })
    if (removed === undefined) return
    openConfiguration(null)
    sayUndoable(`CMOC ${number} removed. Its elements stay in the library.`)
  }

  return (
    <>
      <Menu
        label="More for this configuration"
        placement="bottom end"
        actions={[
          {
            id: 'duplicate',
            label: 'Duplicate…',
            description: 'A copy to vary',
            icon: Copy,
            onAction: () => setOpen('duplicate'),
          },
          {
            id: 'split',
            label: 'Split…',
            description: 'Several out of one',
            icon: Split,
            isDisabled: configuration.slots.length < 2,
            onAction: () => setOpen('split'),
          },
          {
            id: 'consolidate',
            label: 'Consolidate with others…',
            description: 'One out of several',
            icon: Combine,
            isDisabled: configurations.length < 2,
            onAction: () => setOpen('consolidate'),
          },
          {
            id: 'remove',
            label: `Remove CMOC ${number}`,
            icon: Trash2,
            isDanger: true,
            startsGroup: true,
            onAction: () => void remove(),
          },
        ]}
      >
        <IconButton icon={Ellipsis} label="More for this configuration" />
      </Menu>
      {open === 'duplicate' && <DuplicateDialog configuration={configuration} onClose={close} />}
      {open === 'split' && <SplitDialog configuration={configuration} onClose={close} />}
      {open === 'consolidate' && (
        <ConsolidateDialog
          configurations={configurations}
          chosenIds={[configurationId]}
          onClose={close}
          onDone={leftId => {
            close()
            openConfiguration(leftId)
          }}
        />
      )}
    </>
  )
}
