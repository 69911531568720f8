import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROLES } from '../../../../shared/domain/roles.ts'
import {
  type Condition,
  depthOf,
  MAX_DEPTH,
  RELATIONS,
  type RelationCondition,
} from '../../../../shared/retrieval/condition.ts'
import {
  type RetrievalCoding,
  retrieve,
  type Study,
} from '../../../../shared/retrieval/evaluate.ts'

/** A study whose texts have one word a character, so that words between two codings can be counted by their offsets. */
function studyOf(codings: readonly RetrievalCoding[]): Study {
  return {
    codings,
    source: id => ({
      kind: id === 'a' ? 'transcript' : 'paper',
      group: id === 'a' ? 'Staff' : null,
    }),
    codesFrom: id => (id === 'gone' ? null : new Set([id, `${id}/below`])),
    attribute: id =>
      ({
        age: { type: 'number' as const, choices: [] },
        area: { type: 'choice' as const, choices: ['Urban', 'Rural'] },
        since: { type: 'date' as const, choices: [] },
      })[id] ?? null,
    valueOf: (who, id) => VALUES[who]?.[id] ?? null,
    evidenceFor: (_id, stance) => new Set(stance === 'challenges' ? ['3'] : ['0', '3']),
    isKnown: (_kind, id) => id !== 'gone',
    wordsTest: words => (words === '"' ? { message: 'No.', at: 0 } : coding => coding.id === words),
    countWords: (_source, start, end) => end - start,
  }
}

const VALUES: Record<string, Record<string, string>> = {
  p1: { age: '9', area: 'Urban', since: '2024-05-01' },
  p2: { age: '71' },
}

const coding = fc.record({
  sourceId: fc.constantFrom('a', 'b'),
  start: fc.nat(12),
  size: fc.integer({ min: 1, max: 5 }),
  roles: fc.subarray([...ROLES]),
  codeIds: fc.subarray(['x', 'x/below', 'y']),
  researcherId: fc.constantFrom('mara', 'ole'),
  createdAt: fc.constantFrom('2026-01-01T10:00:00.000Z', '2026-03-01T00:00:00.000Z'),
  confidence: fc.constantFrom('low', 'high', null),
  isOrphan: fc.boolean(),
  speaker: fc.constantFrom('Ann', null),
  turn: fc.constantFrom(1, 2, 5, null),
  participantId: fc.constantFrom('p1', 'p2', null),
  group: fc.constantFrom('Clients', null),
})
const codings = fc.array(coding, { maxLength: 14 }).map(list =>
  list.map(
    ({ size, ...one }, id): RetrievalCoding => ({
      ...one,
      id: String(id),
      end: one.start + size,
      unit: Math.floor(one.start / 5),
    }),
  ),
)

const { condition } = fc.letrec<{ condition: Condition }>(tie => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Condition>(
      ...ROLES.map(role => ({ role })),
      { code: 'x' },
      { code: 'x', withChildren: true },
      { researcher: 'mara' },
      { source: 'b' },
      { sourceKind: 'paper' },
      { sourceGroup: 'Staff' },
      { speaker: 'Ann' },
      { participant: null },
      { group: 'Clients' },
      { confidence: 'high' },
      { isOrphan: true },
      { evidenceFor: 'cmoc' },
      { evidenceFor: 'cmoc', stance: 'challenges' },
      { turns: { from: 2, to: 4 } },
      { attribute: 'age', atLeast: '10' },
      { createdAfter: '2026-03-01' },
    ),
    fc.array(tie('condition'), { maxLength: 3 }).map(all => ({ all })),
    fc.array(tie('condition'), { maxLength: 3 }).map(any => ({ any })),
    tie('condition').map(not => ({ not })),
    fc
      .record({
        relation: fc.constantFrom(...RELATIONS),
        to: tie('condition'),
        distance: fc.nat(4),
        isOther: fc.boolean(),
      })
      .map((relation): Condition => relation),
  ),
}))

/** Whether a coding fulfils a condition, each pair of codings held against each other. */
function fulfils(one: RetrievalCoding, where: Condition, all: readonly RetrievalCoding[]): boolean {
  if ('all' in where) return where.all.every(part => fulfils(one, part, all))
  if ('any' in where) return where.any.some(part => fulfils(one, part, all))
  if ('not' in where) return !fulfils(one, where.not, all)
  if ('relation' in where) {
    return all.some(
      other =>
        (where.isOther !== true || other !== one) &&
        !one.isOrphan &&
        !other.isOrphan &&
        fulfils(other, where.to, all) &&
        isRelated(one, other, where),
    )
  }
  return retrieve(studyOf([one]), where).codings.length === 1
}

