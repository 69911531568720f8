import { isMetadataLabel, labelKey } from './speaker-labels.ts'
import type { Line } from './lines.ts'

/**
 * How a label stands on its line: `colon` before the words, `tight` before them without a space, `alone` above them,
 * `stamped` above them with only a time stamp beside it, `cue` on a line of its own below the time. The others are weak,
 * because prose looks like them (`weak-candidates.ts`).
 */
export type LabelForm = 'colon' | 'tight' | 'alone' | 'stamped' | 'cue' | WeakForm

/**
 * A label without a colon: `tab` in front of a tab stop or in the first cell of a row, `bracket` in brackets before or
 * above the words, `dot` as `Q.` and `A.`, `dash` before a dash, `bare` alone on the line above the words.
 */
export type WeakForm = 'tab' | 'bracket' | 'dot' | 'dash' | 'bare'

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
  /** Whether a field of a form stands behind the label: `Interviewer: Dr X. Site: Y`. */
  isForm?: boolean
}

// Longer prefixes are prose; the bound also keeps every expression below from meeting a long string.
const MAX_PREFIX = 100
const MAX_LABEL = 40
const LABEL =
  /^[\p{L}\p{N}#][\p{L}\p{M}\p{N}'’.\-_#&/]*(?:,?[ \u00a0][\p{L}\p{M}\p{N}'’.\-_#&/]+){0,5}$/u
const WRAPPED = /^(?:\[([^[\]]+)\]|\{([^{}]+)\}|<([^<>]+)>|\(([^()]+)\))$/
const TIME = String.raw`(\d{1,3}):(\d{1,2})(?::(\d{1,2}))?(?:[.,](\d{1,3}))?`
const RANGE = String.raw`${TIME}(?: ?(?:-->|-|–) ?\d{1,3}:[\d:.,]{1,12})?`
const TIME_FIRST = new RegExp(
  String.raw`^(?:[[(<{]${RANGE}[\])>}]|${RANGE}(?=[\s,|–—-]))[\s,|–—-]*`,
)
const TIME_LAST = new RegExp(
  String.raw`[\s,|–—-]*(?:[[(<{]${RANGE}[\])>}]|(?<=[\s,|–—-])${RANGE})$`,
)
const TIME_INSIDE = new RegExp(String.raw`^[[(<{]${RANGE}[\])>}]\s*`)
// Trint's `Ann Lee [00:00:12] Hello`: the time stands where the colon would.
const NAME_AND_TIME = new RegExp(String.raw`^([^[\](){}<>:\t]{1,60}?\s+[[(]${RANGE}[\])])\s+(?=\S)`)
// `12.`, and the bare paragraph numbers that analysis programs print in the margin.
const LIST_NUMBER = /^\d{1,4}(?:[.)][ \t]+|[ \t]{2,}|\t)/
const ROLE = /[ \u00a0]{0,3}(?:\([^()]{1,60}\)|\[[^[\]]{1,60}\])$/

/** Reads one line as the opening of a turn; null when no label stands at its start. */
export function readCandidate(text: string, line: Line, index: number): Candidate | null {
  const head = text.slice(line.start, Math.min(line.end, line.start + MAX_PREFIX + 40))
  return (
    readColon(text, line, index, head) ??
    readStamped(line, index, head) ??
    readTimed(line, index, head)
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
  const isForm = hasField(text.slice(contentStart, Math.min(line.end, contentStart + MAX_PREFIX)))
  return { line: index, form, contentStart, ...opener, timeMs, isStamped, isForm }
}

const FIELD = /(?:[.,;|]\s{1,4}|\s{3,}|\t)(\p{L}[\p{L} ]{1,30}):\s/gu

function hasField(rest: string): boolean {
  return [...rest.matchAll(FIELD)].some(([, label = '']) => isMetadataLabel(label))
}

function readStamped(line: Line, index: number, head: string): Candidate | null {
  if (line.end - line.start > MAX_PREFIX) return null
  const opener = parseOpener(head.trimEnd())
  if (!opener || opener.timeMs === null) return null
  return { line: index, form: 'stamped', contentStart: line.end, ...opener, isStamped: true }
}

function readTimed(line: Line, index: number, head: string): Candidate | null {
  const found = NAME_AND_TIME.exec(head)
  const opener = found && parseOpener(found[1] ?? '')
  if (!found || !opener?.isStamped) return null
  return { line: index, form: 'colon', contentStart: line.start + found[0].length, ...opener }
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

/** Takes `1. [00:12:31] **Ann Lee (GP)` apart; null where it is no label. */
export function parseOpener(prefix: string): Opener | null {
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
  const bare = rest.replace(/(?:\*\*|__)$/, '').trim()
  const wrapped = WRAPPED.exec(bare)
  const inner = wrapped?.slice(1).find(part => part !== undefined) ?? bare
  // MAXQDA takes `#Ann:` for a speaker; a number alone keeps its sign.
  const label = inner.trim().replace(/^#(?=\p{L})/u, '')
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

/** The first place at or after `from` that is not white space. */
export function skipSpace(text: string, from: number, end: number): number {
  let at = from
  while (at < end && /\s/.test(text.charAt(at))) at++
  return at
}
