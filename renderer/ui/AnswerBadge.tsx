import { Check, PencilLine, X } from 'lucide-react'
import type { Answer } from '../../shared/domain/realist.ts'
import styles from './StanceBadge.module.css'

const LOOK = {
  confirmed: { icon: Check, word: 'Confirmed', stance: 'supports' },
  refined: { icon: PencilLine, word: 'Refined', stance: 'refines' },
  rejected: { icon: X, word: 'Rejected', stance: 'challenges' },
} as const

interface AnswerBadgeProps {
  answer: Answer
  /** Shows how many answered so beside the word. */
  count?: number
}

/** What a respondent made of a card: a sign and a word, so that it reads without colour. */
export function AnswerBadge({ answer, count }: AnswerBadgeProps) {
  const { icon: Icon, word, stance } = LOOK[answer]
  return (
    <span className={styles.badge} data-stance={stance}>
      <Icon size={14} aria-hidden />
      {count === undefined ? word : `${count} ${word.toLowerCase()}`}
    </span>
  )
}
