import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pastedRows } from '../../../renderer/features/names/paste-rows.ts'

test('rows of a spreadsheet fill the columns from the one they are pasted into', () => {
  const text = 'Sheila\tAnne\tperson\r\nLeeds\ta city\tPlaces\r\n'
  expect(pastedRows(text, 'name')).toEqual([
    { name: 'Sheila', replacement: 'Anne', kind: 'person' },
    { name: 'Leeds', replacement: 'a city', kind: 'place' },
  ])
  expect(pastedRows('Anne\tperson\nBea', 'replacement')).toEqual([
    { replacement: 'Anne', kind: 'person' },
    { replacement: 'Bea' },
  ])
})

test('lines of a CSV are rows too, and their quotation marks go', () => {
  expect(pastedRows('"Brown, Sheila";Anne\nTom;Ted', 'name')).toEqual([
    { name: 'Brown, Sheila', replacement: 'Anne' },
    { name: 'Tom', replacement: 'Ted' },
  ])
  expect(pastedRows('Sheila\nTom', 'name')).toEqual([{ name: 'Sheila' }, { name: 'Tom' }])
})

test('one cell is pasted as text', () => {
  expect(pastedRows('Sheila', 'name')).toBeNull()
  expect(pastedRows('Brown, Sheila\n', 'name')).toBeNull()
})

test('whatever cells a spreadsheet holds come back as they were', () => {
  const cell = fc.stringMatching(/^[A-Za-z][A-Za-z' -]{0,20}[A-Za-z]$/)
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 20 }), cells => {
      const text = cells.map(row => row.join('\t')).join('\n')
      const rows = pastedRows(text, 'name')
      expect(rows).toEqual(cells.map(([name, replacement]) => ({ name, replacement })))
    }),
  )
})
