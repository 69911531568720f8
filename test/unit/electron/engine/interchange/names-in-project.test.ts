import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ProjectNames } from '../../../../../electron/engine/interchange/names-in-project.ts'
import type { ForeignSource } from '../../../../../shared/interchange/foreign-project.ts'
import { compileNames } from '../../../../../shared/names/find-names.ts'

const RULES = [
  { name: 'Hazel Brown', replacement: 'Person 1', kind: 'person' as const },
  { name: 'Leeds', replacement: 'a city', kind: 'place' as const },
]
const find = compileNames(RULES, { hasBrackets: true })

const source: ForeignSource = {
  ...{ guid: 's', name: 'One', group: null, text: null, textPath: '', length: 0, pages: [] },
  ...{ media: null, selections: [] },
  positions: { counting: { unit: 'utf16', lineBreak: 'two' }, passages: 0, fitting: 0 },
}

/** Words and names, several to a line, and which of them a passage holds. */
const talks = fc
  .array(
    fc.array(fc.constantFrom('Hazel Brown', 'Leeds', 'rang', 'nobody', '😀', 'then'), {
      minLength: 1,
      maxLength: 6,
    }),
    { minLength: 1, maxLength: 6 },
  )
  .chain(lines => {
    const pieces = lines.flatMap((line, at) =>
      line.map((word, index) => ({ word, gap: index > 0 ? ' ' : at > 0 ? '\n' : '' })),
    )
    const place = fc.nat(pieces.length - 1)
    return fc.tuple(fc.constant(pieces), place, place)
  })

const REPLACED: Record<string, string> = { 'Hazel Brown': '[Person 1]', Leeds: '[a city]' }

it('moves every passage with its words, whatever names lie in it and before it', () => {
  fc.assert(
    fc.property(talks, ([pieces, one, other]) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)]
      const write = (as: (word: string) => string, until: number, begin = 0) =>
        pieces
          .slice(begin, until)
          .map(
            ({ word, gap }, index) => (begin + index === begin && begin > 0 ? '' : gap) + as(word),
          )
          .join('')
      const same = (word: string) => word
      const replaced = (word: string) => REPLACED[word] ?? word
      const text = write(same, pieces.length)
      const start = write(same, from).length + (from > 0 ? 1 : 0)
      const end = write(same, to + 1).length
      const names = new ProjectNames(find)
      const named = names.inText(source, text)
      expect(named.text).toBe(write(replaced, pieces.length))
      const moved = named.passage({ start, end })
      expect(named.text.slice(moved.start, moved.end)).toBe(write(replaced, to + 1, from))
      const count = pieces.filter(({ word }) => word in REPLACED).length
      expect([...names.replaced.values()].flat()).toHaveLength(count)
    }),
  )
})

it('takes the whole of a name into a passage that begins or ends within it', () => {
  const text = 'So Hazel Brown rang.'
  const named = new ProjectNames(find).inText(source, text)
  const { start, end } = named.passage({ start: text.indexOf('Brown'), end: text.length - 1 })
  expect(named.text.slice(start, end)).toBe('[Person 1] rang')
})
