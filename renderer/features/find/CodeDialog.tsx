import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components'
import { useProcedure } from '../../api/client.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import fieldStyles from '../../ui/field.module.css'
import popoverStyles from '../../ui/popover.module.css'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import styles from './Find.module.css'
import { useChoices } from './use-choices.ts'

/** A code that is there, or the name of one that is to be made. */
export type ChosenCode = { codeId: string; name: string } | { newCode: string }

interface CodeDialogProps {
  title: string
  /** Offers to make a code of what was typed. */
  canCreate?: boolean
  onChoose: (code: ChosenCode) => void
  onClose: () => void
}

const NEW = 'new'

/** Finds a code by typing, or makes one. */
export function CodeDialog({ title, canCreate = false, onChoose, onClose }: CodeDialogProps) {
  const { codes } = useChoices()
  const { isPending } = useProcedure('codes.list', {})
  const [typed, setTyped] = useState('')
  const name = typed.trim()
  const words = name.toLowerCase().split(/\s+/)
  const found = codes.filter(({ label }) => words.every(word => label.toLowerCase().includes(word)))
  const isKnown = codes.some(({ label }) => label.toLowerCase() === name.toLowerCase())
  const isNew = canCreate && name !== '' && !isKnown
  const items = isNew ? [...found, { id: NEW, label: name }] : found
  function take(id: string) {
    onClose()
    const code = codes.find(one => one.id === id)
    if (code !== undefined) onChoose({ codeId: code.id, name: code.label })
    else onChoose({ newCode: name })
  }
  return (
    <Dialog title={title} size="small" isOpen onClose={onClose}>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <SearchField aria-label="Code" autoFocus>
          <Input
            className={fieldStyles.input ?? ''}
            placeholder={canCreate ? 'Find or name a code' : 'Find a code'}
            maxLength={500}
          />
        </SearchField>
        {/* Focus stays in the field; the tab stop lets the list be scrolled without a pointer. */}
        <div className={styles.codes} tabIndex={0} role="group" aria-label="Codes that were found">
          <ListBox
            aria-label="Codes"
            className={popoverStyles.list ?? ''}
            items={items}
            onAction={key => take(String(key))}
            renderEmptyState={() =>
              isPending ? null : <p className={styles.quiet}>No code of that name.</p>
            }
          >
            {item => (
              <ListBoxItem id={item.id} textValue={item.label} className={popoverStyles.item ?? ''}>
                {item.id === NEW ? (
                  <Plus size={16} aria-hidden />
                ) : (
                  <RoleBadge role={('role' in item && item.role) || null} />
                )}
                <span className={popoverStyles.text}>
                  {item.id === NEW ? `Make the code “${item.label}”` : item.label}
                  {'description' in item && item.description && (
                    <span className={popoverStyles.description}>{item.description}</span>
                  )}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </div>
      </Autocomplete>
    </Dialog>
  )
}
