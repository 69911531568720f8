import { TITLES } from './name-hints.ts'
import { nameKey } from './name-parts.ts'
import type { NameRule } from './rules.ts'

/** Shorter words are particles ("de", "El") as often as names. */
const MIN_LENGTH = 3
const CAPITAL = /^[\p{Lu}\p{Lt}]/u

/**
 * The words of the full names of people that are no names of the list themselves, each with what stands for the first
 * full name that has it: whoever is "Hazel Brown" is also called "Hazel".
 */
export function partsOfNames(rules: readonly NameRule[]): NameRule[] {
  const known = new Set(rules.map(({ name }) => nameKey(name)))
  const parts: NameRule[] = []
  for (const { name, replacement, kind } of rules) {
    const words = name.trim().split(/\s+/)
    if (kind !== 'person' || words.length < 2) continue
    for (const word of words) {
      const key = nameKey(word)
      const isTitle = TITLES.has(word.replace(/\.$/, '').toLowerCase())
      if (known.has(key) || isTitle || word.length < MIN_LENGTH || !CAPITAL.test(word)) continue
      known.add(key)
      parts.push({ name: word, replacement, kind })
    }
  }
  return parts
}
