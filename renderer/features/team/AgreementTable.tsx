import {
  type AgreementUnit,
  nameStatistic,
  STATISTICS,
} from '../../../shared/agreement/statistics.ts'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { Researcher } from '../../../shared/contract/project.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { formatNumber } from '../../ui/format.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import css from './Team.module.css'
import { formatInterval, formatValue } from './words.ts'

type Measured = OutputOf<'agreement.measure'>

interface Props {
  measured: Measured
  researchers: readonly Researcher[]
}

/** A row for each role or code, and for all: counts of units, then coefficients with their intervals. */
export function AgreementTable({ measured, researchers }: Props) {
  const coders = measured.researcherIds.length
  const isPair = coders === 2
  return (
    <table className={css.table}>
      <caption className="visually-hidden">How far researchers agree</caption>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {measured.rows.some(({ kind }) => kind === 'code') ? 'Code' : 'Role'}
          </th>
          <th scope="colgroup" colSpan={isPair ? 4 : 3} className={css.groupHead}>
            {UNIT_TITLES[measured.unit]} marked by
          </th>
          {STATISTICS.map(name => (
            <th key={name} scope="col" rowSpan={2}>
              {nameStatistic(name, coders)}
            </th>
          ))}
        </tr>
        <tr>
          <th scope="col">{isPair ? 'Both' : 'All'}</th>
          {isPair ? (
            researchers.map(({ id, name }) => (
              <th key={id} scope="col">
                Only {name}
              </th>
            ))
          ) : (
            <th scope="col">Some</th>
          )}
          <th scope="col">Nobody</th>
        </tr>
      </thead>
      <tbody>
        {measured.rows.map(row => (
          <tr key={`${row.kind} ${row.id}`} data-sum={row.kind === 'all' || undefined}>
            <th scope="row">
              <span className={css.rowName}>
                {row.kind === 'role' && <RoleBadge role={row.id as Role} />}
                {row.name}
              </span>
            </th>
            <td>{formatNumber(row.all)}</td>
            {isPair ? (
              row.only.map(({ researcherId, units }) => (
                <td key={researcherId}>{formatNumber(units)}</td>
              ))
            ) : (
              <td>{formatNumber(row.some)}</td>
            )}
            <td>{formatNumber(row.neither)}</td>
            {STATISTICS.map(name => (
              <td key={name}>
                <span className={css.value}>{formatValue(row.statistics[name].value)}</span>
                <span className={css.interval}>{formatInterval(row.statistics[name])}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const UNIT_TITLES: Record<AgreementUnit, string> = {
  character: 'Characters',
  sentence: 'Sentences',
  turn: 'Turns',
}
