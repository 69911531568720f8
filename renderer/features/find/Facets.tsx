import type { OutputOf } from '../../../shared/contract/contract.ts'
import { formatNumber } from '../../ui/format.ts'
import styles from './Facets.module.css'

interface FacetsProps {
  sources: OutputOf<'search.find'>['sources']
  chosenIds: readonly string[]
  onChange: (sourceIds: string[]) => void
}

/** How often the words were found in each source; choosing some of them narrows the search to these. */
export function Facets({ sources, chosenIds, onChange }: FacetsProps) {
  const most = Math.max(1, ...sources.map(({ count }) => count))
  const toggle = (id: string) =>
    onChange(chosenIds.includes(id) ? chosenIds.filter(one => one !== id) : [...chosenIds, id])
  return (
    <nav className={styles.facets} aria-label="Results by source">
      <ul>
        <li>
          <button
            type="button"
            className={styles.facet}
            aria-pressed={chosenIds.length === 0}
            onClick={() => onChange([])}
          >
            <span className={styles.name}>All sources</span>
          </button>
        </li>
        {lastWithoutSource(sources).map(({ sourceId, sourceTitle, count }) => (
          <li key={sourceId ?? ''}>
            {sourceId === null ? (
              <p className={styles.facet}>
                <Label name="Other writing" count={count} most={most} />
              </p>
            ) : (
              <button
                type="button"
                className={styles.facet}
                aria-pressed={chosenIds.includes(sourceId)}
                onClick={() => toggle(sourceId)}
              >
                <Label name={sourceTitle ?? ''} count={count} most={most} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What belongs to no source comes last. */
function lastWithoutSource(sources: FacetsProps['sources']): FacetsProps['sources'] {
  const isNone = ({ sourceId }: FacetsProps['sources'][number]) => sourceId === null
  return [...sources.filter(one => !isNone(one)), ...sources.filter(isNone)]
}

function Label({ name, count, most }: { name: string; count: number; most: number }) {
  return (
    <>
      <span className={styles.name} title={name}>
        {name}
      </span>{' '}
      <span className={styles.count}>{formatNumber(count)}</span>
      <span className={styles.track} aria-hidden>
        <span className={styles.bar} style={{ width: `${(count / most) * 100}%` }} />
      </span>
    </>
  )
}
