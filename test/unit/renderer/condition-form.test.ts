import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changeRow,
  type GroupRow,
  newFact,
  newGroup,
  newRelation,
  type Row,
  toCondition,
} from '../../../renderer/features/find/condition-form.ts'
import { toRows } from '../../../renderer/features/find/condition-rows.ts'
import { ROLES } from '../../../shared/domain/roles.ts'
import { type Condition, RELATIONS } from '../../../shared/retrieval/condition.ts'
import { type RetrievalCoding, retrieve, type Study } from '../../../shared/retrieval/evaluate.ts'

const VALUES: Record<string, string> = { p1: '9', p2: '71' }

/** Two sources in whose texts every character is a word and every fifth begins a turn. */
function studyOf(codings: readonly RetrievalCoding[]): Study {
  return {
    codings,
    source: id => ({
      kind: id === 'a' ? 'transcript' : 'paper',
      group: id === 'a' ? 'Staff' : null,
    }),
    codesFrom: id => new Set([id, `${id}/below`]),
    attribute: () => ({ type: 'number', choices: [] }),
    valueOf: who => VALUES[who] ?? null,
    evidenceFor: (_id, stance, theoryId) =>
      new Set(stance === 'challenges' ? ['3'] : theoryId === 'kept' ? ['1'] : ['0', '3']),
    isKnown: () => true,
    wordsTest: words => coding => words.includes(coding.id),
    countWords: (_source, start, end) => end - start,
  }
}

const codings = fc
  .array(
    fc.record({
      sourceId: fc.constantFrom('a', 'b'),
      start: fc.nat(9),
      size: fc.integer({ min: 1, max: 4 }),
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
    }),
    { minLength: 4, maxLength: 12 },
  )
  .map(list =>
    list.map(({ size, ...one }, id) => {
      return { ...one, id: String(id), end: one.start + size, unit: Math.floor(one.start / 5) }
    }),
  )

const { condition } = fc.letrec<{ condition: Condition }>(tie => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Condition>(
      ...ROLES.map(role => ({ role })),
      ...[{ code: 'x' }, { code: 'x', withChildren: true }, { code: 'y' }],
      ...[{ researcher: 'mara' }, { researcher: 'ole' }, { source: 'a' }, { source: 'b' }],
      ...[{ speaker: 'Ann' }, { speaker: null }, { group: 'Clients' }, { group: null }],
      ...[{ participant: 'p1' }, { participant: null }, { sourceGroup: 'Staff' }],
      ...[{ sourceGroup: null }, { sourceKind: 'paper' as const }, { words: '1 2' }],
      ...[{ confidence: 'low' as const }, { confidence: null }, { evidenceFor: 'cmoc' }],
      ...[{ isOrphan: true }, { isOrphan: false }, { attribute: 'age', is: '9' }],
      ...[
        { attribute: 'age', atLeast: '10', atMost: '80' },
        { attribute: 'age', isSet: false },
      ],
      ...[{ evidenceFor: 'cmoc', stance: 'challenges' as const }],
      ...[{ evidenceFor: 'cmoc', theoryId: 'kept' }],
      ...[{ turns: { from: 2, to: 2 } }, { turns: { from: 2, to: 5 } }],
      ...[{ createdAfter: '2026-02-01' }, { createdBefore: '2026-02-01' }],
    ),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map(all => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map(any => ({ any })),
    tie('condition').map(not => ({ not })),
    fc
      .record({
        relation: fc.constantFrom(...RELATIONS),
        to: tie('condition'),
        isOther: fc.boolean(),
        distance: fc.nat(4),
      })
      .map((relation): Condition => relation),
  ),
}))

const found = (all: readonly RetrievalCoding[], where: Condition) =>
  retrieve(studyOf(all), where).codings.map(({ id }) => id)

test('any condition, as rows of the form, still retrieves the same codings', () => {
  fc.assert(
    fc.property(codings, condition, (all, where) => {
      expect(found(all, toCondition(toRows(where)))).toEqual(found(all, where))
    }),
  )
})

test('a form that was saved comes back with the same rows', () => {
  const bare = (row: Row): unknown => {
    if (row.kind === 'group') return { ...row, id: 0, rows: row.rows.map(bare) }
    return row.kind === 'relation' ? { ...row, id: 0, to: bare(row.to) } : { ...row, id: 0 }
  }
  fc.assert(
    fc.property(condition, where => {
      const form = toRows(where)
      expect(bare(toRows(toCondition(form)))).toEqual(bare(form))
    }),
  )
})

test('roles joined by "or" are one row', () => {
  const form = toRows({ any: [{ role: 'C' }, { role: 'M' }] })
  expect(form.rows).toMatchObject([{ kind: 'fact', field: 'role', values: ['C', 'M'] }])
})

test('a row that is not finished asks for nothing, and a relation to anything for anything', () => {
  const group = newGroup([newFact('code')])
  expect(toCondition(newGroup([newFact('role'), newFact('words'), group]))).toEqual({ all: [] })
  const relation = newRelation()
  expect(toCondition(newGroup([relation]))).toEqual({
    all: [{ relation: 'overlaps', isOther: true, to: { all: [] } }],
  })
})

test('turns are written as one or as a stretch, and anything else is not finished', () => {
  const asked = (written: string) =>
    toCondition(newGroup([{ ...newFact('turns'), values: [written] }]))
  expect(asked('12')).toEqual({ all: [{ turns: { from: 12, to: 12 } }] })
  expect(asked(' 3 - 8 ')).toEqual({ all: [{ turns: { from: 3, to: 8 } }] })
  for (const unfinished of ['3-', '0', '8–3', 'first'])
    expect(asked(unfinished)).toEqual({ all: [] })
})

test('a row is changed or taken out wherever it lies', () => {
  const role = newFact('role')
  const relation = { ...newRelation(), to: newGroup([role]) }
  const form: GroupRow = newGroup([newGroup([relation], 'any')])
  const chosen = changeRow(form, role.id, row => ({ ...row, values: ['O'] }) as Row)
  expect(toCondition(chosen)).toEqual({
    all: [{ any: [{ relation: 'overlaps', isOther: true, to: { all: [{ role: 'O' }] } }] }],
  })
  expect(toCondition(changeRow(chosen, relation.id, () => null))).toEqual({ all: [] })
})
