import { Plus } from 'lucide-react'
import { useState } from 'react'
import {
  Autocomplete,
  Dialog,
  DialogTrigger,
  Input,
  Menu,
  MenuItem,
  Popover,
  SearchField,
} from 'react-aria-components'
import type { MemoTarget } from '../../../shared/memos/memo-links.ts'
import { Button } from '../../ui/Button.tsx'
import popoverStyles from '../../ui/popover.module.css'
import styles from './AddSubject.module.css'
import { findThings } from './find-things.ts'
import { ThingRow } from './ThingRow.tsx'
import { useThings } from './use-things.ts'

interface AddSubjectProps {
  /** What the memo is about already. */
  taken: readonly MemoTarget[]
  onAdd: (target: MemoTarget) => void
}

/** Looks for something that the memo is also about. */
export function AddSubject({ taken, onAdd }: AddSubjectProps) {
  return (
    <DialogTrigger>
      <Button size="small" icon={Plus}>
        Add what it is about…
      </Button>
      <Popover className={popoverStyles.popover ?? ''} placement="bottom end" offset={4}>
        <Dialog className={styles.dialog ?? ''} aria-label="What the memo is about">
          {({ close }) => (
            <Finder
              taken={taken}
              onChoose={target => {
                onAdd(target)
                close()
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function Finder({
  taken,
  onChoose,
}: {
  taken: readonly MemoTarget[]
  onChoose: AddSubjectProps['onAdd']
}) {
  const [typed, setTyped] = useState('')
  const isTaken = (target: MemoTarget) =>
    taken.some(({ kind, id }) => kind === target.kind && id === target.id)
  const things = useThings(true).filter(({ target }) => !isTaken(target))
  const found = findThings(things, typed, 40)
  const items = found.map(thing => ({ id: `${thing.target.kind}/${thing.target.id}`, thing }))
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <SearchField
        aria-label="Find what the memo is about"
        className={styles.field ?? ''}
        autoFocus
      >
        <Input
          className={styles.input ?? ''}
          placeholder="A passage, code, configuration, source …"
          spellCheck={false}
        />
      </SearchField>
      <Menu
        aria-label="Found"
        className={styles.list ?? ''}
        items={items}
        onAction={key => {
          const chosen = items.find(({ id }) => id === key)
          if (chosen) onChoose(chosen.thing.target)
        }}
        renderEmptyState={() => <p className={styles.empty}>Nothing of that name.</p>}
      >
        {({ id, thing }) => (
          <MenuItem id={id} textValue={thing.name} className={styles.item ?? ''}>
            <ThingRow thing={thing} />
          </MenuItem>
        )}
      </Menu>
    </Autocomplete>
  )
}
