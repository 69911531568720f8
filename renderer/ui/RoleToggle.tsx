import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { orderRoles, ROLE_NAMES, ROLES, type Role } from '../../shared/domain/roles.ts'
import styles from './RoleToggle.module.css'

interface RoleToggleProps {
  label: string
  value: readonly Role[]
  /** Gets the roles in the order C, I, M, O. */
  onChange: (roles: Role[]) => void
  /** At most one; otherwise any number. */
  isSingle?: boolean
  /** Writes the names beside the letters. */
  hasNames?: boolean
  isDisabled?: boolean
}

/** Four buttons, one a role. */
export function RoleToggle({
  label,
  value,
  onChange,
  isSingle = false,
  hasNames = false,
  isDisabled = false,
}: RoleToggleProps) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.group ?? ''}
      selectionMode={isSingle ? 'single' : 'multiple'}
      selectedKeys={value}
      onSelectionChange={keys => onChange(orderRoles([...keys] as Role[]))}
      isDisabled={isDisabled}
    >
      {ROLES.map(role => (
        <ToggleButton
          key={role}
          id={role}
          data-role={role}
          className={styles.toggle ?? ''}
          aria-label={ROLE_NAMES[role]}
        >
          <span className={styles.letter}>{role}</span>
          {hasNames && <span>{ROLE_NAMES[role]}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
