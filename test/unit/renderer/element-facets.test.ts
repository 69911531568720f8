import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  countFacets,
  FACET_IDS,
  filterElements,
  type Filters,
  UNSAID,
  valueOf,
} from '../../../renderer/features/elements/facets.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import { FACETS, ROLES } from '../../../shared/domain/roles.ts'

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values))

const anyElement: fc.Arbitrary<Element> = fc
  .record({
    role: fc.constantFrom(...ROLES),
    facet: maybe(FACETS),
    label: fc.constantFrom('Client lives alone', 'Link worker rings', 'Client comes back'),
    description: fc.constantFrom('', 'As the worker says'),
    layer: maybe(['individual', 'institutional', 'unused']),
    valence: maybe(['enabling', 'constraining'] as const),
    outcomeLevel: maybe(['proximal', 'distal'] as const),
    isIntended: maybe([true, false]),
    group: maybe(['Clients', 'none']),
    setting: maybe(['Rural', 'both']),
    configurationIds: fc.array(fc.constantFrom('1', '2'), { maxLength: 2 }),
    evidence: fc.record({ supports: fc.nat(2), refines: fc.nat(1), challenges: fc.nat(1) }),
  })
  .map(element => ({ id: '', ...element }))

const anyElements = fc
  .array(anyElement, { maxLength: 30 })
  .map(elements => elements.map((element, index) => ({ ...element, id: String(index) })))

const anyFilters: fc.Arbitrary<Filters> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...FACET_IDS),
      fc.subarray(['used', 'none', 'both', 'individual', 'yes', 'Clients', 'proximal', UNSAID]),
    ),
    { maxLength: 3 },
  )
  .map(entries => Object.fromEntries(entries))

const anyWanted = fc.record({
  typed: fc.constantFrom('', 'client', 'worker rings', ' WORKER '),
  roles: fc.subarray([...ROLES]),
  filters: anyFilters,
})

test('the number at a value is how many are left when that value alone is chosen of its property', () => {
  fc.assert(
    fc.property(anyElements, anyWanted, (elements, wanted) => {
      for (const { id, values } of countFacets(elements, wanted)) {
        for (const { value, count } of values) {
          const filters = { ...wanted.filters, [id]: [value] }
          expect(filterElements(elements, { ...wanted, filters })).toHaveLength(count)
        }
      }
    }),
  )
})

test('what is left passes everything that is wanted, stands in its order, and nothing else would pass', () => {
  fc.assert(
    fc.property(anyElements, anyWanted, (elements, wanted) => {
      const left = new Set(filterElements(elements, wanted))
      expect([...left]).toEqual(elements.filter(element => left.has(element)))
      for (const element of elements) {
        const words = wanted.typed.toLowerCase().split(' ').filter(Boolean)
        const text = `${element.label} ${element.description}`.toLowerCase()
        const isWanted =
          words.every(word => text.includes(word)) &&
          (wanted.roles.length === 0 || wanted.roles.includes(element.role)) &&
          Object.entries(wanted.filters).every(([id, chosen]) => {
            const value = valueOf(element, id as (typeof FACET_IDS)[number])
            return chosen.length === 0 || (value !== null && chosen.includes(value))
          })
        expect(left.has(element)).toBe(isWanted)
      }
    }),
  )
})

test('what nobody has said stands last, and a property of which nothing is said is left out', () => {
  fc.assert(
    fc.property(anyElements, elements => {
      for (const { values } of countFacets(elements, { typed: '', roles: [], filters: {} })) {
        const places = values.map(({ value }) => value)
        expect(places.some(value => value !== UNSAID)).toBe(true)
        expect([-1, places.length - 1]).toContain(places.indexOf(UNSAID))
      }
    }),
  )
})
