import { Minus, PencilLine, Plus } from 'lucide-react'
import type { Stance } from '../../shared/domain/roles.ts'
import styles from './StanceBadge.module.css'

const LOOK = {
  supports: { icon: Plus, word: 'Supports' },
  refines: { icon: PencilLine, word: 'Refines' },
  challenges: { icon: Minus, word: 'Challenges' },
} as const

interface StanceBadgeProps {
  stance: Stance
  /** Shows how many passages take this stance in place of the word, which becomes its tooltip. */
  count?: number
}

/** What a passage says about a claim: a sign and a word, so that it reads without colour. */
export function StanceBadge({ stance, count }: StanceBadgeProps) {
  const { icon: Icon, word } = LOOK[stance]
  return (
    <span className={styles.badge} data-stance={stance} title={word}>
      <Icon size={14} aria-hidden />
      {count === undefined ? (
        word
      ) : (
        <>
          <span aria-hidden>{count}</span>
          <span className="visually-hidden">{`${word}: ${count}`}</span>
        </>
      )}
    </span>
  )
}
