import { isNameLike } from './speaker-labels.ts'
import { parseOpener, skipSpace } from './turn-candidates.ts'
import type { Line } from './lines.ts'
import type { Candidate } from './turn-candidates.ts'

/**
 * Labels without a colon, as some programs and typists write them: `[Mary] So.`, `Q. Why?`, `INT - Why?`, a name alone on
 * its line, the first cell of a row. Each looks like prose as well, so `choose-speakers.ts` takes them only where no label
 * with a colon speaks and an interviewer is among them.
 */

/** Longer heads are not read. */
const MAX_HEAD = 140
const TIME_CELL = String.raw`((?:[[(]?\d{1,3}:[\d:.,]{1,12}[\])]?\t)?)`
const TAB_CELLS = new RegExp(String.raw`^${TIME_CELL}([^\t]{1,44})\t+${TIME_CELL}(?=\S)`)
const BRACKET =
  /^\s{0,8}((?:[[(]?\d{1,3}:[\d:.,]{1,12}[\])]?\s{1,4})?)(?:\[([^[\]]{1,44})\]|\{([^{}]{1,44})\}|<([^<>]{1,44})>|\(([^()]{1,44})\))(?=\s|$)/
const DOT = /^\s{0,8}([QA])\.\s{1,8}(?=\S)/
const DASH = /^([^\t:]{1,44}?)\s{1,4}[-–—]\s{1,4}(?=\S)/
const MAX_BARE = 44

type Reader = (line: Line, index: number, head: string, text: string) => Candidate | null

const READERS: readonly Reader[] = [readTab, readBracket, readDot, readDash, readBare]

/** Reads one line as the weak opening of a turn; null where it is none. */
export function readWeak(text: string, line: Line, index: number): Candidate | null {
  const head = text.slice(line.start, Math.min(line.end, line.start + MAX_HEAD))
  for (const read of READERS) {
    const found = read(line, index, head, text)
    if (found) return found
  }
  return null
}

function readTab(line: Line, index: number, head: string): Candidate | null {
  const cells = TAB_CELLS.exec(head)
  if (!cells) return null
  const opener = parseOpener(`${cells[1]} ${cells[2]} ${cells[3]}`.replace(/\s*:\s*$/, ''))
  if (!opener) return null
  return { line: index, form: 'tab', contentStart: line.start + cells[0].length, ...opener }
}

function readBracket(line: Line, index: number, head: string, text: string): Candidate | null {
  const found = BRACKET.exec(head)
  if (!found) return null
  const inside = found.slice(2).find(part => part !== undefined) ?? ''
  const opener = parseOpener(`${found[1]}${inside}`)
  if (!opener || !isNameLike(opener.label)) return null
  const contentStart = skipSpace(text, line.start + found[0].length, line.end)
  return { line: index, form: 'bracket', contentStart, ...opener }
}

// Only these two letters: `A.`, `B.`, `C.` are a list.
function readDot(line: Line, index: number, head: string): Candidate | null {
  const found = DOT.exec(head)
  const opener = found && parseOpener(found[1] ?? '')
  if (!found || !opener) return null
  return { line: index, form: 'dot', contentStart: line.start + found[0].length, ...opener }
}

function readDash(line: Line, index: number, head: string): Candidate | null {
  const found = DASH.exec(head)
  const opener = found && parseOpener(found[1] ?? '')
  if (!found || !opener || !isNameLike(opener.label)) return null
  return { line: index, form: 'dash', contentStart: line.start + found[0].length, ...opener }
}

function readBare(line: Line, index: number, head: string): Candidate | null {
  if (line.end - line.start > MAX_BARE || /[.!?,;:…]\s*$/.test(head)) return null
  const opener = parseOpener(head)
  if (!opener || !isNameLike(opener.label)) return null
  return { line: index, form: 'bare', contentStart: line.end, ...opener }
}
