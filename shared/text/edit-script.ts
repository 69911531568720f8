import { diffArrays } from 'diff'

/**
 * A replacement of `[start, end)` of the old text by `text`. A script is a list of these in order, none touching the
 * next; offsets are UTF-16 code units of the old text throughout, whatever the replacements before have done.
 */
export interface Edit {
  start: number
  end: number
  text: string
}

/** The text after a script. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return result + text.slice(at)
}

/** Longest run of words compared word by word; longer ones would take too long, and are rewritten rather than corrected. */
const MAX_WORDS = 20_000

/**
 * Most lines or words that two texts may differ by to be compared further: the time grows with the square of it, to
 * about a second here and to 16 s for two unlike interviews of 9,000 words. Beyond it one text replaces the other.
 */
const MAX_DIFFERENCES = 2_500

/**
 * A script that turns one text into another, found as a reader would: lines that stayed, then words that stayed within
 * lines that changed. No edit cuts a character in two.
 */
export function findEdits(from: string, to: string): Edit[] {
  const edits: Edit[] = []
  for (const hunk of compare(from, to, splitLines, 0)) {
    const before = from.slice(hunk.start, hunk.end)
    if (before === '' || hunk.text === '') edits.push(hunk)
    else edits.push(...compare(before, hunk.text, splitWords, hunk.start))
  }
  return mergeTouching(edits.map(edit => trim(from, edit)))
}

/** Checks a script that was given: in order, within the text, not overlapping; joins edits that touch. */
export function normaliseEdits(text: string, edits: readonly Edit[]): Edit[] | null {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end)
  let reach = 0
  for (const { start, end } of sorted) {
    if (start < reach || end < start || end > text.length) return null
    reach = end
  }
  return mergeTouching(sorted).filter(edit => text.slice(edit.start, edit.end) !== edit.text)
}

function compare(
  from: string,
  to: string,
  split: (text: string) => string[],
  offset: number,
): Edit[] {
  const [before, after] = [split(from), split(to)]
  if (before.length + after.length > 2 * MAX_WORDS && split === splitWords) {
    return [{ start: offset, end: offset + from.length, text: to }]
  }
  const parts = diffArrays(before, after, { maxEditLength: MAX_DIFFERENCES })
  if (parts === undefined) return [{ start: offset, end: offset + from.length, text: to }]
  const edits: Edit[] = []
  let at = offset
  let pending: Edit | null = null
  for (const { value, added, removed } of parts) {
    const text = value.join('')
    if (!added && !removed) {
      if (pending !== null) edits.push(pending)
      pending = null
      at += text.length
      continue
    }
    pending ??= { start: at, end: at, text: '' }
    if (added) pending.text += text
    else {
      at += text.length
      pending.end = at
    }
  }
  if (pending !== null) edits.push(pending)
  return edits
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? []
}

/** Words, runs of white space and single signs: what a correction changes. */
function splitWords(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? []
}

/** Leaves out what an edit removes and puts back at its ends, in whole characters. */
function trim(from: string, { start, end, text }: Edit): Edit {
  let head = 0
  const most = Math.min(end - start, text.length)
  while (head < most && from.charCodeAt(start + head) === text.charCodeAt(head)) head += 1
  if (head > 0 && isHigh(text.charCodeAt(head - 1))) head -= 1
  let tail = 0
  while (
    tail < most - head &&
    from.charCodeAt(end - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
  ) {
    tail += 1
  }
  if (tail > 0 && isLow(text.charCodeAt(text.length - tail))) tail -= 1
  return { start: start + head, end: end - tail, text: text.slice(head, text.length - tail) }
}

function mergeTouching(edits: readonly Edit[]): Edit[] {
  const merged: Edit[] = []
  for (const edit of edits) {
    if (edit.start === edit.end && edit.text === '') continue
    const last = merged.at(-1)
    if (last !== undefined && last.end === edit.start) {
      merged[merged.length - 1] = { start: last.start, end: edit.end, text: last.text + edit.text }
    } else merged.push(edit)
  }
  return merged
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
