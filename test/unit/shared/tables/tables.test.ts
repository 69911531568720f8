import fc from 'fast-check'
import { expect, it } from 'vitest'
import { STRENGTHS } from '../../../../shared/domain/realist.ts'
import { arrangeGroups } from '../../../../shared/tables/arrange-groups.ts'
import { chooseQuotes, type Quotable } from '../../../../shared/tables/choose-quotes.ts'
import { finishTable } from '../../../../shared/tables/finish-table.ts'

const quotes: fc.Arbitrary<Quotable[]> = fc.array(
  fc.record({
    voice: fc.constantFrom('Ann', 'Ben', 'Cleo'),
    strength: fc.constantFrom(null, ...STRENGTHS),
  }),
  { maxLength: 12 },
)

it('as many quotes are chosen as are asked for, in their order, and of as many voices as can be', () => {
  fc.assert(
    fc.property(quotes, fc.integer({ min: 0, max: 12 }), (given, most) => {
      const chosen = chooseQuotes(given, most)
      expect(chosen).toHaveLength(Math.min(most, given.length))
      expect(chosen).toEqual(given.filter(quote => chosen.includes(quote)))
      const voices = new Set(given.map(({ voice }) => voice)).size
      expect(new Set(chosen.map(({ voice }) => voice)).size).toBe(Math.min(voices, most))
    }),
  )
})

it('no voice is quoted with a weaker passage than one of its own that is left out', () => {
  const weight = ({ strength }: Quotable) => (strength === null ? -1 : STRENGTHS.indexOf(strength))
  fc.assert(
    fc.property(quotes, fc.integer({ min: 0, max: 12 }), (given, most) => {
      const chosen = chooseQuotes(given, most)
      for (const left of given.filter(quote => !chosen.includes(quote))) {
        const own = chosen.filter(({ voice }) => voice === left.voice)
        for (const quote of own) expect(weight(quote)).toBeGreaterThanOrEqual(weight(left))
      }
    }),
  )
})

it('groups stand together in their order, then by name, with what is in none last', () => {
  const rows = ['P10', 'none', 'P2', 'Draft', 'P10', 'Agreed'].map((group, place) => ({
    ...{ group, cells: [place] },
  }))
  const arranged = arrangeGroups(rows, ['Draft', 'Agreed'], 'none')
  expect(arranged.map(({ group, cells }) => [group, cells[0]])).toEqual([
    ['Draft', 3],
    ['Agreed', 5],
    ['P2', 2],
    ['P10', 0],
    ['P10', 4],
    ['none', 1],
  ])
})

it('a column in which nothing stands goes where nobody asked for it, and the table says so', () => {
  const columns = ['Code', 'Include', 'Examples'].map(label => ({
    ...{ key: label, label, kind: 'text' as const, share: 30 },
  }))
  const head = {
    ...{ title: 'Codebook', caption: '', notes: [], date: '2026-03-31', columns },
    ...{ isLandscape: true, groupedBy: null },
  }
  const rows = [{ group: null, cells: ['Trust', '', null] }]
  const finish = { groups: { order: [], last: '' }, dropsEmpty: true }
  expect(finishTable(head, rows, finish)).toMatchObject({
    columns: [{ key: 'Code' }],
    isLandscape: false,
    notes: ['Left out, since nothing stands in them: Include, Examples.'],
    rows: [{ cells: ['Trust'] }],
  })
  expect(finishTable(head, rows, { ...finish, dropsEmpty: false }).columns).toEqual(columns)
  expect(finishTable(head, [], finish).columns).toEqual(columns)
})
