import type { WithdrawalPreview } from '../../../shared/contract/withdrawals.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { count } from '../../ui/format.ts'
import styles from './Withdraw.module.css'

interface MentionsProps {
  mentions: WithdrawalPreview['mentions']
  /** Places that are left as they are. */
  kept: ReadonlySet<string>
  onKeep: (place: string, isKept: boolean) => void
}

/** Where others speak of a participant who goes, place by place: blacked out, or left. */
export function Mentions({ mentions, kept, onKeep }: MentionsProps) {
  if (mentions.length === 0) return null
  const all = mentions.reduce((sum, mention) => sum + mention.count, 0)
  return (
    <section className={styles.part} aria-labelledby="withdraw-mentions">
      <h3 id="withdraw-mentions" className={styles.heading}>
        What others say of them
      </h3>
      <p className={styles.note}>
        {`${count(all, 'mention')} by what they are called here. ${all === 1 ? 'It is' : 'These are'} blacked out where the place is ticked; the certificate counts what is left.`}
      </p>
      <ul className={styles.list}>
        {mentions.map(({ place, placeName, count: times, excerpts }) => (
          <li key={place} className={styles.found}>
            <Checkbox
              label={`${placeName}: ${count(times, 'mention')}`}
              isTicked={!kept.has(place)}
              onChange={isTicked => onKeep(place, !isTicked)}
            />
            <ul className={styles.excerpts}>
              {excerpts.map((excerpt, index) => (
                <li key={`${index}${excerpt}`}>{excerpt}</li>
              ))}
              {times > excerpts.length && <li>{`and ${times - excerpts.length} more`}</li>}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
