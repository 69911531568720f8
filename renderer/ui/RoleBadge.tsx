import { ROLE_NAMES, type Facet, type Role } from '../../shared/domain/roles.ts'
import styles from './RoleBadge.module.css'

interface RoleBadgeProps {
  /** `null` for something that plays no role yet. */
  role: Role | null
  facet?: Facet | null
  /** Writes the role's name beside its letter. */
  hasName?: boolean
}

/** A role by letter and colour, never by colour alone. */
export function RoleBadge({ role, facet = null, hasName = false }: RoleBadgeProps) {
  const name = role ? ROLE_NAMES[role] : 'No role'
  const full = facet ? `${name}: ${facet}` : name
  return (
    <span className={styles.whole} data-role={role ?? 'none'}>
      <span className={styles.badge} title={full} {...(hasName ? { 'aria-hidden': true } : {})}>
        <span aria-hidden>{role ?? '–'}</span>
        {!hasName && <span className="visually-hidden">{full}</span>}
      </span>
      {hasName && <span className={styles.name}>{full}</span>}
    </span>
  )
}
