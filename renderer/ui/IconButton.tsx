import type { LucideIcon } from 'lucide-react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './Button.module.css'
import { classes } from './classes.ts'
import { Tooltip } from './Tooltip.tsx'

interface IconButtonProps
  extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  icon: LucideIcon
  /** What the button does: its name for a screen reader and its tooltip. */
  label: string
  variant?: 'quiet' | 'danger'
  /** Keys that do the same, shown in the tooltip, such as `Ctrl+Z`. */
  keys?: string | undefined
  iconSize?: number
}

/** A button of one icon, always with a name. */
export function IconButton({
  icon: Icon,
  label,
  variant = 'quiet',
  keys,
  iconSize = 16,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={classes(styles.button, styles[variant], styles.square)}
      >
        <Icon size={iconSize} aria-hidden />
      </AriaButton>
    </Tooltip>
  )
}
