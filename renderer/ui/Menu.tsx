import type { LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { classes } from './classes.ts'
import { Kbd } from './Kbd.tsx'
import styles from './popover.module.css'

/** Something a menu does. */
export interface MenuAction {
  id: string
  label: string
  description?: string | undefined
  icon?: LucideIcon | undefined
  keys?: string | undefined
  isDanger?: boolean | undefined
  isDisabled?: boolean | undefined
  /** Draws a line above. */
  startsGroup?: boolean | undefined
  onAction: () => void
}

interface MenuProps {
  label: string
  /** The button that opens the menu: one of ours, or any react-aria pressable. */
  children: ReactElement
  actions: readonly MenuAction[]
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end'
}

/** A menu behind a button. */
export function Menu({ label, children, actions, placement = 'bottom start' }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={styles.popover ?? ''} offset={4} placement={placement}>
        <MenuList label={label} actions={actions} />
      </Popover>
    </MenuTrigger>
  )
}

interface MenuListProps {
  label: string
  actions: readonly MenuAction[]
  /** Of a menu that no trigger of react-aria opens. */
  autoFocus?: 'first'
  onClose?: () => void
}

/** What a menu offers. */
export function MenuList({ label, actions, ...rest }: MenuListProps) {
  return (
    <AriaMenu
      {...rest}
      aria-label={label}
      className={styles.list ?? ''}
      onAction={key => actions.find(action => action.id === key)?.onAction()}
      disabledKeys={actions.filter(action => action.isDisabled).map(action => action.id)}
    >
      {actions.flatMap(action => [
        ...(action.startsGroup
          ? [<Separator key={`line-${action.id}`} className={styles.separator ?? ''} />]
          : []),
        <MenuItem
          key={action.id}
          id={action.id}
          textValue={action.label}
          className={classes(styles.item, action.isDanger && styles.danger)}
        >
          {action.icon && <action.icon size={16} aria-hidden className={styles.icon} />}
          <span className={styles.text}>
            {action.label}
            {action.description && <span className={styles.description}>{action.description}</span>}
          </span>
          {action.keys && <Kbd keys={action.keys} />}
        </MenuItem>,
      ])}
    </AriaMenu>
  )
}
