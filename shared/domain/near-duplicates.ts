import { stemsOf } from './word-stems.ts'

/** Two things whose wording is alike, by their ids; the likeness goes from 0 to 1, the same words. */
export interface LikePair {
  ids: [string, string]
  likeness: number
}

interface Worded {
  id: string
  label: string
}

/**
 * Pairs of things that say nearly the same, the most alike first. Likeness is the weight of the words that both have by the
 * weight of all that either has (weighted Jaccard); a word weighs the more the fewer things have it, so that “the client”
 * in every label makes none alike.
 *
 * Not every pair is compared. Words are put in one order, the heaviest first; two things that are alike enough then share
 * one of their first words, those before the rest weighs too little to make them alike (prefix filtering, Chaudhuri et al.
 * 2006). Only these are filed.
 * @param least the likeness of a pair at least, above 0.
 * @param ids looks for what is like these only.
 */
export function findLikePairs(
  things: readonly Worded[],
  least: number,
  ids?: ReadonlySet<string>,
): LikePair[] {
  const { weights, weighed } = weigh(things)
  const filed: Weighed[][] = weights.map(() => [])
  const pairs: LikePair[] = []
  for (const thing of weighed) {
    const isWanted = ids === undefined || ids.has(thing.id)
    for (const word of firstWords(thing, weights, least)) {
      const others = filed[word] ?? []
      for (const other of others) {
        if (other.metBy === thing || !(isWanted || ids.has(other.id))) continue
        other.metBy = thing
        // What weighs much less than the other can share too little with it.
        const [light, heavy] =
          thing.total < other.total ? [thing.total, other.total] : [other.total, thing.total]
        if (light < heavy * (least - SLACK)) continue
        const likeness = likenessOf(thing, other, weights)
        if (likeness >= least) pairs.push({ ids: [other.id, thing.id], likeness })
      }
      others.push(thing)
    }
  }
  return pairs.sort((one, two) => two.likeness - one.likeness)
}

/** A little less than asked for, so that rounding loses no pair that is just alike enough. */
const SLACK = 1e-9

interface Weighed {
  id: string
  /** Its words by their places in the order of weights, ascending: the heaviest first. */
  words: readonly number[]
  total: number
  /** The thing that it was last compared with. */
  metBy: Weighed | null
}

function weigh(things: readonly Worded[]): { weights: readonly number[]; weighed: Weighed[] } {
  const stems = things.map(({ label }) => [...stemsOf(label)])
  const counts = new Map<string, number>()
  for (const word of stems.flat()) counts.set(word, (counts.get(word) ?? 0) + 1)
  const ordered = [...counts].sort(([, one], [, two]) => one - two)
  const places = new Map(ordered.map(([word], place) => [word, place]))
  const weights = ordered.map(([, count]) => Math.log(1 + things.length / count))
  const weighed = things.map(({ id }, index) => {
    const words = (stems[index] ?? []).map(word => places.get(word) ?? 0).sort((a, b) => a - b)
    const total = words.reduce((sum, word) => sum + (weights[word] ?? 0), 0)
    return { id, words, total, metBy: null }
  })
  return { weights, weighed }
}

function firstWords(
  { words, total }: Weighed,
  weights: readonly number[],
  least: number,
): readonly number[] {
  let rest = total
  const end = words.findIndex(word => {
    const isEnough = rest < total * (least - SLACK)
    rest -= weights[word] ?? 0
    return isEnough
  })
  return end < 0 ? words : words.slice(0, end)
}

function likenessOf(one: Weighed, two: Weighed, weights: readonly number[]): number {
  let common = 0
  for (let a = 0, b = 0; a < one.words.length && b < two.words.length; ) {
    const [first, second] = [one.words[a] ?? 0, two.words[b] ?? 0]
    if (first === second) common += weights[first] ?? 0
    if (first <= second) a += 1
    if (second <= first) b += 1
  }
  const all = one.total + two.total - common
  return all === 0 ? 0 : Math.min(1, common / all)
}
