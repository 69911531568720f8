import type { Coding } from '../../../shared/contract/codings.ts'
import { useProcedure } from '../../api/client.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { codeNames } from './describe.ts'
import { useSession } from './session.ts'
import styles from './Stripes.module.css'

interface StripeNameProps {
  coding: Coding
  top: number
  right: number
  height: number
  scrollTop: number
}

/** What the stripe under the pointer or in focus stands for. */
export function StripeName({ coding, top, right, height, scrollTop }: StripeNameProps) {
  const { codes } = useSession()
  const { data: researchers } = useProcedure('researchers.list', {})
  const researcher = researchers?.find(({ id }) => id === coding.researcherId)
  const names = codeNames(coding, codes)
  const inView = Math.min(Math.max(top, scrollTop + 8), top + height)
  return (
    <div className={styles.name} style={{ top: inView, right: right + 22 }} aria-hidden>
      <span className={styles.roles}>
        {coding.roles.length === 0 && names.length === 0 && <RoleBadge role={null} hasName />}
        {coding.roles.map(role => (
          <RoleBadge key={role} role={role} hasName />
        ))}
      </span>
      {names.map(name => (
        <span key={name} className={styles.code}>
          {name}
        </span>
      ))}
      {coding.note !== '' && <span className={styles.note}>{coding.note}</span>}
      {researcher && <span className={styles.by}>{researcher.name}</span>}
    </div>
  )
}
