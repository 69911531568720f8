import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mergeCodings } from '../../../renderer/api/merge-codings.ts'
import type { Coding } from '../../../shared/contract/codings.ts'

const Place = fc.record({
  id: fc.constantFrom(...'abcdefghij'),
  sourceId: fc.constantFrom('s1', 's2'),
  start: fc.nat(4),
  length: fc.integer({ min: 1, max: 3 }),
  note: fc.constantFrom('', 'x'),
})

const Codings = fc.uniqueArray(Place, { selector: place => place.id, maxLength: 10 }).map(places =>
  places
    .map(
      ({ length, ...place }): Coding => ({
        ...place,
        ...{ end: place.start + length, quote: '', roles: [], codeIds: [], confidence: null },
        ...{ researcherId: 'r', createdAt: '', isOrphan: false, speaker: null },
      }),
    )
    .sort(inOrder),
)

function inOrder(a: Coding, b: Coding): number {
  const keys = ({ sourceId, start, end, id }: Coding) => `${sourceId} ${start} ${end} ${id}`
  return keys(a) < keys(b) ? -1 : 1
}

it('a list that takes in what changed is the list that would be read anew', () => {
  fc.assert(
    fc.property(Codings, Codings, (before, after) => {
      const isSame = (a: Coding, b: Coding | undefined) => JSON.stringify(a) === JSON.stringify(b)
      const find = (list: Coding[], id: string) => list.find(coding => coding.id === id)
      const changedIds = [...new Set([...before, ...after].map(({ id }) => id))].filter(id => {
        const [old, now] = [find(before, id), find(after, id)]
        return old === undefined || !isSame(old, now)
      })
      const current = after.filter(({ id }) => changedIds.includes(id))
      expect(mergeCodings(before, changedIds, current)).toEqual(after)
    }),
  )
})
