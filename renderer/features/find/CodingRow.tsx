import { ExternalLink } from 'lucide-react'
import type { Coding } from '../../../shared/contract/codings.ts'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { spoken } from '../../ui/spoken.ts'
import { Words } from '../../ui/Words.tsx'
import styles from './Retrieve.module.css'
import type { CodingNames } from './use-retrieval.ts'

interface CodingRowProps {
  coding: Coding
  names: CodingNames
  isActive: boolean
  isTicked: boolean
  onTick: () => void
  onOpen: () => void
}

/** A retrieved coding: its words, who said them, and what was made of them. */
export function CodingRow({ coding, names, isActive, isTicked, onTick, onOpen }: CodingRowProps) {
  const origin = [names.who, names.group, `coded by ${names.researcher}`]
  return (
    <>
      <span role="gridcell" className={styles.tick}>
        <input
          type="checkbox"
          className={styles.box}
          aria-label="Ticked"
          tabIndex={-1}
          checked={isTicked}
          onChange={onTick}
        />
      </span>
      <span role="gridcell" className={styles.cell}>
        <span className={styles.quote}>
          <Words text={coding.quote} />
        </span>
        <span className={styles.caption}>
          {coding.roles.map(role => (
            <RoleBadge key={role} role={role} />
          ))}
          {names.codes.map(({ id, name, colour }) => (
            <span key={id} className={styles.code}>
              <span className={styles.swatch} style={{ backgroundColor: colour }} />
              {name}
            </span>
          ))}
          <span className={styles.origin}>{origin.filter(Boolean).join(' · ')}</span>
          {coding.isOrphan && <span className={styles.origin}>has lost its words</span>}
        </span>
      </span>
      <span role="gridcell" className={styles.open}>
        {isActive && !coding.isOrphan && (
          <IconButton icon={ExternalLink} label="Show on the desk" onPress={onOpen} />
        )}
      </span>
    </>
  )
}

/** A coding as a sentence. */
export function describeCoding(coding: Coding, names: CodingNames): string {
  const marks = [...coding.roles.map(role => ROLE_NAMES[role]), ...names.codes.map(one => one.name)]
  const words = spoken(coding.quote.slice(0, 300))
  return [words, ...marks, names.who, names.sourceTitle].filter(Boolean).join('. ')
}
