import type { Condition } from '../../../shared/retrieval/condition.ts'
import { useProcedure } from '../../api/client.ts'
import { formatNumber } from '../../ui/format.ts'
import { Select } from '../../ui/Select.tsx'
import styles from './Retrieve.module.css'
import { type CountBy, useRetrieve } from './retrieve-store.ts'

const WAYS: readonly { id: CountBy; label: string }[] = [
  { id: 'group', label: 'Group' },
  { id: 'speaker', label: 'Speaker' },
  { id: 'participant', label: 'Participant' },
  { id: 'source', label: 'Source' },
  { id: 'code', label: 'Code' },
  { id: 'role', label: 'Role' },
  { id: 'researcher', label: 'Researcher' },
]

const WITHOUT: Record<CountBy, string> = {
  group: 'No group',
  speaker: 'Nobody',
  participant: 'No participant',
  source: 'No source',
  code: 'No code',
  role: 'No role',
  researcher: 'Nobody',
}

/** How what was retrieved spreads over groups, people, codes, … */
export function Counts({ where }: { where: Condition }) {
  const chosen = useRetrieve(state => state.countBy)
  const attributes = useProcedure('attributes.list', {}).data ?? []
  const attribute = attributes.find(({ id }) => id === chosen)
  // An attribute may be gone meanwhile.
  const by = WAYS.find(({ id }) => id === chosen)?.id ?? 'group'
  const { data } = useProcedure('codings.count', {
    where,
    ...(attribute === undefined ? { by } : { by: 'attribute', attributeId: attribute.id }),
  })
  const counts = data?.counts ?? []
  const most = Math.max(1, ...counts.map(({ count }) => count))
  return (
    <section className={styles.counts} aria-label="Counts">
      <div className={styles.countsHead}>
        <h2 className={styles.subtitle}>Counts by</h2>
        <Select
          label="Counts by"
          isLabelHidden
          value={attribute?.id ?? by}
          options={[...WAYS, ...attributes.map(({ id, name }) => ({ id, label: name }))]}
          onChange={countBy => useRetrieve.setState({ countBy })}
        />
      </div>
      <table className={styles.table}>
        <tbody>
          {counts.map(({ id, name, count }) => (
            <tr key={id ?? ''}>
              <th scope="row">{name ?? (attribute ? 'Not known' : WITHOUT[by])}</th>
              <td className={styles.barCell} aria-hidden>
                <span className={styles.share} style={{ width: `${(count / most) * 100}%` }} />
              </td>
              <td className={styles.number}>{formatNumber(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!attribute && (by === 'code' || by === 'role') && counts.length > 0 && (
        <p className={styles.note}>A coding with several counts at each of them.</p>
      )}
    </section>
  )
}
