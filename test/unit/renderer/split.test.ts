import { expect, test } from 'vitest'
import {
  assign,
  type Assignments,
  splitInput,
  withoutPart,
} from '../../../renderer/features/codebook/split.ts'

const NONE: Assignments = new Map()
const parts = [
  { id: 1, name: ' Early ' },
  { id: 4, name: '' },
  { id: 7, name: 'Late' },
]

test('a passage goes to the code it was given last, or with more to several', () => {
  const given = assign(assign(NONE, ['a', 'b'], 1), ['a'], 7)
  const both = assign(given, ['b'], 7, true)
  expect(splitInput(parts, both)).toEqual({
    into: [{ name: 'Early' }, { name: 'Late' }],
    assign: [
      { codingId: 'a', code: 1 },
      { codingId: 'b', code: 0 },
      { codingId: 'b', code: 1 },
    ],
  })
  expect(assign(both, ['a', 'b'], null)).toEqual(NONE)
})

test('a code with passages needs a name; one without either is not made', () => {
  expect(splitInput(parts, assign(NONE, ['a'], 4))).toBeNull()
  expect(splitInput([{ id: 1, name: ' ' }], NONE)).toBeNull()
  expect(splitInput(parts, NONE)).toMatchObject({ into: [{}, {}], assign: [] })
})

test('what a code had that is not made after all stays where it was', () => {
  const both = assign(assign(NONE, ['a', 'b'], 1), ['a'], 7, true)
  expect(withoutPart(both, 1)).toEqual(new Map([['a', new Set([7])]]))
})
