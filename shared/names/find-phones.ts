import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { IdentifierHit } from './identifier.ts'

/**
 * Telephone numbers. The text search of libphonenumber passes over numbers that nobody may have been given
 * (07700 900123) and takes seconds for a text full of digits. So candidates are found here, and the library says of each
 * whether it can be in use: then it is sure. One with only the shape of a number of the United Kingdom is a doubtful hit.
 */

/** Digits with what may stand before and between them. No character can be tried twice, so this takes linear time. */
const RUN = /[+(\d][+()\d \u00a0.\u2010-\u2013-]*/g
const GROUP = /(\+?)(\d+)/g
const GAP = /^(?:[ \u00a0.\u2010-\u2013-]{1,3}|[ \u00a0]?[()][ \u00a0.-]?|\)[ \u00a0]?\()$/
/** A number as it is dialled within the United Kingdom, without spaces. */
const HOME = /^0(?:1\d{8,9}|[2379]\d{9}|5[56]\d{8}|8\d{9}|800\d{6}|8001111|845464\d)$/
const HOME_CODE = '44'
const MAX_GROUPS = 15
const MAX_DIGITS = 17
const MIN_DIGITS = 8
/** Of North America, with its area in brackets. */
const AREA_IN_BRACKETS = /(?<![\d)])\(\d{3}\) ?\d{3}[-. ]\d{4}(?![\d-])/g
/** A number without its area, where somebody says that it is one. */
const LOCAL =
  /\b(?:telephone|phone|mobile|tel|mob)\b(?: number| no)?\.?(?: is| was)?:? {0,2}(\d{3,4} ?\d{3,4})(?![\p{L}\p{N}_]|[-.,:/]\d)/giu
const OTHER_NUMBER = /(?:isbn|issn|doi|isrctn|orcid)(?:-1[03])?[: ]{0,3}$/i
const CUE_REACH = 12

interface Group {
  digits: string
  start: number
  end: number
  isPlus: boolean
}

/** All telephone numbers of a text; a few may overlap. */
export function findPhones(text: string): IdentifierHit[] {
  const isInUse = rememberAnswers()
  const hits: IdentifierHit[] = []
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const groups = groupsOf(run, index)
    for (let at = 0; at < groups.length; at++) {
      const found = longestFrom(text, groups, at, isInUse)
      if (found === null) continue
      hits.push(found.hit)
      at = found.last
    }
  }
  for (const { 0: found, index: start } of text.matchAll(AREA_IN_BRACKETS)) {
    hits.push({ kind: 'phone', start, end: start + found.length, isSure: false })
  }
  for (const { 0: found, 1: number = '', index } of text.matchAll(LOCAL)) {
    const end = index + found.length
    hits.push({ kind: 'phone', start: end - number.length, end, isSure: false })
  }
  return hits
}

function groupsOf(run: string, from: number): Group[] {
  return [...run.matchAll(GROUP)].map(({ 0: all, 1: plus = '', 2: digits = '', index }) => {
    const start = from + index
    return { digits, start, end: start + all.length, isPlus: plus !== '' }
  })
}

/** The number that begins with a group: one in use rather than one that only looks so, then the longest. */
function longestFrom(
  text: string,
  groups: readonly Group[],
  at: number,
  isInUse: (number: string) => boolean,
): { hit: IdentifierHit; last: number } | null {
  const first = groups[at]
  if (first === undefined || !mayBegin(text, first)) return null
  let best: { hit: IdentifierHit; last: number } | null = null
  const parts: string[] = []
  let length = 0
  for (let last = at; last < Math.min(groups.length, at + MAX_GROUPS); last++) {
    const group = groups[last] as Group
    const before = groups[last - 1]
    if (last > at && before && !mayFollow(text, before, group)) break
    length += group.digits.length
    if (length > MAX_DIGITS) break
    if (!isTrunkZero(text, group) || last === at) parts.push(group.digits)
    if (length < MIN_DIGITS || !mayEnd(text, group.end)) continue
    const number = asDialled(parts, first.isPlus)
    if (number === null) continue
    const isSure = isInUse(number)
    const isHome = number.startsWith(`+${HOME_CODE}`)
    if ((isSure || isHome) && (isSure || best?.hit.isSure !== true)) {
      best = { hit: { kind: 'phone', ...spanOf(text, first.start, group.end), isSure }, last }
    }
  }
  return best
}

function mayBegin(text: string, { digits, start, isPlus }: Group): boolean {
  if (!isPlus && !digits.startsWith('0')) return false
  if (
    digits.length > MAX_DIGITS ||
    /[\p{L}\p{N}_£$€.,\u2010-\u2013-]/u.test(text[start - 1] ?? '')
  ) {
    return false
  }
  return !OTHER_NUMBER.test(text.slice(Math.max(0, start - CUE_REACH), start))
}

function mayFollow(text: string, before: Group, group: Group): boolean {
  return !group.isPlus && GAP.test(text.slice(before.end, group.start))
}

function mayEnd(text: string, end: number): boolean {
  return !/^(?:[\p{L}\p{N}_]|[-./:]\d)/u.test(text.slice(end, end + 2))
}

/** The "(0)" of "+44 (0)20 7946 0958", which nobody dials from abroad. */
function isTrunkZero(text: string, { digits, start, end }: Group): boolean {
  return digits === '0' && text[start - 1] === '(' && text[end] === ')'
}

/** With the bracket that opens before the area, where it closes within the number. */
function spanOf(text: string, start: number, end: number): { start: number; end: number } {
  const opens = text[start - 1] === '('
  const inner = text.slice(start, end)
  const closes = inner.indexOf(')')
  const isOurs = opens && closes >= 0 && !inner.slice(0, closes).includes('(')
  return { start: isOurs ? start - 1 : start, end }
}

/** The number with its country, "+441132432799"; null where it cannot be one. */
function asDialled(parts: readonly string[], isPlus: boolean): string | null {
  const all = parts.join('')
  const first = parts[0] ?? ''
  const isAbroad = isPlus || (first.startsWith('00') && first.length > 3)
  if (isAbroad) {
    const digits = isPlus ? all : all.slice(2)
    if (digits.startsWith(HOME_CODE)) {
      const home = `0${digits.slice(HOME_CODE.length).replace(/^0/, '')}`
      return HOME.test(home) ? `+${HOME_CODE}${home.slice(1)}` : null
    }
    return digits.length >= MIN_DIGITS ? `+${digits}` : null
  }
  // Areas have three digits or more; somebody may also read a number out digit by digit.
  const isGrouped = first.length > 2 || first === '07' || parts.every(part => part.length === 1)
  return isGrouped && HOME.test(all) ? `+${HOME_CODE}${all.slice(1)}` : null
}

/** Asks the library once a number: an answer takes it a tenth of a millisecond. */
function rememberAnswers(): (number: string) => boolean {
  const answers = new Map<string, boolean>()
  return number => {
    const known = answers.get(number)
    if (known !== undefined) return known
    const answer = parsePhoneNumberFromString(number)?.isValid() === true
    answers.set(number, answer)
    return answer
  }
}
