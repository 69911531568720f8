import type { LucideIcon } from 'lucide-react'
import { useRef, useState } from 'react'
import { Popover } from 'react-aria-components'
import buttonStyles from './Button.module.css'
import { classes } from './classes.ts'
import { OPENING_KEYS } from './keys.ts'
import { type MenuAction, MenuList } from './Menu.tsx'
import styles from './popover.module.css'

interface Props {
  icon: LucideIcon
  /** What the menu is for: the button's name for a screen reader, and what the pointer is told. */
  label: string
  /** What it offers, asked for when it is opened. */
  actions: () => readonly MenuAction[]
}

/**
 * A menu behind a button of one icon, for the rows of long lists: until it is opened it is a plain button, so that a hundred
 * rows cost no more than their words.
 */
export function MenuButton({ icon: Icon, label, actions }: Props) {
  const trigger = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button
        ref={trigger}
        type="button"
        className={classes(
          buttonStyles.button,
          buttonStyles.quiet,
          buttonStyles.plain,
          buttonStyles.square,
        )}
        title={label}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(true)}
        onKeyDown={event => {
          if (!OPENING_KEYS.has(event.key)) return
          event.preventDefault()
          event.stopPropagation()
          setIsOpen(true)
        }}
      >
        <Icon size={16} aria-hidden />
      </button>
      {isOpen && (
        <Popover
          className={styles.popover ?? ''}
          aria-label={label}
          offset={4}
          placement="bottom end"
          triggerRef={trigger}
          isOpen
          onOpenChange={setIsOpen}
        >
          <MenuList
            label={label}
            actions={actions()}
            autoFocus="first"
            onClose={() => setIsOpen(false)}
          />
        </Popover>
      )}
    </>
  )
}
