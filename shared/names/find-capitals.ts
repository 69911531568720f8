import { CAPITAL_TITLES, PARTICLES, TITLES } from './name-hints.ts'
import { gapKey, isAllCapitals, isCapitalised, scanWords, wordKey, type Words } from './words.ts'

/** One or more words with capitals that stand together, and what stands around them. */
export interface Capitals {
  name: string
  /** The words by their keys, small words of the name among them. */
  keys: string[]
  /** Whether the first word would have its capital anyway: it begins a sentence, a line or a speech. */
  isStart: boolean
  hasTitle: boolean
  /** The words before and behind by their keys; empty at the edge of a sentence. */
  before: string
  behind: string
}

/** What is counted of a text to judge its capitals by. */
export interface CapitalUse {
  found: Capitals[]
  /** How often each word stands in small letters. */
  small: Map<string, number>
  /** Whether so many words within sentences have capitals that a capital says nothing, as in German. */
  isCapitalHeavy: boolean
}

const HEAVY_SHARE = 0.16
const MIN_WORDS_JUDGED = 40
const MAX_WORDS = 7
const MIN_HEADING = 4
const MAX_HEADING = 200

/** Where a sentence, a line or a speech begins: behind these the next word has a capital of its own. */
const OPENING = /[.!?…:;\n\r\u2028\u2029"“”«»‹›„([\])*•◦▪‣|/>#–—]|(?:^|\s)['‘]|^$/
/** Between words of one name. */
const WITHIN = /^(?: |-|'|\. ?)$/

/** Reads how a text uses capitals; `isOpaque` says of a place that it holds no name, as that of a replacement. */
export function readCapitals(text: string, isOpaque: (at: number) => boolean): CapitalUse {
  const words = scanWords(text)
  const use: CapitalUse = { found: [], small: new Map(), isCapitalHeavy: false }
  const headings = findHeadings(text)
  let inside = 0
  let capitals = 0
  for (let at = 0; at < words.count; at++) {
    const word = wordAt(text, words, at)
    const isInside = !isOpening(text, words, at)
    if (isInside) inside++
    if (!isCapitalised(word)) {
      const key = wordKey(word)
      if (/^\p{Ll}/u.test(word)) use.small.set(key, (use.small.get(key) ?? 0) + 1)
      continue
    }
    if (isInside && !isAllCapitals(word)) capitals++
    const start = words.starts[at] ?? 0
    if (isOpaque(start) || headings(start) || isTitle(text, words, at) || /\d/.test(word)) continue
    const last = endOfName(text, words, at)
    use.found.push(describe(text, words, at, last))
    for (let next = at + 1; next <= last; next++) {
      inside++
      if (isCapitalised(wordAt(text, words, next))) capitals++
    }
    at = last
  }
  use.isCapitalHeavy = inside >= MIN_WORDS_JUDGED && capitals > inside * HEAVY_SHARE
  return use
}

function wordAt(text: string, words: Words, at: number): string {
  return text.slice(words.starts[at], words.ends[at])
}

function gapBefore(text: string, words: Words, at: number): string {
  return text.slice(words.ends[at - 1] ?? 0, words.starts[at])
}

function isOpening(text: string, words: Words, at: number): boolean {
  if (at === 0 || isNumbered(text, words, at)) return true
  return OPENING.test(gapBefore(text, words, at)) && !isTitle(text, words, at - 1)
}

/** Whether only a number stands before on the line: of a list, of a time. */
function isNumbered(text: string, words: Words, at: number): boolean {
  if (!/^\d+$/.test(wordAt(text, words, at - 1))) return false
  return at === 1 || OPENING.test(gapBefore(text, words, at - 1))
}

function isTitle(text: string, words: Words, at: number): boolean {
  const word = wordAt(text, words, at)
  const key = wordKey(word)
  if (!TITLES.has(key) || (CAPITAL_TITLES.has(key) && !isCapitalised(word))) return false
  const isBefore = /^\.?[ \u00a0]$/.test(gapBefore(text, words, at + 1))
  return isBefore && at + 1 < words.count && isCapitalised(wordAt(text, words, at + 1))
}

/** The last word of the name that begins with a word. */
function endOfName(text: string, words: Words, first: number): number {
  let last = first
  for (let at = first + 1; at < Math.min(words.count, first + MAX_WORDS); at++) {
    const gap = gapBefore(text, words, at)
    if (!WITHIN.test(gapKey(gap)) || /[\n\r]/.test(gap)) break
    const previous = wordAt(text, words, at - 1)
    // A dot joins only initials and "St."; otherwise it ends a sentence.
    if (gap.startsWith('.') && [...previous].length > 1 && previous !== 'St') break
    const word = wordAt(text, words, at)
    if (word === 'I' || /\d/.test(word) || isTitle(text, words, at)) break
    if (isCapitalised(word)) last = at
    else if (!isParticle(word, previous, gap)) break
  }
  return last
}

/** Whether a small word may stand within a name; "the" only as in "of the", "on" only as in "Stoke-on-Trent". */
function isParticle(word: string, previous: string, gap: string): boolean {
  if (word === 'the') return PARTICLES.has(previous)
  return PARTICLES.has(word) && (word !== 'on' || gap === '-') && gap !== "'" && gap !== '’'
}

function describe(text: string, words: Words, first: number, last: number): Capitals {
  const keys: string[] = []
  for (let at = first; at <= last; at++) keys.push(wordKey(wordAt(text, words, at)))
  const isNear = (at: number) => /^[ \u00a0]$|^['’]$/.test(gapBefore(text, words, at))
  return {
    name: text.slice(words.starts[first], words.ends[last]).replace(/\s+/g, ' '),
    keys,
    isStart: isOpening(text, words, first),
    hasTitle: first > 0 && isTitle(text, words, first - 1),
    before: first > 0 && isNear(first) ? wordKey(wordAt(text, words, first - 1)) : '',
    behind:
      last + 1 < words.count && isNear(last + 1) ? wordKey(wordAt(text, words, last + 1)) : '',
  }
}

/** Small words of a heading in which every other word has a capital. */
const HEADING_SMALL = new Set('a an and as at by for from in is of on or the to with vs'.split(' '))

/** Says of a place whether it lies in a heading such as "Getting In Touch With the Service". */
function findHeadings(text: string): (at: number) => boolean {
  const headings: { start: number; end: number }[] = []
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    if (isHeading(line)) headings.push({ start: index, end: index + line.length })
  }
  let near = 0
  return at => {
    while ((headings[near]?.end ?? Number.POSITIVE_INFINITY) <= at) near++
    return (headings[near]?.start ?? Number.POSITIVE_INFINITY) <= at
  }
}

function isHeading(line: string): boolean {
  if (line.length > MAX_HEADING || /[,.!?…]/.test(line)) return false
  const words = line.match(/[\p{L}\p{N}]+/gu) ?? []
  const capitals = words.filter(word => /^[\p{Lu}\p{N}]/u.test(word)).length
  const isTitled = words.every(word => /^[\p{Lu}\p{N}]/u.test(word) || HEADING_SMALL.has(word))
  return capitals >= MIN_HEADING && isTitled && /^\P{L}*\p{Lu}/u.test(line)
}
