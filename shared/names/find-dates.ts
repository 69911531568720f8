import type { IdentifierHit } from './identifier.ts'

/**
 * Dates of a day. One near a word of birth is a date of birth and sure; there a month or a day will do without the rest.
 * Every pattern has bounded parts and begins where no digit or letter stands before, so that it takes linear time.
 */

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const SPOKEN_DAY =
  '(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth'
const SPOKEN_YEAR =
  '(?:nineteen|twenty|two thousand)(?: and)?(?:[- ](?:oh[- ])?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w{3,6}teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)?'
const DAY = `(?:[0-3]?\\d ?(?:st|nd|rd|th)?|${SPOKEN_DAY})`
const YEAR = `(?:(?:19|20)\\d\\d|['’]\\d\\d|${SPOKEN_YEAR})`
const BEFORE = '(?<![\\p{L}\\p{N}_])'
const BEHIND = '(?![\\p{L}\\p{N}_])'
const S = '[ \\u00a0]'

const pattern = (source: string) => new RegExp(`${BEFORE}(?:${source})${BEHIND}`, 'giu')

/** Days with month and year, in words. */
const IN_WORDS = pattern(
  [
    `${DAY}${S}(?:of${S})?${MONTH},?${S}${YEAR}`,
    `${MONTH}${S}(?:the${S})?${DAY},?${S}${YEAR}`,
  ].join('|'),
)
/** What counts only near a word of birth: a day without its year, a month or a year alone. */
const IN_PART = pattern(
  [
    `${DAY}${S}(?:of${S})?${MONTH}`,
    `${MONTH}${S}(?:the${S})?${DAY}`,
    `${MONTH},?${S}(?:of${S})?${YEAR}`,
    '(?:19|20)\\d\\d',
  ].join('|'),
)
const IN_DIGITS =
  /(?<![\p{L}\p{N}_]|\d[-./])(?:(\d{1,2})([-./]| ?[-./] )(\d{1,2})\2(\d{4}|\d{2})|(\d{4})([-./])(\d{2})\6(\d{2}))(?![\p{L}\p{N}_]|[-./]\d)/gu

const BIRTH = /\b(?:born|births?|birthdate|birthday|d\.?o\.?b)\b/i
const REACH_BEFORE = 40
const REACH_BEHIND = 25

export function findDates(text: string): IdentifierHit[] {
  const hits: IdentifierHit[] = []
  for (const match of text.matchAll(IN_DIGITS)) {
    const isBirth = isNearBirth(text, match.index, match.index + match[0].length)
    if (isDayInDigits(match, isBirth)) hits.push(hitOf(match, isBirth))
  }
  for (const match of text.matchAll(IN_WORDS)) {
    hits.push(hitOf(match, isNearBirth(text, match.index, match.index + match[0].length)))
  }
  for (const match of text.matchAll(IN_PART)) {
    const end = match.index + match[0].length
    if (isNearBirth(text, match.index, end)) hits.push(hitOf(match, true))
  }
  return hits
}

function hitOf({ 0: found, index: start }: RegExpExecArray, isBirth: boolean): IdentifierHit {
  const kind = isBirth ? 'birthDate' : 'date'
  return { kind, start, end: start + found.trimEnd().length, isSure: isBirth }
}

/** Whether numbers can be a day: not the numbers of a section, of a version, of a score. */
function isDayInDigits(match: RegExpExecArray, isBirth: boolean): boolean {
  const [, day, sign = '', month, year = '', isoYear, , isoMonth, isoDay] = match
  if (isoYear !== undefined) {
    return /^(?:19|20)/.test(isoYear) && isDayAndMonth(Number(isoDay), Number(isoMonth))
  }
  const isLong = /^(?:19|20)\d\d$/.test(year)
  const isShort = year.length === 2 && (sign.includes('/') || isBirth)
  if (!isLong && !isShort) return false
  const [a, b] = [Number(day), Number(month)]
  return isDayAndMonth(a, b) || isDayAndMonth(b, a)
}

function isDayAndMonth(day: number, month: number): boolean {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12
}

/** Whether a word of birth stands shortly before or behind, on the same line and in the same sentence. */
function isNearBirth(text: string, start: number, end: number): boolean {
  const before = text
    .slice(Math.max(0, start - REACH_BEFORE), start)
    .split(/[\n!?;]|\. /)
    .at(-1)
  const behind = text.slice(end, end + REACH_BEHIND).split(/[\n!?;]|\. /)[0]
  return BIRTH.test(before ?? '') || BIRTH.test(behind ?? '')
}
