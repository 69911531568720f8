import type { Lineage } from '../../shared/contract/common.ts'
import type { LineageKind } from '../../shared/domain/realist.ts'
import { useProcedure } from '../api/client.ts'
import { formatDay } from './format.ts'
import css from './LineageList.module.css'

const CAME: Record<LineageKind, string> = {
  duplicate: 'Copied from',
  split: 'Split off',
  merge: 'Took in',
  consolidate: 'Consolidates',
}
const WENT: Record<LineageKind, string> = {
  duplicate: 'Copied to',
  split: 'Gave off',
  merge: 'Went into',
  consolidate: 'Consolidated in',
}

interface Props {
  /** The thing itself, so that an earlier generation is told from what it did. */
  id: string
  before: readonly Lineage[]
  after: readonly Lineage[]
}

/** What a thing came from and what came of it, oldest first, each with its reason, day and researcher. */
export function LineageList({ id, before, after }: Props) {
  const { data: researchers = [] } = useProcedure('researchers.list', {})
  const nameOf = (researcherId: string) => researchers.find(one => one.id === researcherId)?.name
  const row = (step: Lineage, words: string, name: string, other: string | null) => (
    <li key={step.id} className={css.step}>
      <span>
        {words} <q className={css.name}>{name}</q>
        {other !== null && <span className={css.about}> for ‘{other}’</span>}
      </span>
      {step.reason !== '' && <span className={css.reason}>{step.reason}</span>}
      <span className={css.about}>
        {[formatDay(step.at), nameOf(step.researcherId)].filter(Boolean).join(' · ')}
      </span>
    </li>
  )
  return (
    <ul className={css.list}>
      {before.map(step =>
        row(step, CAME[step.kind], step.fromName, step.toId === id ? null : step.toName),
      )}
      {after.map(step =>
        row(step, WENT[step.kind], step.toName, step.fromId === id ? null : step.fromName),
      )}
    </ul>
  )
}
