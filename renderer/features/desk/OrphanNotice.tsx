import { Unlink } from 'lucide-react'
import { count } from '../../ui/format.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { useDesk } from './desk-store.ts'
import { openOrphans } from './orphans.ts'
import styles from './Orphans.module.css'

/** Over the text, as long as there are any: codings that lost their words, and the way to settle them. */
export function OrphanNotice({ orphanCount }: { orphanCount: number }) {
  const isSettling = useDesk(state => state.isSettling)
  if (orphanCount === 0) return null
  return (
    <div className={styles.notice} role="status">
      <Unlink size={16} aria-hidden />
      <span>
        {`${count(orphanCount, 'coding')} lost ${orphanCount === 1 ? 'its' : 'their'} words when the text was edited.`}
      </span>
      {!isSettling && (
        <button type="button" className={styles.settle} onClick={() => openOrphans()}>
          {orphanCount === 1 ? 'Settle it' : 'Settle them'}
          <span aria-hidden>
            <Kbd keys="u" />
          </span>
        </button>
      )}
    </div>
  )
}
