import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

interface EmptyStateProps {
  icon?: LucideIcon
  title: string
  /** What this place is for, in one or two sentences. */
  children: ReactNode
  /** The first step: one or two buttons. */
  actions?: ReactNode
}

/** What a place shows before there is anything in it. */
export function EmptyState({ icon: Icon, title, children, actions }: EmptyStateProps) {
  return (
    <section className={styles.empty}>
      {Icon && <Icon size={32} strokeWidth={1.25} aria-hidden className={styles.icon} />}
      <h2 className={styles.title}>{title}</h2>
      <div className={styles.text}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </section>
  )
}
