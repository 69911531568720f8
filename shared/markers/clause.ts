import { sentencesIn, type TextRange } from '../text/boundaries.ts'

/**
 * Which words a marker stands for. Papers mark only the end of a clause; where it begins a reader takes from the sense,
 * and this from the previous marker, the sentence, a semicolon, colon or dash, and the paragraph.
 */

/** What may stand before the first word of a clause and behind its last one without being a part of it. */
const LEADING = /[\s.,;:!?)\]}{*_…–—-]/
const TRAILING = /[\s.,;:{}*_…–—-]/
const HAS_WORD = /[\p{L}\p{N}]/u
const STRONG_MARK = /(?:[;:]|\s[–—-]|—)\s+|…\s*/g

/** Without one of these a stretch is one sentence; the splitter of sentences is slow to say so. */
const SENTENCE_END = /[\p{Sentence_Terminal}\r\v\f\u0085\u2028\u2029]/u

/** Longest clause that is proposed, in code units: no sentence of an interview is longer. */
const MAX_CLAUSE = 4_000

/** A clause without what surrounds its words; null where it has none. */
export function trimClause(text: string, range: TextRange): TextRange | null {
  let { start, end } = range
  if (!HAS_WORD.test(text.slice(start, end))) return null
  while (LEADING.test(text.charAt(start))) start += 1
  while (TRAILING.test(text.charAt(end - 1))) end -= 1
  return { start, end }
}

/** The clause that ends at an offset and begins at `from` at the earliest; null where no word stands between. */
export function clauseBefore(text: string, from: number, end: number): TextRange | null {
  const start = paragraphStart(text, firstWordFrom(text, from, end - MAX_CLAUSE), end)
  const whole = trimClause(text, { start, end })
  if (whole === null) return null
  // A wrapped line goes on; to the splitter of sentences a line break is always an end.
  const part = text.slice(whole.start, whole.end).replaceAll('\n', ' ')
  const sentence = SENTENCE_END.test(part)
    ? (sentencesIn(part, 0, part.length).at(-1)?.start ?? 0)
    : 0
  const open = Math.max(sentence, lastOpen(part, '{', '}') + 1, lastOpen(part, '(', ')') + 1)
  const behindMarks = [...part.slice(open).matchAll(STRONG_MARK)].map(
    mark => open + mark.index + mark[0].length,
  )
  const behind = behindMarks.findLast(at => HAS_WORD.test(part.slice(at))) ?? open
  return withoutLoneQuote(text, trimClause(text, { start: whole.start + behind, end: whole.end }))
}

/** Where to begin to look: `from`, or the first word behind `least` where that is later. */
function firstWordFrom(text: string, from: number, least: number): number {
  let at = Math.max(from, least)
  while (at > from && at < text.length && !/\s/.test(text.charAt(at))) at += 1
  return at
}

/** Where the paragraph begins that an offset lies in. A line that goes on in small letters or with a bracket was wrapped. */
function paragraphStart(text: string, from: number, end: number): number {
  const part = text.slice(from, end)
  let at = part.lastIndexOf('\n')
  while (at >= 0) {
    // Behind the last break may stand the marker itself.
    let next = from + at + 1
    while (/[ \t]/.test(text.charAt(next))) next += 1
    const isBlank = /\n[ \t]*$/.test(part.slice(Math.max(0, at - 40), at))
    if (isBlank || !/[\p{Ll}([]/u.test(text.charAt(next))) return from + at + 1
    at = at === 0 ? -1 : part.lastIndexOf('\n', at - 1)
  }
  return from
}

/** The last bracket that opens and does not close again; -1 where there is none. */
function lastOpen(part: string, opening: string, closing: string): number {
  let closed = 0
  for (let at = part.length - 1; at >= 0; at--) {
    if (part[at] === closing) closed += 1
    else if (part[at] === opening && closed === 0) return at
    else if (part[at] === opening) closed -= 1
  }
  return -1
}

/** A quotation mark that opens before a clause and closes behind it belongs to the quote, not to the clause. */
function withoutLoneQuote(text: string, clause: TextRange | null): TextRange | null {
  if (clause === null) return null
  const part = text.slice(clause.start, clause.end)
  const isLone = /^[“"](?![^]*[”"])/.test(part)
  return isLone ? trimClause(text, { start: clause.start + 1, end: clause.end }) : clause
}
