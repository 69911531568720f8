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
      const perCell = 1000 / cells
      for (const role of [...ROLES, null]) {
        const own = codings.filter(({ roles }) =>
          role === null ? roles.length === 0 : roles.includes(role),
        )
        const expected = Array.from({ length: cells }, (_, cell) => {
          const [from, to] = [cell * perCell, (cell + 1) * perCell]
          return own.filter(({ start, end }) => start < to && end - 1 >= from).length
        })
        expect(countDensity(codings, role, 1000, cells)).toEqual(expected)
      }
    }),
    { numRuns: 50 },
  )
})
