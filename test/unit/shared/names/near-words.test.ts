import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NearWords } from '../../../../shared/names/near-words.ts'

const LETTERS = ['a', 'b', '😀']
const word = fc.array(fc.constantFrom(...LETTERS), { maxLength: 5 })

/** All words one edit away, made one by one. */
function neighbours(letters: readonly string[]): Set<string> {
  const made: string[][] = []
  for (let at = 0; at <= letters.length; at++) {
    for (const letter of LETTERS) made.push(letters.toSpliced(at, 0, letter))
    if (at === letters.length) break
    made.push(letters.toSpliced(at, 1))
    for (const letter of LETTERS) made.push(letters.with(at, letter))
    if (at + 1 < letters.length) made.push(letters.toSpliced(at, 2, letters[at + 1]!, letters[at]!))
  }
  const found = new Set(made.map(each => each.join('')))
  found.delete(letters.join(''))
  return found
}

test('the words found are those that one edit makes, no more and no fewer', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 20 }), word, (vocabulary, letters) => {
      const words = vocabulary.map(each => each.join(''))
      const near = neighbours(letters)
      const expected = [...new Set(words.filter(each => near.has(each)))].sort()
      expect(new NearWords(words).find(letters.join('')).sort()).toEqual(expected)
    }),
    { numRuns: 1000 },
  )
})
