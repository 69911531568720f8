import { Download, Ellipsis, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { PRODUCTS } from '../../../shared/contract/exports.ts'
import type { Theory } from '../../../shared/contract/theories.ts'
import { call } from '../../api/client.ts'
import { sayError, useNotices } from '../../store/notices.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Select } from '../../ui/Select.tsx'
import { exportDiagram } from './export-diagram.ts'
import css from './Theory.module.css'
import { VersionDialog } from './VersionDialog.tsx'
import { KIND_WORDS } from './words.ts'

const ALL = 'all'

/** The files a diagram can be written as: pictures, drawings to go on with, and data. */
const EXPORTS: readonly {
  ending: (typeof PRODUCTS)['diagram'][number]
  label: string
  description: string
  startsGroup?: boolean
}[] = [
  { ending: '.svg', label: 'SVG', description: 'For journals and for editing: real text' },
  { ending: '.pdf', label: 'PDF', description: 'For printing and sending' },
  { ending: '.png', label: 'PNG', description: 'For documents' },
  {
    ...{ ending: '.pptx', label: 'PowerPoint', startsGroup: true },
    description: 'Shapes that can be moved, with their arrows',
  },
  { ending: '.drawio', label: 'draw.io', description: 'For diagrams.net' },
  {
    ...{ ending: '.graphml', label: 'GraphML', startsGroup: true },
    description: 'For Gephi, yEd and Cytoscape',
  },
  { ending: '.dot', label: 'DOT', description: 'For Graphviz' },
  { ending: '.mmd', label: 'Mermaid', description: 'For Markdown pages and wikis' },
  { ending: '.json', label: 'JSON', description: 'For programs: every box with its place' },
]

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
  const exportAs = (ending: (typeof EXPORTS)[number]['ending']) => {
    exportDiagram(theory, ending).catch(sayError)
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
        <Menu
          label="Export the diagram"
          placement="bottom end"
          actions={EXPORTS.map(each => ({
            ...{ ...each, id: each.ending },
            onAction: () => exportAs(each.ending),
          }))}
        >
          <Button icon={Download}>Export diagram</Button>
        </Menu>
      )}
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
