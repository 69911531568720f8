import { useMemo, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import { useDialogs } from '../store/dialogs.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { RoleBadge } from '../ui/RoleBadge.tsx'
import styles from './Palette.module.css'
import { matchEntries, type PaletteEntry } from './palette-entries.ts'
import { usePaletteEntries } from './use-palette-entries.ts'

/** Finds anything and runs any command: Ctrl or Cmd and K. */
export function Palette({ hasProject }: { hasProject: boolean }) {
  const isOpen = useDialogs(state => state.open === 'palette')
  const close = useDialogs(state => state.close)
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen={isOpen}
      onOpenChange={open => !open && close()}
      isDismissable
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label="Find or do anything" className={styles.dialog ?? ''} data-modal>
          <Finder hasProject={hasProject} onDone={close} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Finder({ hasProject, onDone }: { hasProject: boolean; onDone: () => void }) {
  const [query, setQuery] = useState('')
  const entries = usePaletteEntries(hasProject)
  const sections = useMemo(() => matchEntries(entries, query), [entries, query])
  const run = (entry: PaletteEntry | undefined) => {
    if (!entry) return
    onDone()
    entry.run()
  }
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <SearchField aria-label="Find or do anything" className={styles.field ?? ''} autoFocus>
        <Input
          className={styles.input ?? ''}
          placeholder="A place, a source, a configuration, a code, a command"
        />
      </SearchField>
      {/* Focus stays in the field; the tab stop lets the list be scrolled without a pointer. */}
      <div className={styles.scroller} tabIndex={0} role="group" aria-label="What was found">
        <Menu
          aria-label="Found"
          className={styles.list ?? ''}
          items={sections}
          onAction={key => run(entries.find(entry => entry.id === key))}
          renderEmptyState={() => <p className={styles.empty}>Nothing of that name.</p>}
        >
          {section => (
            <MenuSection id={section.title} items={section.entries} aria-label={section.title}>
              <Header className={styles.heading ?? ''}>{section.title}</Header>
              {section.entries.map(entry => (
                <MenuItem
                  key={entry.id}
                  id={entry.id}
                  textValue={entry.label}
                  className={styles.item ?? ''}
                >
                  {entry.role !== undefined ? (
                    <RoleBadge role={entry.role} />
                  ) : (
                    entry.icon && <entry.icon size={16} aria-hidden className={styles.icon} />
                  )}
                  <span className={styles.label}>{entry.label}</span>
                  {entry.keys && <Kbd keys={entry.keys} />}
                </MenuItem>
              ))}
            </MenuSection>
          )}
        </Menu>
      </div>
    </Autocomplete>
  )
}
