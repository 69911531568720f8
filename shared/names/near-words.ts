/**
 * Finds the words of a vocabulary that are one edit away from a word: a character added, left out, changed, or two
 * swapped. Every word of the vocabulary is filed under itself and under itself less each one of its characters; two words
 * one edit apart meet under one such key. So a look costs as many look-ups as the word has characters, however many
 * words there are (the "symmetric delete" of SymSpell).
 */
export class NearWords {
  readonly #byKey = new Map<string, Set<string>>()

  constructor(words: Iterable<string>) {
    for (const word of words) {
      for (const key of shortenings(word)) {
        const filed = this.#byKey.get(key)
        if (filed === undefined) this.#byKey.set(key, new Set([word]))
        else filed.add(word)
      }
    }
  }

  /** The words one edit away, not the word itself. */
  find(word: string): string[] {
    const found = new Set<string>()
    for (const key of shortenings(word)) {
      for (const near of this.#byKey.get(key) ?? []) {
        if (!found.has(near) && isOneEdit([...word], [...near])) found.add(near)
      }
    }
    return [...found]
  }
}

/** Longer words are no names; a look must not cost the square of a word without end. */
const MAX_LENGTH = 40

function shortenings(word: string): string[] {
  const characters = [...word]
  if (characters.length > MAX_LENGTH) return []
  return [word, ...characters.map((_, index) => characters.toSpliced(index, 1).join(''))]
}

function isOneEdit(a: readonly string[], b: readonly string[]): boolean {
  if (a.length > b.length) return isOneEdit(b, a)
  let head = 0
  while (head < a.length && a[head] === b[head]) head++
  const isSameFrom = (fromA: number, fromB: number) =>
    a.length - fromA === b.length - fromB && a.slice(fromA).every((c, i) => c === b[fromB + i])
  if (a.length < b.length) return isSameFrom(head, head + 1)
  if (head === a.length) return false
  const isSwap = a[head] === b[head + 1] && a[head + 1] === b[head]
  return isSameFrom(head + 1, head + 1) || (isSwap && isSameFrom(head + 2, head + 2))
}
