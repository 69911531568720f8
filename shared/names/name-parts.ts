import { gapKey, scanWords, wordKey } from './words.ts'

/** A name taken apart: its words by their keys, what stands between them, and what stands around them. */
export interface NameParts {
  words: string[]
  /** Whether a word must have a capital for a hit to be certain. */
  capitals: boolean[]
  /** One less than there are words. */
  gaps: string[]
  lead: string
  trail: string
}

const CAPITAL = /^[\p{Lu}\p{Lt}]/u

/** Takes a name apart. Within a word of several parts ("O'Brien", "Anne-Marie") only the first capital counts. */
export function nameParts(name: string): NameParts {
  const text = name.trim()
  const { count, starts, ends } = scanWords(text)
  const parts: NameParts = { words: [], capitals: [], gaps: [], lead: '', trail: '' }
  if (count === 0) return { ...parts, lead: gapKey(text) }
  for (let i = 0; i < count; i++) {
    const word = text.slice(starts[i], ends[i])
    parts.words.push(wordKey(word))
    const gap = i === 0 ? ' ' : gapKey(text.slice(ends[i - 1], starts[i]))
    if (i > 0) parts.gaps.push(gap)
    parts.capitals.push(CAPITAL.test(word) && /\s$/.test(gap))
  }
  parts.lead = gapKey(text.slice(0, starts[0]))
  parts.trail = gapKey(text.slice(ends[count - 1]))
  return parts
}

/** A name as it is compared with other names. */
export function nameKey(name: string): string {
  const { words, gaps, lead } = nameParts(name)
  return lead + words.map((word, i) => (i === 0 ? word : `${gaps[i - 1]}${word}`)).join('')
}

/** A way to write a name. A slip is not the name as it should be written. */
export interface Spelling {
  parts: NameParts
  isSlip: boolean
}

/**
 * The ways to write a name: with and without the dots of its abbreviations ("J.K.", "J. K.", "JK"; "St. Mary", "St Mary"),
 * which are the same name; and, as slips, with one gap joined or written otherwise ("Anne Marie", "Obrien").
 */
export function spellingsOf(parts: NameParts): Spelling[] {
  const proper = [parts, ...withoutDots(parts)]
  return [
    ...proper.map(each => ({ parts: each, isSlip: false })),
    ...proper.flatMap(withSlips).map(each => ({ parts: each, isSlip: true })),
  ]
}

const DOT = /^\.( |$)/

function withoutDots(parts: NameParts): NameParts[] {
  if (!parts.gaps.some(gap => DOT.test(gap))) return []
  return ['. ', ' ', '$1'].map(instead =>
    withGaps(
      parts,
      parts.gaps.map(gap => gap.replace(DOT, instead)),
    ),
  )
}

function withSlips(parts: NameParts): NameParts[] {
  return parts.gaps.flatMap((gap, index) => {
    if (!/^[-' ]$/.test(gap)) return []
    const others = ['', ' ', '-'].filter(other => other !== gap)
    return others.map(other => withGaps(parts, parts.gaps.with(index, other)))
  })
}

/** The parts with other gaps; words with nothing between them become one. */
function withGaps(parts: NameParts, gaps: readonly string[]): NameParts {
  const joined: NameParts = { ...parts, words: [], capitals: [], gaps: [] }
  for (const [index, word] of parts.words.entries()) {
    const gap = gaps[index - 1]
    // Where nothing stood between them before, they are characters of a script without spaces.
    if (gap === '' && parts.gaps[index - 1] !== '') {
      joined.words.push((joined.words.pop() ?? '') + word)
      continue
    }
    if (gap !== undefined) joined.gaps.push(gap)
    joined.words.push(word)
    joined.capitals.push(parts.capitals[index] ?? false)
  }
  return joined
}

/** The keys of all names that a text could hold: of every run of its words. */
export function namesWithin(text: string): string[] {
  const { words, gaps, lead } = nameParts(text)
  return words.flatMap((_, first) => {
    let key = first === 0 ? lead : ''
    return words.slice(first).map((word, index) => {
      key += index === 0 ? word : `${gaps[first + index - 1]}${word}`
      return key
    })
  })
}
