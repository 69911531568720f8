import { expect, test } from 'vitest'
import { matchEntries, type PaletteEntry } from '../../../renderer/shell/palette-entries.ts'

const entry = (label: string, section = 'Codes'): PaletteEntry => ({
  id: label,
  section,
  label,
  run: () => undefined,
})
const found = (entries: PaletteEntry[], query: string) =>
  matchEntries(entries, query).flatMap(section => section.entries.map(({ label }) => label))

test('the beginning of a label comes before the beginning of a word, and that before the middle', () => {
  const entries = [entry('Distrust'), entry('Losing trust'), entry('Trust')]
  expect(found(entries, 'trust')).toEqual(['Trust', 'Losing trust', 'Distrust'])
})

test('every word must be there, in any order, whatever its case and accents', () => {
  const entries = [entry('Café for carers'), entry('Carers alone')]
  expect(found(entries, 'CARERS cafe')).toEqual(['Café for carers'])
  expect(found(entries, 'nobody')).toEqual([])
})

test('without a query the places and commands show whole, the rest a few', () => {
  const codes = Array.from({ length: 20 }, (_, index) => entry(`Code ${index}`))
  const sections = matchEntries([entry('Sources', 'Go to'), ...codes], '')
  expect(sections.map(section => section.entries.length)).toEqual([1, 4])
})
