import { stemsOf } from './word-stems.ts'

/** An element is taken as mentioned where at least this share of its words that say something is in the statement. */
const SHARE = 0.5

/**
 * The things that a statement no longer mentions: less than half of their words are in it, whatever their endings. A label
 * of which every word is empty ("it is so") is never missed.
 */
export function findUnmentioned<T extends { label: string }>(
  statement: string,
  things: readonly T[],
): T[] {
  const said = stemsOf(statement)
  return things.filter(({ label }) => {
    const words = [...stemsOf(label)]
    return words.filter(word => said.has(word)).length < words.length * SHARE
  })
}
