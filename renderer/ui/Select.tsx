import { Check, ChevronDown } from 'lucide-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { OPENING_KEYS } from './keys.ts'
import fieldStyles from './field.module.css'
import styles from './popover.module.css'

/** One thing that can be chosen. */
export interface SelectOption<T extends string> {
  id: T
  label: string
  description?: string | undefined
}

interface SelectProps<T extends string> {
  label: string
  isLabelHidden?: boolean
  value: T | null
  options: readonly SelectOption<T>[]
  onChange: (value: T) => void
  placeholder?: string
  isDisabled?: boolean
}

/**
 * A choice of one among several. Closed it is a plain button, because a place shows many and each list, if it were made
 * before it is asked for, would cost a few milliseconds.
 */
export function Select<T extends string>({
  label,
  isLabelHidden = false,
  value,
  options,
  onChange,
  placeholder = 'Choose',
  isDisabled = false,
}: SelectProps<T>) {
  const id = useId()
  const trigger = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const at = options.findIndex(option => option.id === value)

  function choose(chosen: T | undefined) {
    if (chosen !== undefined && chosen !== value) onChange(chosen)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (OPENING_KEYS.has(event.key)) setIsOpen(true)
    else if (event.key === 'ArrowRight') choose(options[at + 1]?.id)
    else if (event.key === 'ArrowLeft') choose(options[at - 1]?.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={fieldStyles.field}>
      {!isLabelHidden && (
        <label htmlFor={id} className={fieldStyles.label}>
          {label}
        </label>
      )}
      <button
        ref={trigger}
        type="button"
        id={id}
        className={fieldStyles.trigger}
        disabled={isDisabled}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-label={`${options[at]?.label ?? placeholder} ${label}`}
        data-disabled={isDisabled || undefined}
        onClick={() => setIsOpen(true)}
        onKeyDown={onKeyDown}
      >
        <span className={fieldStyles.value} data-placeholder={at < 0 || undefined}>
          {options[at]?.label ?? placeholder}
        </span>
        <ChevronDown size={16} aria-hidden className={fieldStyles.chevron} />
      </button>
      {isOpen && (
        <Popover
          className={styles.popover ?? ''}
          aria-label={label}
          offset={4}
          placement="bottom start"
          triggerRef={trigger}
          isOpen
          onOpenChange={setIsOpen}
        >
          <ListBox
            className={styles.list ?? ''}
            aria-label={label}
            items={options}
            autoFocus
            shouldFocusOnHover
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={value === null ? [] : [value]}
            onSelectionChange={keys => {
              setIsOpen(false)
              choose(options.find(option => keys !== 'all' && keys.has(option.id))?.id)
            }}
          >
            {option => (
              <ListBoxItem id={option.id} textValue={option.label} className={styles.item ?? ''}>
                {({ isSelected }) => (
                  <>
                    <span className={styles.icon}>
                      {isSelected && <Check size={16} aria-hidden />}
                    </span>
                    <span className={styles.text}>
                      {option.label}
                      {option.description && (
                        <span className={styles.description}>{option.description}</span>
                      )}
                    </span>
                  </>
                )}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      )}
    </div>
  )
}
