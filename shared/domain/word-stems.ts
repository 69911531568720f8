import { fold } from '../search/fold.ts'

/**
 * Words made comparable: folded, without the endings that English gives nouns and verbs, and without words that say
 * nothing by themselves. It is no dictionary: "trusted", "trusting" and "trusts" become one, "felt" and "feels" do not.
 */

const WORD = /[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu

const EMPTY_WORDS = new Set(
  `a an the this that these those and or but nor so as at by for from in into of off on onto out over to up with
  within without is are was were be been being am do does did done has have had having will would can could may might
  must shall should it its it's he she they them their his her him we us our you your i me my who whom whose which what
  when where while because if then than there here also just very more most less much many some any each every other
  another such own same about after before during through between not no`.split(/\s+/),
)

/** Endings, longest first, with the fewest letters that must stay. */
const ENDINGS: readonly (readonly [string, number])[] = [
  ...([
    ['fulness', 4],
    ['ations', 4],
    ['ation', 4],
    ['ments', 4],
    ['ment', 4],
    ['ness', 4],
  ] as const),
  ...([
    ['ingly', 3],
    ['edly', 3],
    ['ings', 3],
    ['ing', 3],
    ['ied', 3],
    ['ies', 3],
  ] as const),
  ...([
    ['ed', 3],
    ['es', 3],
    ['ly', 3],
    ["'s", 2],
    ['s', 3],
    ['e', 3],
    ['y', 3],
  ] as const),
]

const known = new Map<string, string>()

/** The stems of the words of a text that say something, each once, in order. */
export function stemsOf(text: string): Set<string> {
  const stems = new Set<string>()
  for (const [word] of fold(text).text.matchAll(WORD)) {
    if (!EMPTY_WORDS.has(word)) stems.add(stem(word))
  }
  return stems
}

/** A folded word without its ending. */
function stem(word: string): string {
  const before = known.get(word)
  if (before !== undefined) return before
  const result = cut(word)
  // A cache and not a store: words of a project that is closed must not pile up.
  if (known.size > 20_000) known.clear()
  known.set(word, result)
  return result
}

function cut(word: string): string {
  const found = ENDINGS.find(
    ([ending, least]) =>
      word.endsWith(ending) &&
      word.length - ending.length >= least &&
      !word.endsWith(`s${ending}s`),
  )
  if (found === undefined) return word
  const rest = word.slice(0, word.length - found[0].length)
  if (found[0] === 's' && rest.endsWith('s')) return word
  // stopped, planned: the doubled letter belongs to the ending; carries, happily: so does the i or y.
  if (/([bdgmnprt])\1$/.test(rest)) return rest.slice(0, -1)
  return rest.replace(/[eiy]$/, match => (rest.length > 3 ? '' : match))
}
