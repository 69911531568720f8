import { ChevronDown, ChevronUp, GripVertical } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components'
import { IconButton } from './IconButton.tsx'
import css from './PickList.module.css'

/** One line of a list of things that one works on one by one. */
interface PickItem {
  id: string
  label: string
  note?: string | undefined
}

interface PickListProps {
  label: string
  items: readonly PickItem[]
  selectedId: string | null
  onSelect: (id: string) => void
  /** Moves a thing to a place, from 0; without it the order is not the researcher's. */
  onMove?: (item: PickItem, position: number) => void
  /** What stands above the list, such as the button that adds to it. */
  head?: ReactNode
}

/** The things of a view, one of which is open beside it; ordered by dragging, by buttons or with Alt and the arrow keys. */
export function PickList({ label, items, selectedId, onSelect, onMove, head }: PickListProps) {
  const at = items.findIndex(({ id }) => id === selectedId)
  const moveTo = (position: number) => {
    const item = items[at]
    if (item && position >= 0 && position < items.length && position !== at)
      onMove?.(item, position)
  }
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: onMove === undefined,
    getItems: keys => [...keys].map(key => ({ 'text/plain': String(key) })),
    onReorder({ keys, target }) {
      const from = items.findIndex(({ id }) => keys.has(id))
      const to = items.findIndex(({ id }) => id === target.key)
      const item = items[from]
      if (!item || to < 0) return
      const position = to + (target.dropPosition === 'after' ? 1 : 0) - (from < to ? 1 : 0)
      if (position !== from) onMove?.(item, position)
    },
  })
  return (
    <div className={css.root}>
      <div className={css.head}>
        {head}
        {onMove && (
          <span className={css.order}>
            <IconButton
              icon={ChevronUp}
              label="Move up"
              keys="Alt+↑"
              isDisabled={at <= 0}
              onPress={() => moveTo(at - 1)}
            />
            <IconButton
              icon={ChevronDown}
              label="Move down"
              keys="Alt+↓"
              isDisabled={at < 0 || at === items.length - 1}
              onPress={() => moveTo(at + 1)}
            />
          </span>
        )}
      </div>
      <div
        className={css.body}
        onKeyDownCapture={event => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
          event.preventDefault()
          event.stopPropagation()
          moveTo(at + (event.key === 'ArrowUp' ? -1 : 1))
        }}
      >
        <GridList
          aria-label={label}
          className={css.list ?? ''}
          items={items}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={selectedId === null ? [] : [selectedId]}
          onSelectionChange={keys => {
            const [key] = keys === 'all' ? [] : keys
            if (key !== undefined) onSelect(String(key))
          }}
          {...(onMove ? { dragAndDropHooks } : {})}
        >
          {({ id, label: name, note }) => (
            <GridListItem id={id} textValue={name} className={css.item ?? ''}>
              <span className={css.words}>
                <span className={css.name}>{name}</span>
                {note && <span className={css.note}>{note}</span>}
              </span>
              {onMove && (
                <Button slot="drag" className={css.grip ?? ''}>
                  <GripVertical size={16} aria-hidden />
                </Button>
              )}
            </GridListItem>
          )}
        </GridList>
      </div>
    </div>
  )
}
