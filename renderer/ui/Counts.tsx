import type { EvidenceCounts } from '../../shared/contract/common.ts'
import css from './Counts.module.css'

interface Props {
  counts: EvidenceCounts | undefined
  /** Says so where nothing speaks against it, because then nobody has looked. */
  showsBalance?: boolean
}

const WORDS = { supports: 'for', refines: 'refining', challenges: 'against' } as const
const SIGNS = { supports: '+', refines: '~', challenges: '−' } as const
const STANCES = ['supports', 'refines', 'challenges'] as const

/** How many passages speak for, refine and speak against something; nothing where there are none. */
export function Counts({ counts, showsBalance = false }: Props) {
  const shown = counts === undefined ? [] : STANCES.filter(stance => counts[stance] > 0)
  if (counts === undefined || (shown.length === 0 && !showsBalance)) return null
  if (shown.length === 0) return <span className={css.none}>no passages</span>
  const words = shown.map(stance => `${counts[stance]} ${WORDS[stance]}`).join(', ')
  return (
    <span className={css.counts} role="img" aria-label={words} title={words}>
      {shown.map(stance => (
        <span key={stance} data-stance={stance}>
          {SIGNS[stance]}
          {counts[stance]}
        </span>
      ))}
    </span>
  )
}
