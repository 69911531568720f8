import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countDensity } from '../../../renderer/features/desk/density.ts'
import { ROLES } from '../../../shared/domain/roles.ts'

it('every coding is seen in the strip, in the stretches it lies in and in no other', () => {
  const Coding = fc.record({
    start: fc.nat(990),
    size: fc.integer({ min: 1, max: 10 }),
    roles: fc.subarray([...ROLES]),
  })
  fc.assert(
    fc.property(fc.array(Coding), fc.integer({ min: 1, max: 700 }), (drafts, cells) => {
      const codings = drafts.map(({ start, size, roles }) => ({ start, end: start + size, roles }))
      for (const role of [...ROLES, null]) {
        const own = codings.filter(({ roles }) =>
          role === null ? roles.length === 0 : roles.includes(role),
        )
        const expected = Array.from({ length: cells }, (_, cell) => {
          // In whole numbers, so that an edge between two stretches is where it is: both sides times `cells`.
          const [from, to] = [cell * 1000, (cell + 1) * 1000]
          return own.filter(({ start, end }) => start * cells < to && (end - 1) * cells >= from)
            .length
        })
        expect(countDensity(codings, role, 1000, cells)).toEqual(expected)
      }
    }),
    { numRuns: 50 },
  )
})
