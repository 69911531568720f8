import { LayoutList, Plus, Table2 } from 'lucide-react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import { count } from '../../ui/format.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import css from './ConfigurationList.module.css'
import { ConfigurationRow } from './ConfigurationRow.tsx'
import { ConfigurationTable } from './ConfigurationTable.tsx'
import { filterConfigurations, LIST_FILTERS, type ListFilter } from './list-filter.ts'

/** How the list is drawn. */
export type ListView = 'list' | 'table'

interface Props {
  configurations: Configuration[]
  selectedId: string | null
  view: ListView
  filter: ListFilter
  typed: string
  onView: (view: ListView) => void
  onFilter: (filter: ListFilter) => void
  onTyped: (typed: string) => void
  onOpen: (configurationId: string) => void
  onCreate: () => void
}

/** All configurations, to be searched, filtered and opened. */
export function ConfigurationList(props: Props) {
  const { configurations, selectedId, view, filter, typed, onView, onOpen, onCreate } = props
  const { onFilter, onTyped } = props
  const shown = filterConfigurations(configurations, filter, typed)
  const isTable = view === 'table'

  return (
    <div className={css.root} data-view={view}>
      <header className={css.head}>
        <h1 className={css.title}>Configurations</h1>
        <IconButton
          icon={isTable ? LayoutList : Table2}
          label={isTable ? 'Show as a list beside the editor' : 'Show as a table'}
          onPress={() => onView(isTable ? 'list' : 'table')}
        />
      </header>
      <div className={css.tools}>
        <TextField
          label="Search configurations"
          isLabelHidden
          placeholder="Search"
          value={typed}
          onChange={onTyped}
          onEscape={() => onTyped('')}
        />
        <Select
          label="Show"
          isLabelHidden
          value={filter}
          options={LIST_FILTERS}
          onChange={onFilter}
        />
        <Button icon={Plus} onPress={onCreate}>
          New configuration
        </Button>
      </div>
      <p className={css.count} role="status">
        {shown.length === configurations.length
          ? count(shown.length, 'configuration')
          : `${shown.length} of ${count(configurations.length, 'configuration')}`}
      </p>
      {isTable ? (
        <ConfigurationTable configurations={shown} selectedId={selectedId} onOpen={onOpen} />
      ) : (
        <ul className={css.list} aria-label="Configurations">
          {shown.map(configuration => (
            <ConfigurationRow
              key={configuration.id}
              configuration={configuration}
              isSelected={configuration.id === selectedId}
              onOpen={() => onOpen(configuration.id)}
            />
          ))}
        </ul>
      )}
      {shown.length === 0 && configurations.length > 0 && (
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
    </div>
  )
}
