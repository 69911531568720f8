import type { Condition, Relation } from '../../../shared/retrieval/condition.ts'
import { ROLES, STANCES, type Stance } from '../../../shared/domain/roles.ts'
import { SOURCE_KINDS } from '../../../shared/text/source-draft.ts'

/**
 * Conditions as rows of a form, and back. A row may be unfinished: it is no condition yet. "Role is Context or Mechanism"
 * is one row and two conditions joined by `any`.
 */

/** What a row asks about. */
export const FIELDS = [
  'role',
  'code',
  'group',
  'speaker',
  'participant',
  'attribute',
  'source',
  'sourceKind',
  'sourceGroup',
  'researcher',
  'words',
  'confidence',
  'created',
  'evidenceFor',
  'turns',
  'isOrphan',
] as const
/** What a row asks about. */
export type Field = (typeof FIELDS)[number]

/**
 * How a value is held against another; for days, at least and at most stand for "from" and "before". A stance is for
 * evidence, where `is` means any.
 */
export type Test = 'is' | 'atLeast' | 'atMost' | 'isSet' | Stance

/** A row about the coding itself. */
export interface FactRow {
  kind: 'fact'
  id: number
  isNot: boolean
  field: Field
  /** Any of these; `NONE` for codings that have none. */
  values: readonly string[]
  /** With codes: those below them too. */
  withChildren: boolean
  attributeId: string | null
  /** Of evidence: the kept theory version in which it is looked for. */
  theoryId?: string
  test: Test
}

/** A row about how the words lie to those of other codings. */
export interface RelationRow {
  kind: 'relation'
  id: number
  isNot: boolean
  relation: Relation
  /** Words; null for what is usual. */
  distance: number | null
  isOther: boolean
  to: GroupRow
}

/** Rows that are joined. */
export interface GroupRow {
  kind: 'group'
  id: number
  isNot: boolean
  join: 'all' | 'any'
  rows: readonly Row[]
}

/** A line of the form. */
export type Row = FactRow | RelationRow | GroupRow

/** Stands for having no speaker, group, participant or confidence; no label is like it. */
export const NONE = '\u0000none'

let nextId = 1

/** An unfinished row about something. */
export function newFact(field: Field): FactRow {
  return {
    ...{ kind: 'fact', id: nextId++, isNot: false, field, values: [], withChildren: true },
    ...{ attributeId: null, test: field === 'created' ? 'atLeast' : 'is' },
  }
}

/** Rows to be joined. */
export function newGroup(rows: readonly Row[] = [], join: 'all' | 'any' = 'all'): GroupRow {
  return { kind: 'group', id: nextId++, isNot: false, join, rows }
}

/** Words that lie within those of a coding yet to be described. */
export function newRelation(): RelationRow {
  return {
    ...{ kind: 'relation', id: nextId++, isNot: false, relation: 'overlaps', distance: null },
    ...{ isOther: true, to: newGroup([newFact('role')]) },
  }
}

/** What a form asks for; rows that are unfinished ask for nothing. */
export function toCondition(form: GroupRow): Condition {
  return conditionOf(form) ?? { all: [] }
}

function conditionOf(row: Row): Condition | null {
  const bare = bareCondition(row)
  return bare !== null && row.isNot ? { not: bare } : bare
}

function bareCondition(row: Row): Condition | null {
  if (row.kind === 'fact') return factCondition(row)
  if (row.kind === 'group') {
    const parts = row.rows.map(conditionOf).filter(part => part !== null)
    if (parts.length === 0) return null
    return row.join === 'all' ? { all: parts } : { any: parts }
  }
  const { relation, distance, isOther, to } = row
  return {
    ...{ relation, isOther, to: conditionOf(to) ?? { all: [] } },
    ...(distance === null ? {} : { distance }),
  }
}

function factCondition(row: FactRow): Condition | null {
  const { field, values, attributeId, test } = row
  if (field === 'isOrphan') return { isOrphan: true }
  if (field === 'attribute' && test === 'isSet') {
    return attributeId === null ? null : { attribute: attributeId, isSet: true }
  }
  const parts = values
    .filter(value => value.trim() !== '')
    .map(value => oneCondition(row, value))
    .filter(part => part !== null)
  if (parts.length === 0) return null
  return parts.length === 1 ? (parts[0] ?? null) : { any: parts }
}

function oneCondition(row: FactRow, value: string): Condition | null {
  const orNull = value === NONE ? null : value
  switch (row.field) {
    case 'role': {
      const role = ROLES.find(one => one === value)
      return role === undefined ? null : { role }
    }
    case 'code':
      return { code: value, ...(row.withChildren ? { withChildren: true } : {}) }
    case 'sourceKind': {
      const sourceKind = SOURCE_KINDS.find(one => one === value)
      return sourceKind === undefined ? null : { sourceKind }
    }
    case 'confidence': {
      const confidence = (['low', 'medium', 'high'] as const).find(one => one === value) ?? null
      return confidence === null && value !== NONE ? null : { confidence }
    }
    case 'group':
      return { group: orNull }
    case 'sourceGroup':
      return { sourceGroup: orNull }
    case 'speaker':
      return { speaker: orNull }
    case 'participant':
      return { participant: orNull }
    case 'source':
      return { source: value }
    case 'researcher':
      return { researcher: value }
    case 'words':
      return { words: value }
    case 'evidenceFor':
      return {
        evidenceFor: value,
        ...(isStance(row.test) && { stance: row.test }),
        ...(row.theoryId !== undefined && { theoryId: row.theoryId }),
      }
    case 'turns':
      return readTurns(value)
    case 'created':
      return row.test === 'atMost' ? { createdBefore: value } : { createdAfter: value }
    case 'attribute': {
      if (row.attributeId === null || row.test === 'isSet') return null
      return { attribute: row.attributeId, [row.test]: value }
    }
    case 'isOrphan':
      return { isOrphan: true }
  }
}

/** Whether a test asks for a stance. */
export function isStance(test: Test): test is Stance {
  return STANCES.some(stance => stance === test)
}

/** Turns as they are written, `12` or `12–20`; null for anything else. */
function readTurns(written: string): Condition | null {
  const [, first, last = first] = /^\s*(\d{1,6})\s*(?:[-–—]\s*(\d{1,6})\s*)?$/.exec(written) ?? []
  const [from, to] = [Number(first), Number(last)]
  return from >= 1 && to >= from ? { turns: { from, to } } : null
}

/** The form with a row changed, taken out (`null`) or, for a group, given more rows. */
export function changeRow(form: GroupRow, id: number, change: (row: Row) => Row | null): GroupRow {
  const visit = (row: Row): Row | null => {
    if (row.id === id) return change(row)
    if (row.kind === 'group') return within(row)
    return row.kind === 'relation' ? { ...row, to: within(row.to) } : row
  }
  const within = (group: GroupRow): GroupRow => {
    const own = group.id === id ? (change(group) ?? group) : group
    if (own.kind !== 'group') return group
    return { ...own, rows: own.rows.map(visit).filter(row => row !== null) }
  }
  return within(form)
}
