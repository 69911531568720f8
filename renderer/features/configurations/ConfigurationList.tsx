import { Combine, LayoutList, Plus, Quote, Table2 } from 'lucide-react'
import { useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import { Button } from '../../ui/Button.tsx'
import { count } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import css from './ConfigurationList.module.css'
import { ConfigurationRows } from './ConfigurationRows.tsx'
import { ConfigurationTable } from './ConfigurationTable.tsx'
import { ConsolidateDialog } from './ConsolidateDialog.tsx'
import { filterConfigurations, LIST_FILTERS } from './list-filter.ts'

/** How the list is drawn. */
export type ListView = 'list' | 'table'

interface Props {
  configurations: Configuration[]
  /** Whether these are all; how many there are is not known before. */
  isWhole: boolean
  openId: string | null
  view: ListView
  filter: string
  typed: string
  onView: (view: ListView) => void
  onFilter: (filter: string) => void
  onTyped: (typed: string) => void
  onOpen: (configurationId: string) => void
  onCreate: () => void
  /** Writes a statement of the initial theory. */
  onWrite: () => void
}

/** All configurations, to be searched, filtered, opened and consolidated. */
export function ConfigurationList(props: Props) {
  const {
    configurations,
    isWhole,
    openId,
    view,
    filter,
    typed,
    onView,
    onOpen,
    onCreate,
    onWrite,
  } = props
  const { onFilter, onTyped } = props
  const [together, setTogether] = useState<ReadonlySet<string>>(new Set())
  const [isConsolidating, setIsConsolidating] = useState(false)
  const shown = filterConfigurations(configurations, filter, typed)
  const chosen = shown.filter(({ id }) => together.has(id))
  const isTable = view === 'table'
  const isSeveral = chosen.length > 1

  function choose(ids: Set<string>) {
    const [only] = ids
    setTogether(ids.size > 1 ? ids : new Set())
    if (ids.size === 1 && only !== undefined) onOpen(only)
  }

  return (
    <div className={css.root} data-view={view}>
      <h2 className="visually-hidden">All configurations</h2>
      <div className={css.tools}>
        <div className={css.search}>
          <TextField
            label="Search configurations"
            isLabelHidden
            placeholder="Search"
            value={typed}
            onChange={onTyped}
            onEscape={() => onTyped('')}
          />
        </div>
        <IconButton
          icon={isTable ? LayoutList : Table2}
          label={isTable ? 'Show as a list beside the editor' : 'Show as a table'}
          onPress={() => onView(isTable ? 'list' : 'table')}
        />
        <div className={css.filter}>
          <Select
            label="Show"
            isLabelHidden
            value={filter}
            options={LIST_FILTERS}
            onChange={onFilter}
          />
        </div>
        <Menu
          label="New"
          placement="bottom end"
          actions={[
            {
              id: 'initial',
              label: 'Initial statement…',
              description: 'If … then … because …',
              icon: Quote,
              onAction: onWrite,
            },
            {
              id: 'empty',
              label: 'New configuration',
              description: 'Empty slots',
              icon: Plus,
              onAction: onCreate,
            },
          ]}
        >
          <IconButton icon={Plus} label="New" />
        </Menu>
      </div>
      <p className={css.count} role="status">
        {!isWhole
          ? '…'
          : shown.length === configurations.length
            ? count(shown.length, 'configuration')
            : `${shown.length} of ${count(configurations.length, 'configuration')}`}
        {isSeveral && ` · ${chosen.length} chosen`}
      </p>
      {isTable ? (
        <ConfigurationTable configurations={shown} selectedId={openId} onOpen={onOpen} />
      ) : (
        <ConfigurationRows
          configurations={shown}
          chosenIds={isSeveral ? together : new Set(openId === null ? [] : [openId])}
          onChoose={choose}
        />
      )}
      {isWhole && shown.length === 0 && configurations.length > 0 && (
        <p className={css.none}>
          Nothing matches.{' '}
          <button
            type="button"
            className={css.link}
            onClick={() => {
              onFilter('all')
              onTyped('')
            }}
          >
            Show all {configurations.length}
          </button>
        </p>
      )}
      {isSeveral && !isTable && (
        <footer className={css.foot}>
          <Button icon={Combine} variant="primary" onPress={() => setIsConsolidating(true)}>
            {`Consolidate ${chosen.length} into…`}
          </Button>
        </footer>
      )}
      {isConsolidating && (
        <ConsolidateDialog
          configurations={configurations}
          chosenIds={chosen.map(({ id }) => id)}
          onClose={() => setIsConsolidating(false)}
          onDone={leftId => {
            setIsConsolidating(false)
            setTogether(new Set())
            onOpen(leftId)
          }}
        />
      )}
    </div>
  )
}
