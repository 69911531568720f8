import { useState } from 'react'
import { useProcedure } from '../../api/client.ts'
import { formatNumber } from '../../ui/format.ts'
import { Select } from '../../ui/Select.tsx'
import styles from './Codebook.module.css'
import { columnName, countsInput, useCountWays } from './counts.ts'
import type { CountsBy } from './view.ts'

/** How often a code was used, by whom and on whom. */
export function CodeCounts({ codeId }: { codeId: string }) {
  const [by, setBy] = useState<CountsBy>('group')
  const ways = useCountWays()
  const way = ways.find(({ id }) => id === by) ?? ways[0]
  return (
    <>
      <Table codeId={codeId} by="researcher" name="Researcher" />
      <Select label="Also by" value={way?.id ?? by} options={ways} onChange={setBy} />
      {way !== undefined && <Table codeId={codeId} by={way.id} name={way.label} />}
    </>
  )
}

function Table({ codeId, by, name: what }: { codeId: string; by: CountsBy; name: string }) {
  const { data } = useProcedure('codes.counts', countsInput(by))
  const row = data?.rows.find(other => other.codeId === codeId)
  if (!data || !row) return null
  // Those who never used the code or one below it would only fill the table.
  const shown = data.columns.flatMap(({ id, name }, index) => {
    const [own, below] = [row.ownBy[index] ?? 0, row.withBelowBy[index] ?? 0]
    return below === 0 ? [] : [{ id: id ?? '', name: columnName(name, by), own, below }]
  })
  return (
    <table className={styles.counts}>
      <caption className={styles.label}>
        By {by.startsWith('attribute ') ? what : what.toLowerCase()}
      </caption>
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col">By itself</th>
          <th scope="col">With below</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ id, name, own, below }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td>{formatNumber(own)}</td>
            <td>{formatNumber(below)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">All</th>
          <td>{formatNumber(row.own)}</td>
          <td>{formatNumber(row.withBelow)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
