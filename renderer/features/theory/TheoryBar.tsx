import { Download, Ellipsis, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Theory } from '../../../shared/contract/theories.ts'
import { call } from '../../api/client.ts'
import { sayError, useNotices } from '../../store/notices.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Select } from '../../ui/Select.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import css from './Theory.module.css'
import { VersionDialog } from './VersionDialog.tsx'
import { KIND_WORDS } from './words.ts'

const ALL = 'all'

interface Props {
  theory: Theory | null
  theories: Theory[]
  configurations: Configuration[]
  /** The diagram is what is shown. */
  isDiagram: boolean
}

/** Which version of the theory is shown, and what can be done with it. */
export function TheoryBar({ theory, theories, configurations, isDiagram }: Props) {
  const openTheory = useWorkspace(state => state.openTheory)
  const [dialog, setDialog] = useState<'new' | 'edit' | null>(null)
  const [isExporting, setIsExporting] = useState(false)

  async function remove(removed: Theory) {
    await call('theories.remove', { theoryId: removed.id })
    openTheory(null)
    useNotices.getState().say(`“${removed.name}” removed. Its configurations stay.`, 'info', {
      label: 'Undo',
      run: () => {
        call('history.undo', {})
          .then(() => openTheory(removed.id))
          .catch(sayError)
      },
    })
  }

  return (
    <>
      <div className={css.version}>
        <Select
          label="Version"
          isLabelHidden
          value={theory?.id ?? ALL}
          options={[
            { id: ALL, label: 'All configurations' },
            ...theories.map(({ id, name, kind }) => ({
              id,
              label: name,
              description: KIND_WORDS[kind],
            })),
          ]}
          onChange={id => openTheory(id === ALL ? null : id)}
        />
      </div>
      {theory !== null && theory.frozenAt === null && (
        <>
          <Button icon={Pencil} variant="quiet" onPress={() => setDialog('edit')}>
            Edit version
          </Button>
          <Menu
            label="More for this version"
            placement="bottom end"
            actions={[
              {
                id: 'remove',
                label: 'Remove this version',
                description: 'Its configurations stay',
                icon: Trash2,
                isDanger: true,
                onAction: () => void remove(theory).catch(sayError),
              },
            ]}
          >
            <IconButton icon={Ellipsis} label="More for this version" />
          </Menu>
        </>
      )}
      <Button icon={Plus} onPress={() => setDialog('new')}>
        New version
      </Button>
      {isDiagram && (
        <Button icon={Download} onPress={() => setIsExporting(true)}>
          Export diagram
        </Button>
      )}
      {isExporting && <ExportDialog theory={theory} onClose={() => setIsExporting(false)} />}
      {dialog !== null && (
        <VersionDialog
          theory={dialog === 'edit' ? theory : null}
          source={theory}
          configurations={configurations}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  )
}
