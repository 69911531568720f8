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
  let more = 0
  const kept: string[] = []
  let keptFrom = passage.start
  for (const edit of edits) {
    const change = edit.text.length - (edit.end - edit.start)
    if (edit.end <= start) {
      shift += change
      continue
    }
    if (edit.start >= end) break
    if (edit.start <= start && edit.end >= end) return findAgain(passage, edit, shift, newText)
    kept.push(passage.quote.slice(keptFrom - start, Math.max(0, edit.start - start)))
    keptFrom = edit.end
    if (edit.start <= start) {
      // The edit takes the first words away: what came in their place is inside, or the passage begins behind it.
      const inside = stays(
        edit.text,
        WORD_AT_END,
        isInWord(passage, edit.end),
        edit.start === start,
      )
      newStart = edit.start + shift + edit.text.length - inside.length
      if (inside.isWhole) isChanged = true
      else isCut = true
    } else if (edit.end >= end) {
      // It takes the last words away: likewise, or the passage ends before it.
      const inside = stays(
        edit.text,
        WORD_AT_START,
        isInWord(passage, edit.start),
        edit.end === end,
      )
      more = inside.length
      if (inside.isWhole) isChanged = true
      else isCut = true
      end = edit.start
      break
    } else isChanged = true
    newStart ??= start + shift
    shift += change
  }
  kept.push(passage.quote.slice(keptFrom - start))
  newStart ??= start + shift
  const newEnd = end + shift + more
  if ((isCut || isChanged) && isRemnant(passage.quote, kept)) {
    return findElsewhere(passage, newStart, newText)
  }
  const status = isCut ? 'shrunk' : isChanged ? 'changed' : newStart === start ? 'exact' : 'moved'
  const place = wholeCharacters(newText, newStart, newEnd)
  return { status, ...(isCut ? withoutWhiteSpace(newText, place) : place) }
}

/** A passage that lost words at an edge does not keep the space between them. */
function withoutWhiteSpace(text: string, { start, end }: { start: number; end: number }) {
  const words = text.slice(start, end)
  const trimmed = words.trim()
  if (trimmed === '') return { start, end }
  const from = start + words.indexOf(trimmed)
  return { start: from, end: from + trimmed.length }
}

const WORD_AT_START = /^[\p{L}\p{M}\p{N}]+/u
const WORD_AT_END = /[\p{L}\p{M}\p{N}]+$/u

/**
 * How much of the new words at an edge of a passage belongs to it. All of them, where only words of the passage went and
 * no new line came: that is a correction. Otherwise the rest of a word that the edge stands in, so that none is torn.
 */
function stays(text: string, word: RegExp, isInWord: boolean, isAllInside: boolean) {
  const isCorrection = isAllInside && /\S/.test(text) && !text.includes('\n')
  if (isCorrection) return { length: text.length, isWhole: true }
  const length = isInWord ? (word.exec(text)?.[0].length ?? 0) : 0
  return { length, isWhole: isAllInside && isInWord && length === text.length }
}

/** Whether a place of the old text lies inside a word of a passage. */
function isInWord({ start, quote }: Passage, place: number): boolean {
  return (
    WORD_AT_END.test(quote.slice(0, place - start)) &&
    WORD_AT_START.test(quote.slice(place - start))
  )
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

/** Less than this share of a passage's signs, and no three words in a row of it, is not the passage any more. */
const REMNANT_SHARE = 0.25
const REMNANT_WORDS = 2

/**
 * Whether what edits left of a passage says nothing of it: white space, or words and endings that the new words happen
 * to share with it, for scripts are found by comparing and know nothing of what was typed.
 */
function isRemnant(quote: string, kept: readonly string[]): boolean {
  const signs = (text: string) => text.replaceAll(/\s/g, '').length
  const left = kept.reduce((sum, run) => sum + signs(run), 0)
  const isLittle = left === 0 || left < signs(quote) * REMNANT_SHARE
  return isLittle && kept.every(run => (run.match(WORDS)?.length ?? 0) <= REMNANT_WORDS)
}

const WORDS = /[\p{L}\p{M}\p{N}]+/gu

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
