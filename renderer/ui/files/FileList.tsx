import { File, Folder } from 'lucide-react'
import { GridList, GridListItem, type Selection } from 'react-aria-components'
import type { FileEntry } from '../../../shared/contract/host.ts'
import { formatSize } from '../format.ts'
import styles from './FileDialog.module.css'

interface FileListProps {
  label: string
  entries: FileEntry[] | null
  /** What is said of a folder that holds nothing to choose. */
  emptyText: string
  isMultiple: boolean
  hasFocus: boolean
  selection: Set<string>
  onSelect: (keys: Selection) => void
  /** Enter or a double click. */
  onActivate: (entry: FileEntry) => void
  /** Backspace. */
  onUp: () => void
}

/** What a folder holds. Arrow keys and typing a name move, Enter opens, Backspace goes up. */
export function FileList(props: FileListProps) {
  const { label, entries, emptyText, isMultiple, hasFocus, selection, onSelect, onActivate, onUp } =
    props
  if (!entries) return <div className={styles.list} />
  return (
    <div
      className={styles.list}
      onKeyDown={event => {
        if (event.key === 'Backspace') onUp()
      }}
    >
      <GridList
        aria-label={label}
        className={styles.grid ?? ''}
        items={entries}
        selectionMode={isMultiple ? 'multiple' : 'single'}
        selectionBehavior="replace"
        disallowEmptySelection={!isMultiple}
        escapeKeyBehavior="none"
        selectedKeys={selection}
        onSelectionChange={onSelect}
        onAction={key => {
          const entry = entries.find(({ token }) => token === key)
          if (entry) onActivate(entry)
        }}
        autoFocus={hasFocus ? 'first' : false}
        renderEmptyState={() => <p className={styles.empty}>{emptyText}</p>}
      >
        {entry => (
          <GridListItem id={entry.token} textValue={entry.name} className={styles.item ?? ''}>
            {entry.isFolder ? <Folder size={16} aria-hidden /> : <File size={16} aria-hidden />}
            <span className={styles.name}>{entry.name}</span>
            <span className={styles.size}>
              {entry.isFolder ? (
                <span className="visually-hidden">folder</span>
              ) : (
                formatSize(entry.size)
              )}
            </span>
          </GridListItem>
        )}
      </GridList>
    </div>
  )
}