function isRelated(
  a: RetrievalCoding,
  b: RetrievalCoding,
  { relation, distance = 20 }: RelationCondition,
): boolean {
  if (a.sourceId !== b.sourceId) return false
  const overlaps = a.start < b.end && b.start < a.end
  const gap = overlaps ? 0 : Math.max(b.start - a.end, a.start - b.end)
  switch (relation) {
    case 'sameWords':
      return a.start === b.start && a.end === b.end
    case 'overlaps':
      return overlaps
    case 'within':
      return b.start <= a.start && b.end >= a.end
    case 'contains':
      return a.start <= b.start && a.end >= b.end
    case 'sameTurn':
      return a.unit === b.unit
    case 'nearInTurn':
      return a.unit === b.unit && gap <= distance
  }
}

describe('retrieval', () => {
  it('gives the codings that fulfil a condition, however conditions and relations are put together', () => {
    fc.assert(
      fc.property(codings, condition, (list, where) => {
        const { codings: found, problem } = retrieve(studyOf(list), where)
        expect(problem).toBeNull()
        expect(found).toEqual(list.filter(one => fulfils(one, where, list)))
      }),
      { numRuns: 1_000 },
    )
  })

  const plain: RetrievalCoding = {
    ...{ id: '0', sourceId: 'a', start: 0, end: 5, unit: 0, roles: ['C'], codeIds: ['x/below'] },
    ...{ researcherId: 'mara', createdAt: '2026-03-01T00:00:00.000Z', confidence: null },
    ...{ isOrphan: false, speaker: 'Ann', turn: 1, participantId: 'p1', group: 'Clients' },
  }
  const ids = (where: Condition, ...changes: Partial<RetrievalCoding>[]) => {
    const list = changes.map((change, id) => ({ ...plain, id: String(id), ...change }))
    return retrieve(studyOf(list), where).codings.map(({ id }) => id)
  }

  it('compares values as what they are: numbers by size, dates by time, choices whatever their case', () => {
    const people = [{ participantId: 'p1' }, { participantId: 'p2' }, { participantId: null }]
    expect(ids({ attribute: 'age', atLeast: '10' }, ...people)).toEqual(['1'])
    expect(ids({ attribute: 'age', atMost: '71' }, ...people)).toEqual(['0', '1'])
    expect(ids({ attribute: 'area', is: 'urban' }, ...people)).toEqual(['0'])
    expect(ids({ attribute: 'since', atLeast: '30 April 2024' }, ...people)).toEqual(['0'])
    expect(ids({ attribute: 'area', isSet: false }, ...people)).toEqual(['1', '2'])
    expect(ids({ attribute: 'area' }, ...people)).toEqual(['0'])
  })

  it('finds words that one coding alone gives two roles, unless another is asked for', () => {
    const both: Condition = { all: [{ role: 'C' }, { relation: 'sameWords', to: { role: 'M' } }] }
    expect(ids(both, { roles: ['C', 'M'] }, { start: 9, end: 12 })).toEqual(['0'])
    const other: Condition = { relation: 'sameWords', to: { role: 'M' }, isOther: true }
    expect(ids(other, { roles: ['C', 'M'] }, {})).toEqual(['1'])
  })

  it('explains what it is asked for and the project does not have', () => {
    const problemOf = (where: Condition) => retrieve(studyOf([plain]), where).problem
    expect(problemOf({ code: 'gone' })?.message).toMatch(
      /asks for a code that is not in the project/,
    )
    expect(problemOf({ participant: 'gone' })?.message).toMatch(/a participant/)
    expect(problemOf({ attribute: 'gone', is: 'x' })?.message).toMatch(/an attribute/)
    expect(problemOf({ attribute: 'age', is: 'old' })?.message).toMatch(/not a number/)
    expect(problemOf({ attribute: 'area', atLeast: 'Urban' })?.message).toMatch(/Only numbers/)
    expect(problemOf({ words: '"' })).toEqual({ message: 'No.', at: 0 })
  })

  it('knows how deep conditions lie', () => {
    let deep: Condition = { role: 'C' }
    for (let level = 1; level < MAX_DEPTH; level += 1) deep = { not: deep }
    expect(depthOf(deep)).toBe(MAX_DEPTH)
    expect(depthOf({ any: [{ role: 'C' }, { relation: 'within', to: deep }] })).toBeGreaterThan(
      MAX_DEPTH,
    )
  })
})
