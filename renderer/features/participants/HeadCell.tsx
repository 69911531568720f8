import {
  ArrowLeft,
  ArrowRight,
  ChevronDown,
  ChevronUp,
  Ellipsis,
  Pencil,
  Trash2,
} from 'lucide-react'
import type { Attribute } from '../../../shared/contract/participants.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { count } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import type { Column, Sorting } from './columns.ts'
import styles from './ParticipantTable.module.css'

interface HeadCellProps {
  column: Column
  sorting: Sorting
  onSort: (sorting: Sorting) => void
  onEdit: (attributeId: string) => void
}

/** A column's name: sorts by it; an attribute's can be changed, moved and removed. */
export function HeadCell({ column, sorting, onSort, onEdit }: HeadCellProps) {
  const isSorted = sorting.columnId === column.id
  const Arrow = sorting.isDescending ? ChevronDown : ChevronUp
  const { attribute } = column
  return (
    <div
      role="columnheader"
      className={styles.heading}
      data-number={column.isNumber || undefined}
      aria-sort={isSorted ? (sorting.isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className={styles.sort}
        title={column.label}
        onClick={() =>
          onSort({ columnId: column.id, isDescending: isSorted && !sorting.isDescending })
        }
      >
        <span className={styles.sortName}>{column.label}</span>
        {isSorted && <Arrow size={14} aria-hidden />}
      </button>
      {attribute && (
        <Menu
          label={`Attribute ${attribute.name}`}
          placement="bottom end"
          actions={[
            {
              ...{ id: 'edit', label: 'Change name or type', icon: Pencil },
              onAction: () => onEdit(attribute.id),
            },
            {
              ...{ id: 'left', label: 'Move left', icon: ArrowLeft },
              isDisabled: attribute.position === 0,
              onAction: () => move(attribute, attribute.position - 1),
            },
            {
              ...{ id: 'right', label: 'Move right', icon: ArrowRight },
              onAction: () => move(attribute, attribute.position + 1),
            },
            {
              ...{ id: 'remove', label: 'Remove', icon: Trash2, isDanger: true, startsGroup: true },
              onAction: () => void remove(attribute),
            },
          ]}
        >
          <IconButton icon={Ellipsis} label={`Attribute ${attribute.name}`} iconSize={14} />
        </Menu>
      )}
    </div>
  )
}

function move({ id }: Attribute, position: number): void {
  void act('attributes.update', { attributeId: id, position })
}

async function remove({ id, name }: Attribute): Promise<void> {
  const removed = await act('attributes.remove', { attributeId: id })
  if (!removed) return
  const values = removed.removedValues
  sayUndoable(`“${name}” removed${values > 0 ? ` with ${count(values, 'value')}` : ''}.`)
}
