import type { AttributeCondition, Condition } from '../../../shared/retrieval/condition.ts'
import {
  type FactRow,
  type Field,
  type GroupRow,
  isStance,
  newFact,
  newGroup,
  newRelation,
  NONE,
  type Row,
  type Test,
} from './condition-form.ts'

/** A condition as a form: whatever a script has saved can be shown and changed. */
export function toRows(condition: Condition): GroupRow {
  const row = rowOf(condition)
  return row.kind === 'group' && !row.isNot ? row : newGroup([row])
}

function rowOf(condition: Condition): Row {
  if ('not' in condition) {
    const row = rowOf(condition.not)
    return row.isNot ? { ...newGroup([row]), isNot: true } : { ...row, isNot: true }
  }
  if ('all' in condition) return newGroup(condition.all.map(rowOf))
  if ('any' in condition)
    return joined(condition.any.map(rowOf)) ?? newGroup(condition.any.map(rowOf), 'any')
  if ('relation' in condition) {
    const { relation, distance = null, isOther = false, to } = condition
    return { ...newRelation(), relation, distance, isOther, to: toRows(to) }
  }
  if ('attribute' in condition) return attributeRows(condition)
  return factOf(condition)
}

/** Rows that ask the same about different values, as one. */
function joined(rows: readonly Row[]): FactRow | null {
  const [first] = rows
  if (rows.length < 2 || first?.kind !== 'fact' || first.field === 'isOrphan') return null
  const isLike = (row: Row): row is FactRow =>
    row.kind === 'fact' &&
    row.field === first.field &&
    row.withChildren === first.withChildren &&
    row.attributeId === first.attributeId &&
    row.theoryId === first.theoryId &&
    row.test === first.test &&
    !row.isNot &&
    row.values.length === 1
  if (!CAN_HOLD_SEVERAL.has(first.field) || !rows.every(isLike)) return null
  if (first.test !== 'is' && !isStance(first.test)) return null
  return { ...first, values: rows.flatMap(row => row.values) }
}

/** Fields of which a row may name several values. */
const CAN_HOLD_SEVERAL: ReadonlySet<Field> = new Set<Field>([
  ...(['role', 'code', 'group', 'speaker', 'participant', 'source', 'sourceKind'] as const),
  ...(['sourceGroup', 'researcher', 'confidence', 'evidenceFor'] as const),
])

function attributeRows(condition: AttributeCondition): Row {
  const { attribute, is, atLeast, atMost, isSet } = condition
  const row = (test: Test, values: string[], isNot = false): FactRow => ({
    ...newFact('attribute'),
    ...{ attributeId: attribute, test, values, isNot },
  })
  const rows = [
    ...(is === undefined ? [] : [row('is', [is])]),
    ...(atLeast === undefined ? [] : [row('atLeast', [atLeast])]),
    ...(atMost === undefined ? [] : [row('atMost', [atMost])]),
    ...(isSet === undefined ? [] : [row('isSet', [], !isSet)]),
  ]
  return rows.length === 1 && rows[0] ? rows[0] : newGroup(rows)
}

type Fact = Exclude<
  Condition,
  | { all: unknown }
  | { any: unknown }
  | { not: unknown }
  | { relation: unknown }
  | AttributeCondition
>

function factOf(condition: Fact): FactRow {
  const row = (field: Field, value: string | null, change: Partial<FactRow> = {}): FactRow => ({
    ...newFact(field),
    ...{ values: [value ?? NONE], withChildren: field === 'code' ? false : true },
    ...change,
  })
  if ('role' in condition) return row('role', condition.role)
  if ('code' in condition) {
    return row('code', condition.code, { withChildren: condition.withChildren ?? false })
  }
  if ('researcher' in condition) return row('researcher', condition.researcher)
  if ('source' in condition) return row('source', condition.source)
  if ('sourceKind' in condition) return row('sourceKind', condition.sourceKind)
  if ('sourceGroup' in condition) return row('sourceGroup', condition.sourceGroup)
  if ('speaker' in condition) return row('speaker', condition.speaker)
  if ('participant' in condition) return row('participant', condition.participant)
  if ('group' in condition) return row('group', condition.group)
  if ('confidence' in condition) return row('confidence', condition.confidence)
  if ('words' in condition) return row('words', condition.words)
  if ('isOrphan' in condition) return { ...newFact('isOrphan'), isNot: !condition.isOrphan }
  if ('createdAfter' in condition) {
    return row('created', condition.createdAfter, { test: 'atLeast' })
  }
  if ('createdBefore' in condition) {
    return row('created', condition.createdBefore, { test: 'atMost' })
  }
  if ('turns' in condition) {
    const { from, to } = condition.turns
    return row('turns', from === to ? String(from) : `${from}–${to}`)
  }
  const { evidenceFor, stance, theoryId } = condition
  return row('evidenceFor', evidenceFor, {
    test: stance ?? 'is',
    ...(theoryId !== undefined && { theoryId }),
  })
}
