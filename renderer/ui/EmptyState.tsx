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
  /** It is all the place shows, so its title is the heading of the page. */
  isPlace?: boolean
}

/** What a place shows before there is anything in it. */
export function EmptyState(props: EmptyStateProps) {
  const { icon: Icon, title, children, actions, isPlace = false } = props
  const Heading = isPlace ? 'h1' : 'h2'
  return (
    <section className={styles.empty}>
      {Icon && <Icon size={32} strokeWidth={1.25} aria-hidden className={styles.icon} />}
      <Heading className={styles.title}>{title}</Heading>
      <div className={styles.text}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </section>
  )
}
