import fc from 'fast-check'
import { expect, it } from 'vitest'
import '../../../support/property-seed.ts'
import { findConflicts } from '../../../../shared/team/find-conflicts.ts'
import { type Head, makePast, type Stamp } from '../../../../shared/team/past.ts'
import { settleRow, type Write } from '../../../../shared/team/settle-row.ts'

/** Ann and Ben begin with what the project holds; Cem begins with Ann's first step. */
const PARENTS: Record<string, Head[]> = {
  project: [],
  ann: [['project', 1]],
  ben: [['project', 1]],
  cem: [['ann', 1]],
}
const past = makePast(stream => PARENTS[stream] ?? [])

function by(stream: string, sequence: number, clock: number): Write['by'] {
  const id = `${String(clock).padStart(4, '0')}-${stream}-${sequence}`
  return { id, stream, sequence, researcherId: stream, procedure: 'codes.update', kind: 'do' }
}

const made: Write = {
  by: by('project', 1, 0),
  fields: { id: 'c', name: 'Trust', description: '' },
  isWhole: true,
}
const rename = (stream: string, sequence: number, clock: number, name: string): Write => ({
  ...{ by: by(stream, sequence, clock), fields: { name }, isWhole: false },
})
const removal = (stream: string, sequence: number, clock: number): Write => ({
  ...{ by: by(stream, sequence, clock), fields: null, isWhole: false },
})

it('knows what was known when something was done, through any number of streams', () => {
  const at = (stream: string, sequence: number): Stamp => ({ id: '', stream, sequence })
  expect(past.isBefore(at('ann', 1), at('cem', 1))).toBe(true)
  expect(past.isBefore(at('ann', 2), at('cem', 1))).toBe(false)
  expect(past.isBefore(at('project', 1), at('cem', 1))).toBe(true)
  expect(past.isBefore(at('ben', 1), at('cem', 1))).toBe(false)
  expect(past.isBefore(at('ann', 1), at('ann', 2))).toBe(true)
  const all = new Map([
    ['project', 1],
    ['ann', 1],
    ['cem', 4],
  ])
  expect(past.headsOf(all)).toEqual([['cem', 4]])
})

it('knows all that a stream stands on, however its parents stand on each other', () => {
  const parents: Record<string, Head[]> = {
    late: [
      ['early', 3],
      ['between', 1],
    ],
    between: [['middle', 1]],
    middle: [['early', 2]],
    early: [['project', 1]],
  }
  const woven = makePast(stream => parents[stream] ?? [])
  expect(Object.fromEntries(woven.vectorOf('late'))).toEqual({
    ...{ early: 3, between: 1, middle: 1, project: 1 },
  })
  expect(Object.fromEntries(woven.vectorOf('middle'))).toEqual({ early: 2, project: 1 })
})

it('stands a chain of a thousand merges, and a circle of streams that somebody made up', () => {
  const chain = makePast(stream => (stream === '0' ? [] : [[String(Number(stream) - 1), 1]]))
  expect(chain.vectorOf('999').size).toBe(999)
  const circle = makePast(stream => [[stream === 'a' ? 'b' : 'a', 1]])
  expect(circle.vectorOf('a').get('b')).toBe(1)
})

it('comes to the same row in whatever order the writes are given', () => {
  const write = fc
    .record({
      stream: fc.constantFrom('ann', 'ben', 'cem'),
      clock: fc.nat(50),
      name: fc.constantFrom('Trust', 'Faith', null),
    })
    .map(({ stream, clock, name }) =>
      name === null ? removal(stream, clock, clock) : rename(stream, clock, clock, name),
    )
  fc.assert(
    fc.property(fc.array(write, { maxLength: 8 }), fc.nat(), (writes, turn) => {
      const given = [made, ...new Map(writes.map(each => [each.by.id, each])).values()]
      const turned = [...given.slice(turn % given.length), ...given.slice(0, turn % given.length)]
      const [one, other] = [settleRow(null, given, past), settleRow(null, turned, past)]
      expect(other.isAlive).toBe(one.isAlive)
      expect(other.values).toEqual(one.values)
      const row = (present: typeof one, all: Write[]) => ({
        ...{ table: 'code', present: present.isAlive ? present.values : null, writes: all },
        settled: new Map<string, Set<string>>(),
      })
      expect(findConflicts(row(other, turned), past)).toEqual(findConflicts(row(one, given), past))
    }),
  )
})

it('lets a change stand against a removal that did not know of it, and tells of the removal', () => {
  const writes = [made, removal('ann', 1, 5), rename('ben', 1, 2, 'Faith')]
  const row = settleRow(null, writes, past)
  expect(row).toMatchObject({ isAlive: true, values: { name: 'Faith' } })
  const settled = new Map<string, Set<string>>()
  const found = { table: 'code', present: row.values, writes, settled }
  expect(findConflicts(found, past)).toMatchObject([{ kind: 'removal' }])
  settled.set('', new Set([writes[1]?.by.id ?? '']))
  expect(findConflicts(found, past)).toEqual([])
  const knowing = [made, rename('ann', 1, 2, 'Faith'), removal('cem', 1, 5)]
  expect(settleRow(null, knowing, past).isAlive).toBe(false)
})

it('goes by what was known where a clock was set back', () => {
  const writes = [made, rename('ann', 1, 9, 'First'), rename('cem', 1, 3, 'Second')]
  expect(settleRow(null, writes, past).values).toMatchObject({ name: 'Second' })
})
