import { useVirtualizer } from '@tanstack/react-virtual'
import { Library, X } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { count } from '../../ui/format.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { RoleToggle } from '../../ui/RoleToggle.tsx'
import { TextField } from '../../ui/TextField.tsx'
import css from './ElementLibrary.module.css'
import { findElements } from './find-elements.ts'
import { LibraryItem } from './LibraryItem.tsx'

interface Props {
  elements: Element[]
  configurations: Configuration[]
  onClose: () => void
}

/** Height of an item of two lines, in pixels, until it has been measured. */
const ITEM_HEIGHT = 60

/** All elements of the project beside the open configuration, to be put into its slots. */
export function ElementLibrary({ elements, configurations, onClose }: Props) {
  const [typed, setTyped] = useState('')
  const [roles, setRoles] = useState<Role[]>([])
  const numbers = useMemo(
    () => new Map(configurations.map(({ id, number }) => [id, number])),
    [configurations],
  )
  const shown = useMemo(() => {
    const ofRole = elements.filter(({ role }) => roles.length === 0 || roles.includes(role))
    return findElements(ofRole, typed)
  }, [elements, roles, typed])
  const scroll = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ITEM_HEIGHT,
    getItemKey: index => shown[index]?.id ?? index,
    overscan: 8,
  })

  return (
    <aside className={css.root} aria-label="Element library">
      <header className={css.head}>
        <h2 className={css.title}>Elements</h2>
        <IconButton icon={X} label="Close the element library" onPress={onClose} />
      </header>
      <div className={css.tools}>
        <TextField
          label="Search elements"
          isLabelHidden
          placeholder="Search"
          value={typed}
          onChange={setTyped}
          onEscape={() => setTyped('')}
        />
        <div className={css.line}>
          <RoleToggle label="Show only" value={roles} onChange={setRoles} />
          <span className={css.count} role="status">
            {count(shown.length, 'element')}
          </span>
        </div>
        <Button
          icon={Library}
          size="small"
          onPress={() => useWorkspace.setState({ configurationsView: 'elements' })}
        >
          Open the whole library
        </Button>
      </div>
      <div ref={scroll} className={css.scroll}>
        <ul className={css.list} aria-label="Elements" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(row => {
            const element = shown[row.index]
            if (element === undefined) return null
            return (
              <li
                key={row.key}
                ref={rows.measureElement}
                data-index={row.index}
                className={css.place}
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <LibraryItem
                  element={element}
                  usedIn={element.configurationIds.flatMap(id => numbers.get(id) ?? [])}
                />
              </li>
            )
          })}
        </ul>
      </div>
      {elements.length === 0 && (
        <p className={css.none}>
          An element is one context, intervention, mechanism or outcome, in the words of your
          theory. Type one into a slot, or make one from the passages that say it in the library.
        </p>
      )}
    </aside>
  )
}
