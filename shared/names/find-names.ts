import { chooseApart } from './choose-apart.ts'
import { type Match, NameTree } from './name-tree.ts'
import { type NameRule, withoutBrackets, writtenReplacement } from './rules.ts'
import { gapKey, isAllCapitals, isCapitalised, isMarkAt, scanWords, type Words } from './words.ts'

/**
 * Why a hit is doubtful and so not replaced unless ticked. `case`: written without its capital ("mark"); `part`: joined
 * to another word by a hyphen ("Anne-Marie" for Anne); `spelling`: one letter off, or without its accents.
 */
export type Doubt = 'case' | 'part' | 'spelling'

/** A place `[start, end)` of a text, in UTF-16 code units, where the name of a rule stands. */
export interface NameHit {
  rule: number
  start: number
  end: number
  replacement: string
  doubt: Doubt | null
}

/** A hit that may yet have to give way to another; it covers the words `first` to `last`. */
interface Candidate extends NameHit {
  first: number
  last: number
}

/**
 * Makes the search for the names of a list; compile once, use for many texts. The search gives all hits, in order, never
 * overlapping: a certain hit wins over a doubtful one, then a longer over a shorter. Where a replacement already stands,
 * its own rule finds nothing; where it stands in square brackets, no rule does. A name without a letter is not found.
 */
export function compileNames(
  rules: readonly NameRule[],
  { hasBrackets }: { hasBrackets: boolean },
): (text: string) => NameHit[] {
  const written = rules.map(rule => writtenReplacement(rule, hasBrackets))
  const inCapitals = written.map(text => text.toUpperCase())
  const mayShout = rules.map(rule => !isAllCapitals(rule.name))
  const names = new NameTree(rules.map(({ name }, rule) => ({ rule, name })))

  function find(text: string): { candidates: Candidate[]; words: Words } {
    const words = scanWords(text)
    const candidates = names.matches(text, words).flatMap(match => {
      const place = placeOf(text, words, match)
      if (place === null) return []
      const { first, last, ending } = match
      const isShouted = mayShout[ending.rule] && isAllCapitals(text.slice(place.start, place.end))
      const replacement = (isShouted ? inCapitals : written)[ending.rule] ?? ''
      const doubt = doubtOf(text, words, match)
      return [{ rule: ending.rule, ...place, replacement, doubt, first, last }]
    })
    return { candidates, words }
  }

  // Nearly no replacement looks like a name, so nearly always there is nothing to keep clear of.
  const looksLikeName = (text: string) => find(text).candidates.length > 0
  const standing = new NameTree(
    written.flatMap((text, rule) =>
      looksLikeName(text) || looksLikeName(text.toUpperCase())
        ? [{ rule, name: withoutBrackets(text) }]
        : [],
    ),
  )

  return text => {
    const { candidates, words } = find(text)
    if (candidates.length === 0) return []
    const replaced = standing.matches(text, words).filter(match => match.isExact)
    return choose(leaveOut(candidates, replaced, text, words), words.count)
  }
}

/** Where a match stands with the punctuation of its name ("J.K."); null where a sign that begins the name is missing. */
function placeOf(text: string, words: Words, { ending, first, last }: Match) {
  const { lead, trail } = ending.parts
  const start = (words.starts[first] ?? 0) - lead.length
  if (lead !== '' && (start < 0 || gapKey(text.slice(start, start + lead.length)) !== lead)) {
    return null
  }
  const end = words.ends[last] ?? 0
  const isWhole =
    gapKey(text.slice(end, end + trail.length)) === trail && !isMarkAt(text, end + trail.length)
  return { start, end: isWhole ? end + trail.length : end }
}

const HYPHEN = /^[-\u2010\u2011]$/

function doubtOf(
  text: string,
  words: Words,
  { ending, first, last, isExact }: Match,
): Doubt | null {
  if (!isExact) return 'spelling'
  const { capitals } = ending.parts
  for (let at = first; at <= last; at++) {
    const isSmall = !isCapitalised(text.slice(words.starts[at], words.ends[at]))
    if (isSmall && capitals[at - first]) return 'case'
  }
  const isJoined = (at: number) => HYPHEN.test(text.slice(words.ends[at], words.starts[at + 1]))
  return (first > 0 && isJoined(first - 1)) || (last + 1 < words.count && isJoined(last))
    ? 'part'
    : null
}

/** The candidates that do not stand within a replacement: one of their own rule, or one in square brackets. */
function leaveOut(
  candidates: readonly Candidate[],
  replaced: readonly Match[],
  text: string,
  words: Words,
): readonly Candidate[] {
  if (replaced.length === 0) return candidates
  const byWord = new Map<
    number,
    { rule: number; first: number; last: number; isMarked: boolean }[]
  >()
  for (const { ending, first, last } of replaced) {
    const before = gapKey(text.slice(words.ends[first - 1] ?? 0, words.starts[first]))
    const behind = gapKey(text.slice(words.ends[last], words.starts[last + 1] ?? text.length))
    const isMarked = before.endsWith('[') && behind.startsWith(']')
    for (let at = first; at <= last; at++) {
      const here = byWord.get(at) ?? []
      byWord.set(at, here)
      here.push({ rule: ending.rule, first, last, isMarked })
    }
  }
  return candidates.filter(({ rule, first, last }) => {
    const around = byWord.get(first) ?? []
    return !around.some(
      each => (each.isMarked || each.rule === rule) && each.first <= first && last <= each.last,
    )
  })
}

/** Of candidates that overlap, those that count most. They claim words, as their punctuation may be shared. */
function choose(candidates: readonly Candidate[], wordCount: number): NameHit[] {
  const claims = candidates.map(hit => ({ hit, start: hit.first, end: hit.last + 1 }))
  const chosen = chooseApart(claims, wordCount, (a, b) => compareWeight(a.hit, b.hit))
  return chosen.map(({ hit: { rule, start, end, replacement, doubt } }, index) => {
    // Punctuation behind one name may be the beginning of the next.
    const next = chosen[index + 1]?.hit.start ?? end
    return { rule, start, end: Math.min(end, next), replacement, doubt }
  })
}

function compareWeight(a: Candidate, b: Candidate): number {
  const isCertain = Number(b.doubt === null) - Number(a.doubt === null)
  return isCertain || b.end - b.start - (a.end - a.start)
}
