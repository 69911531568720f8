import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { count, formatNumber } from '../../ui/format.ts'
import styles from './Interchange.module.css'
import { kindInWords, nameInFile } from './kinds.ts'

/** Things of a kind that did not come in as they are, and why. */
export interface Remark {
  what: string
  name: string
  reason: string
}

const SHOWN = 12

/** What is not carried, by kind; every single thing is named. */
export function Remarks({ remarks }: { remarks: readonly Remark[] }) {
  const groups = [...Map.groupBy(remarks, ({ what, reason }) => `${what}\n${reason}`).values()]
  return (
    <ul className={styles.remarks}>
      {groups.map(group => (
        <Group key={`${group[0]?.what} ${group[0]?.reason}`} group={group} />
      ))}
    </ul>
  )
}

function Group({ group }: { group: readonly Remark[] }) {
  const [isAll, setIsAll] = useState(false)
  const [first] = group
  if (first === undefined) return null
  const inFile = nameInFile(first.what)
  const named = namesIn(group)
  const shown = isAll ? named : named.slice(0, SHOWN)
  return (
    <li className={styles.remark}>
      <h3 className={styles.remarkHead}>
        {kindInWords(first.what)}
        <span className={styles.number}>{formatNumber(group.length)}</span>
      </h3>
      <p>
        {first.reason}
        {inFile !== null && <span className={styles.inFile}>{` In the file: ${inFile}.`}</span>}
      </p>
      {shown.length > 0 && (
        <p className={styles.names}>
          {shown.join(' · ')}
          {named.length > shown.length && ' …'}
        </p>
      )}
      {named.length > shown.length && (
        <Button size="small" onPress={() => setIsAll(true)}>
          {`Name ${count(named.length - shown.length, 'more', 'more')}`}
        </Button>
      )}
    </li>
  )
}

/** The names in a group; one that several things have stands once, with how many. */
function namesIn(group: readonly Remark[]): string[] {
  const byName = Map.groupBy(group, ({ name }) => name)
  byName.delete('')
  return [...byName].map(([name, { length }]) =>
    length === 1 ? name : `${name} (${formatNumber(length)})`,
  )
}
