import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLikePairs } from '../../../../shared/domain/near-duplicates.ts'

const name = (labels: readonly string[]) =>
  labels.map((label, index) => ({ id: `e${index}`, label }))

describe('elements that say nearly the same', () => {
  it('are found whatever the endings, the order and the small words', () => {
    const labels = [
      'The client trusts the link worker',
      'Clients trusted their link workers',
      'The client is afraid of the surgery',
      'a link worker whom the client trusts',
      'The bus no longer runs',
    ]
    const pairs = findLikePairs(name(labels), 0.8)
    expect(pairs.map(({ ids }) => [...ids].sort().join(' ')).sort()).toEqual([
      'e0 e1',
      'e0 e3',
      'e1 e3',
    ])
    expect(pairs.every(({ likeness }) => likeness === 1)).toBe(true)
  })

  it('are not taken for alike by words that every element has', () => {
    const labels = ['the client waits', 'the client sings', 'the client moves', 'the client pays']
    expect(findLikePairs(name(labels), 0.5)).toEqual([])
  })

  it('are the same pairs that a comparison of each with each finds, whatever the least likeness', () => {
    const Word = fc.constantFrom(...'trust bus kettle garden choir rain door letter'.split(' '))
    const Label = fc.array(Word, { maxLength: 5 }).map(words => words.join(' '))
    fc.assert(
      fc.property(
        fc.array(Label, { maxLength: 25 }),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        (labels, least) => {
          const things = name(labels)
          const keys = (pairs: { ids: [string, string] }[]) =>
            pairs.map(({ ids }) => [...ids].sort().join(' ')).sort()
          // At a likeness near to none the filter lets everything through that shares a word.
          const all = findLikePairs(things, 1e-6)
          const found = findLikePairs(things, least)
          expect(keys(found)).toEqual(keys(all.filter(({ likeness }) => likeness >= least)))
          for (const { ids, likeness } of found) {
            const [one] = ids
            const own = keys(findLikePairs(things, least, new Set([one])))
            expect(own).toEqual(keys(found.filter(pair => pair.ids.includes(one))))
            expect(likeness).toBeLessThanOrEqual(1)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
