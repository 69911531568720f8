import { CONTEXT_LENGTH, cutsCharacter } from './anchors.ts'
import type { Edit } from './edit-script.ts'

/**
 * Carries passages over an edit of their text. A passage is never dropped: it stays, moves, changes with the words that
 * were changed inside it, is found again by its quote, or becomes an orphan that a researcher settles.
 */

/** A passage with what is needed to find it again. */
export interface Passage {
  start: number
  end: number
  quote: string
  prefix: string
  suffix: string
}

/**
 * What became of a passage. `exact`: same words, same place. `moved`: same words, elsewhere. `changed`: its words were
 * corrected inside. `shrunk`: words at its edge went. `orphan`: nothing of it is left where it was, nor found elsewhere;
 * then `start` and `end` are the place where it was, one character wide at least.
 */
export interface Rebased {
  status: 'exact' | 'moved' | 'changed' | 'shrunk' | 'orphan'
  start: number
  end: number
}

/** Carries a passage from the old text to the new one over the edits between them. */
export function rebase(passage: Passage, edits: readonly Edit[], newText: string): Rebased {
  let shift = 0
  let { start, end } = passage
  let isCut = false
  let isChanged = false
  let newStart: number | null = null
  for (const edit of edits) {
    const change = edit.text.length - (edit.end - edit.start)
    if (edit.end <= start) {
      shift += change
      continue
    }
    if (edit.start >= end) break
    if (edit.start <= start && edit.end >= end) return findAgain(passage, edit, shift, newText)
    if (edit.start <= start) {
      // The edit takes the first words away: the passage begins behind what came in their place.
      newStart = edit.start + shift + edit.text.length
      isCut = true
    } else if (edit.end >= end) {
      // It takes the last words away: the passage ends before what came in their place.
      end = edit.start
      isCut = true
      break
    } else isChanged = true
    newStart ??= start + shift
    shift += change
  }
  newStart ??= start + shift
  const newEnd = end + shift
  if (isCut && isRemnant(passage.quote, newText.slice(newStart, newEnd))) {
    return findElsewhere(passage, newStart, newText)
  }
  const status = isCut ? 'shrunk' : isChanged ? 'changed' : newStart === start ? 'exact' : 'moved'
  return { status, ...wholeCharacters(newText, newStart, newEnd) }
}

/** A passage whose words all went may stand elsewhere now; if not, it is kept at the place where it was. */
function findAgain(passage: Passage, edit: Edit, shift: number, newText: string): Rebased {
  return findElsewhere(passage, edit.start + shift, newText)
}

function findElsewhere(passage: Passage, place: number, newText: string): Rebased {
  const found = locate(passage, newText)
  if (found !== null) return { status: 'moved', ...found }
  const at = Math.min(place, Math.max(0, newText.length - 1))
  return { status: 'orphan', ...wholeCharacters(newText, at, Math.min(at + 1, newText.length)) }
}

/** Less than this share of a passage, and no more than two words, is not the passage any more. */
const REMNANT_SHARE = 0.25

/**
 * Whether what an edit left of a passage says nothing of it: white space, or a word that the words put in its place
 * happen to share with it, for scripts are found by comparing and know nothing of what was typed.
 */
function isRemnant(quote: string, left: string): boolean {
  const words = left.trim().split(/\s+/).filter(Boolean)
  const isShort = left.trim().length < quote.trim().length * REMNANT_SHARE
  return words.length === 0 || (isShort && words.length <= 2)
}

/** Where a passage stands in a text by its quote and surroundings; null where it is gone, or could be in two places. */
export function locate(passage: Passage, text: string): { start: number; end: number } | null {
  if (passage.quote.trim().length < MIN_QUOTE) return null
  const places = findAll(text, passage.quote)
  const scored = places.map(start => ({ start, score: scoreOf(passage, start, text) }))
  const best = scored.reduce((top, place) => (place.score > top.score ? place : top), NOWHERE)
  const rivals = scored.filter(place => place.score === best.score)
  const isSure = rivals.length === 1 && (scored.length === 1 || best.score >= CONTEXT_LENGTH / 2)
  return isSure ? { start: best.start, end: best.start + passage.quote.length } : null
}

const NOWHERE = { start: -1, score: -1 }

/** Shorter quotes are too common to be known again. */
const MIN_QUOTE = 8

/** Places looked at in search of a quote; a quote that stands in more places than this says nothing about where. */
const MAX_PLACES = 200

function findAll(text: string, quote: string): number[] {
  const places: number[] = []
  if (quote === '') return places
  for (let at = text.indexOf(quote); at >= 0 && places.length < MAX_PLACES; ) {
    places.push(at)
    at = text.indexOf(quote, at + 1)
  }
  return places
}

/** How many characters of the context before and after a place are as they were, outwards from the quote. */
function scoreOf({ prefix, suffix, quote }: Passage, start: number, text: string): number {
  let score = 0
  while (score < prefix.length && text[start - 1 - score] === prefix[prefix.length - 1 - score]) {
    score += 1
  }
  const end = start + quote.length
  let after = 0
  while (after < suffix.length && text[end + after] === suffix[after]) after += 1
  return score + after
}

function wholeCharacters(text: string, start: number, end: number): { start: number; end: number } {
  return {
    start: cutsCharacter(text, start) ? start - 1 : start,
    end: cutsCharacter(text, end) ? end + 1 : end,
  }
}
