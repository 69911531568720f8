import { Link2, NotebookPen, NotebookText } from 'lucide-react'
import type { MemoTarget } from '../../../shared/memos/memo-links.ts'
import { useProcedure } from '../../api/client.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../Button.tsx'
import styles from './MemosAbout.module.css'
import { KIND_NAMES, memoTitle } from './words.ts'

/** The memos on a thing, those that link to it after them, and the way to write another. */
export function MemosAbout({ kind, id }: MemoTarget) {
  const openMemo = useWorkspace(state => state.openMemo)
  const writeMemo = useWorkspace(state => state.writeMemo)
  const { data = [], isPlaceholderData } = useProcedure('memos.list', {
    subject: { kind, id },
    includeMentions: true,
  })
  const isAbout = (memo: (typeof data)[number]) =>
    memo.subjects.some(subject => subject.kind === kind && subject.id === id)
  // What was read for the thing before is not shown for this one.
  const memos = isPlaceholderData ? [] : data
  const about = memos.filter(isAbout)
  return (
    <section className={styles.section} aria-label="Memos">
      <h3 className={styles.heading}>{about.length > 0 ? `Memos (${about.length})` : 'Memos'}</h3>
      {memos.length > 0 && (
        <ul>
          {[...about, ...memos.filter(memo => !isAbout(memo))].map(memo => (
            <li key={memo.id}>
              <button type="button" className={styles.memo} onClick={() => openMemo(memo.id)}>
                {isAbout(memo) ? (
                  <NotebookText size={14} aria-hidden className={styles.icon} />
                ) : (
                  <Link2 size={14} aria-hidden className={styles.icon} />
                )}
                <span className={styles.title}>{memoTitle(memo)}</span>
                <span className={styles.kind}>
                  {isAbout(memo) ? KIND_NAMES[memo.kind] : 'links to this'}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Button size="small" icon={NotebookPen} onPress={() => writeMemo([{ kind, id }])}>
        Write a memo
      </Button>
    </section>
  )
}
