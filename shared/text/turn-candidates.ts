import { labelKey } from './speaker-labels.ts'
import type { Line } from './lines.ts'

/**
 * How a label stands on its line: `colon` before the words, `tight` before them without a space, `alone` above them,
 * `stamped` above them with only a time stamp beside it, `cue` on a line of its own below the time, `tab` in front of a tab stop or in the first cell of a row.
 */
export type LabelForm = 'colon' | 'tight' | 'alone' | 'stamped' | 'cue' | 'tab'

/** A line that may open a speaker's turn. Offsets are UTF-16 code units of the text. */
export interface Candidate {
  /** The index of the line among the lines of the text. */
  line: number
  form: LabelForm
  label: string
  key: string
  timeMs: number | null
  /** Whether the time is surely one of a recording; `10:30` without brackets may be the time of day. */
  isStamped: boolean
  hasRole: boolean
  contentStart: number
}

// Longer prefixes are prose; the bound also keeps every expression below from meeting a long string.
const MAX_PREFIX = 100
const MAX_LABEL = 40
const LABEL =
  /^[\p{L}\p{N}#][\p{L}\p{M}\p{N}'’.\-_#&/]*(?:[ \u00a0][\p{L}\p{M}\p{N}'’.\-_#&/]+){0,3}$/u
const TIME = String.raw`(\d{1,3}):(\d{1,2})(?::(\d{1,2}))?(?:[.,](\d{1,3}))?`
const RANGE = String.raw`${TIME}(?: ?(?:-->|-|–) ?\d{1,3}:[\d:.,]{1,12})?`
const TIME_FIRST = new RegExp(
  String.raw`^(?:[[(<{]${RANGE}[\])>}]|${RANGE}(?=[\s,|–—-]))[\s,|–—-]*`,
)
const TIME_LAST = new RegExp(
  String.raw`[\s,|–—-]*(?:[[(<{]${RANGE}[\])>}]|(?<=[\s,|–—-])${RANGE})$`,
)
const TIME_INSIDE = new RegExp(String.raw`^[[(<{]${RANGE}[\])>}]\s*`)
const TIME_CELL = String.raw`((?:[[(]?\d{1,3}:[\d:.,]{1,12}[\])]?\t)?)`
const TAB_CELLS = new RegExp(String.raw`^${TIME_CELL}([^\t]{1,44})\t+${TIME_CELL}(?=\S)`)
// `12.`, and the bare paragraph numbers that analysis programs print in the margin.
const LIST_NUMBER = /^\d{1,4}(?:[.)][ \t]+|[ \t]{2,}|\t)/
const ROLE = /[ \u00a0]{0,3}(?:\([^()]{1,60}\)|\[[^[\]]{1,60}\])$/

/** Reads one line as the opening of a turn; null when no label stands at its start. */
export function readCandidate(text: string, line: Line, index: number): Candidate | null {
  const head = text.slice(line.start, Math.min(line.end, line.start + MAX_PREFIX + 40))
  return (
    readColon(text, line, index, head) ??
    readStamped(line, index, head) ??
    readTab(line, index, head)
  )
}

function readColon(text: string, line: Line, index: number, head: string): Candidate | null {
  const colon = findColon(head)
  if (colon === -1) return null
  const opener = parseOpener(head.slice(0, colon))
  if (!opener) return null
  let after = colon + 1
  if (/^(?:\*\*|__)/.test(head.slice(after))) after += 2
  const next = head.charAt(after)
  const isTight = next !== '' && !/\s/.test(next)
  if (isTight && !/[\p{L}"“‘'…(*[]/u.test(next)) return null
  let contentStart = skipSpace(text, line.start + after, line.end)
  let { timeMs, isStamped } = opener
  const inside = TIME_INSIDE.exec(text.slice(contentStart, Math.min(line.end, contentStart + 40)))
  if (timeMs === null && inside) {
    timeMs = toMs(inside)
    isStamped = timeMs !== null
    contentStart = skipSpace(text, contentStart + inside[0].length, line.end)
  }
  const form = contentStart >= line.end ? 'alone' : isTight ? 'tight' : 'colon'
  return { line: index, form, contentStart, ...opener, timeMs, isStamped }
}

function readStamped(line: Line, index: number, head: string): Candidate | null {
  if (line.end - line.start > MAX_PREFIX) return null
  const opener = parseOpener(head.trimEnd())
  if (!opener || opener.timeMs === null) return null
  return { line: index, form: 'stamped', contentStart: line.end, ...opener, isStamped: true }
}

function readTab(line: Line, index: number, head: string): Candidate | null {
  const cells = TAB_CELLS.exec(head)
  if (!cells) return null
  const opener = parseOpener(`${cells[1]} ${cells[2]} ${cells[3]}`.replace(/\s*:\s*$/, ''))
  if (!opener) return null
  return { line: index, form: 'tab', contentStart: line.start + cells[0].length, ...opener }
}

/** The first colon that ends a label: one between digits belongs to a time. */
function findColon(head: string): number {
  for (let at = 0; at < Math.min(head.length, MAX_PREFIX); at++) {
    const char = head.charAt(at)
    if (char !== ':' && char !== '：') continue
    if (/\d/.test(head.charAt(at - 1)) && /\d/.test(head.charAt(at + 1))) continue
    return at
  }
  return -1
}

type Opener = Pick<Candidate, 'label' | 'key' | 'timeMs' | 'isStamped' | 'hasRole'>

/** Takes `1. [00:12:31] **Ann Lee (GP)` apart. */
function parseOpener(prefix: string): Opener | null {
  let rest = prefix
    .trim()
    .replace(LIST_NUMBER, '')
    .replace(/^(?:\*\*|__)/, '')
  let timeMs: number | null = null
  let stamp = ''
  const first = TIME_FIRST.exec(rest)
  if (first) {
    timeMs = toMs(first)
    stamp = first[0]
    rest = rest.slice(first[0].length)
  }
  rest = rest
    .replace(/^(?:\*\*|__)/, '')
    .replace(/(?:\*\*|__)$/, '')
    .trimEnd()
  const last = TIME_LAST.exec(rest)
  if (last && timeMs === null) {
    timeMs = toMs(last)
    stamp = last[0]
    rest = rest.slice(0, last.index)
  }
  const role = ROLE.exec(rest)
  if (role && role.index > 0) rest = rest.slice(0, role.index)
  const label = rest.replace(/(?:\*\*|__)$/, '').trim()
  if (label.length === 0 || label.length > MAX_LABEL || !LABEL.test(label)) return null
  if (!/\p{L}/u.test(label) && !label.startsWith('#')) return null
  const isStamped = timeMs !== null && /[[(<{]|:\d+:/.test(stamp)
  return { label, key: labelKey(label), timeMs, isStamped, hasRole: role !== null }
}

/** Milliseconds of a `TIME` match; null where minutes or seconds cannot be. Two parts are minutes and seconds. */
function toMs(match: RegExpExecArray): number | null {
  // Alternatives repeat the four groups; the matched one is the first that is filled.
  const from = match.slice(1).findIndex(part => part !== undefined) + 1
  const [a, b, c, fraction] = [0, 1, 2, 3].map(offset => match[from + offset])
  const parts = (c === undefined ? ['0', a, b] : [a, b, c]).map(Number)
  const [hours, minutes, seconds] = parts as [number, number, number]
  if (seconds > 59 || (c !== undefined && minutes > 59)) return null
  const ms = fraction === undefined ? 0 : Number(fraction.padEnd(3, '0'))
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from
  while (at < end && /\s/.test(text.charAt(at))) at++
  return at
}
