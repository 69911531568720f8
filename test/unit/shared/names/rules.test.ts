import { describe, expect, test } from 'vitest'
import { checkRules, type NameRule, writtenReplacement } from '../../../../shared/names/rules.ts'

const list = (...rules: [name: string, replacement: string][]): NameRule[] =>
  rules.map(([name, replacement]) => ({ name, replacement, kind: 'person' }))

/** The rules with an error, and those with a remark. */
function problems(...rules: [name: string, replacement: string][]) {
  const found = checkRules(list(...rules))
  return {
    errors: found.filter(each => each.isError).map(each => each.rule),
    remarks: found.filter(each => !each.isError).map(each => each.rule),
  }
}

describe('rules', () => {
  test('a good list has nothing wrong', () => {
    const good = problems(['Sheila', 'Anne'], ['Sheila Murray', '[Person 2]'], ['李明', 'Lee'])
    expect(good).toEqual({ errors: [], remarks: [] })
  })

  test('a rule needs a name of two letters and a replacement on one line', () => {
    const found = problems(['', 'A1'], ['X', 'A2'], ['?!', 'A3'], ['Ann', ' '], ['Bob', '[]'])
    expect(found.errors).toEqual([0, 1, 2, 3, 4])
    expect(problems(['Ann', 'one\ntwo']).errors).toEqual([0])
  })

  test('a name stands once in a list, however it is typed', () => {
    const found = problems(["Zoë O'Neil", 'A'], ['zoe\u0308  O’NEIL', 'B'], ['Zoe O’Neil', 'C'])
    expect(found.errors).toEqual([1])
  })

  test('a replacement that is or holds a name of the list is refused', () => {
    const found = problems(
      ...([
        ['Sheila', 'Anne'],
        ['Anne', 'Beth'],
        ['Carl', 'the friend of SHEILA'],
        ['Dora', 'Dora B.'],
        ['Eve', 'Joanne'],
        ['Jo Hill', '[sister of Jo  Hill]'],
      ] as [string, string][]),
    )
    expect(found.errors).toEqual([0, 2, 3, 5])
  })

  test('two names with one replacement deserve a remark only', () => {
    const found = problems(['Sheila', 'Anne'], ['Morag Murray', '[anne]'], ['Bob', 'Carl'])
    expect(found).toEqual({ errors: [], remarks: [1] })
  })

  test('a name and a part of it may have one replacement: they are one person', () => {
    const found = problems(['Sheila Murray', 'Anne'], ['Murray', 'Anne'], ['Sheila', '[anne]'])
    expect(found).toEqual({ errors: [], remarks: [] })
  })

  test('no message repeats a name: messages may be shown and kept elsewhere', () => {
    const messages = checkRules(list(['Sheila', 'Anne'], ['Sheila', 'Anne'], ['Anne', 'Sheila']))
    expect(messages.length).toBeGreaterThan(2)
    expect(messages.map(each => each.message).join()).not.toMatch(/Sheila|Anne/)
  })

  test.each([
    ['Anne', true, '[Anne]'],
    ['Anne', false, 'Anne'],
    [' [Anne] ', true, '[Anne]'],
    ['[Anne]', false, '[Anne]'],
  ])('"%s" with brackets %s is written %s', (replacement, hasBrackets, written) => {
    expect(writtenReplacement({ name: 'X', replacement, kind: 'person' }, hasBrackets)).toBe(
      written,
    )
  })
})
