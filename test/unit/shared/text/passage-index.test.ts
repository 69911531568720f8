import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passagesAt, passagesIn } from '../../../../shared/text/passage-index.ts'

const passages = fc
  .array(fc.record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 50 }) }), {
    maxLength: 30,
  })
  .map(list =>
    list
      .map(({ start, length }) => ({ start, end: start + length }))
      .sort((a, b) => a.start - b.start || a.end - b.end),
  )

test('finds exactly the passages that share a character with a stretch, in order', () => {
  fc.assert(
    fc.property(passages, fc.nat(120), fc.nat(40), (list, from, length) => {
      const to = from + length
      const wanted = list.filter(({ start, end }) => start < to && end > from)
      expect(passagesIn(list, from, to)).toEqual(wanted)
    }),
  )
})

test('finds exactly the passages with a caret inside or at an end', () => {
  fc.assert(
    fc.property(passages, fc.nat(120), (list, caret) => {
      const wanted = list.filter(({ start, end }) => start <= caret && caret <= end)
      expect(passagesAt(list, caret)).toEqual(wanted)
    }),
  )
})
