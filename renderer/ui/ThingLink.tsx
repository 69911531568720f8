import type { Role } from '../../shared/domain/roles.ts'
import type { MemoTarget } from '../../shared/memos/memo-links.ts'
import { goToThing } from '../store/go-to.ts'
import { RoleBadge } from './RoleBadge.tsx'
import css from './ThingLink.module.css'

interface ThingLinkProps {
  kind: MemoTarget['kind']
  id: string
  label: string
  role?: Role | null
}

/** A thing of the project by its name: a click goes to where it is. */
export function ThingLink({ kind, id, label, role = null }: ThingLinkProps) {
  return (
    <button type="button" className={css.link} onClick={() => void goToThing({ kind, id })}>
      {role !== null && <RoleBadge role={role} />}
      <span className={css.label}>{label}</span>
    </button>
  )
}
