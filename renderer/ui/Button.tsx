import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './Button.module.css'
import { classes } from './classes.ts'

/** How much a button asks to be pressed. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  variant?: ButtonVariant
  size?: 'small' | 'medium'
  icon?: LucideIcon | undefined
  children: ReactNode
}

/** A button that says what it does; `primary` at most once in a place. */
export function Button({
  variant = 'secondary',
  size = 'medium',
  icon: Icon,
  children,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton {...rest} className={classes(styles.button, styles[variant], styles[size])}>
      {Icon && <Icon size={16} aria-hidden className={styles.icon} />}
      <span className={styles.label}>{children}</span>
    </AriaButton>
  )
}
