import type { SourceSummary } from '../../../shared/contract/sources.ts'
import { call, queryClient } from '../../api/client.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { count, formatShare } from '../../ui/format.ts'
import styles from './SourceChooser.module.css'

/** Reads a source that is about to be opened, so that its text is here when it is. */
function prefetch(sourceId: string): void {
  for (const procedure of ['sources.get', 'codings.list'] as const) {
    void queryClient.prefetchQuery({
      queryKey: [procedure, { sourceId }],
      queryFn: () => call(procedure, { sourceId }),
    })
  }
}

/** All sources, to open one. */
export function SourceChooser({ sources }: { sources: readonly SourceSummary[] }) {
  const openSource = useWorkspace(state => state.openSource)
  return (
    <section className={styles.chooser} aria-label="Open a source">
      <h2 className={styles.title}>Which source do you want to code?</h2>
      <ul className={styles.list}>
        {sources.map(source => (
          <li key={source.id}>
            <button
              type="button"
              className={styles.source}
              onClick={() => openSource(source.id)}
              onPointerEnter={() => prefetch(source.id)}
              onFocus={() => prefetch(source.id)}
            >
              <span className={styles.name}>{source.title}</span>
              <span className={styles.facts}>
                {[
                  source.group,
                  count(source.wordCount, 'word'),
                  source.turnCount > 0 ? count(source.turnCount, 'turn') : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span className={styles.coded}>
                <meter
                  className={styles.meter}
                  min={0}
                  max={1}
                  value={source.codedShare}
                  aria-label="Share coded"
                />
                {`${count(source.codingCount, 'coding')}, ${formatShare(source.codedShare)} coded`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
