import type { IdentifierHit } from './identifier.ts'

/** What public bodies of the United Kingdom know people by: NHS number, National Insurance number, postcode. */
export function findOfficial(text: string): IdentifierHit[] {
  return [...findNhsNumbers(text), ...findNiNumbers(text), ...findPostcodes(text)]
}

const NHS_NUMBER =
  /(?<![\p{L}\p{N}_.]|\d[-–])\d{3}([ \u00a0\u2010-\u2013-]?)\d{3}\1\d{4}(?![\p{L}\p{N}_]|[-–.]\d)/gu
const NHS_DIGITS = 10
const NHS_MODULUS = 11

function findNhsNumbers(text: string): IdentifierHit[] {
  return [...text.matchAll(NHS_NUMBER)]
    .filter(match => isNhsNumber(match[0].replace(/\D/g, '')))
    .map(match => hitOf('nhsNumber', match, true))
}

/** Whether the last of ten digits is the check digit of the others (NHS Data Dictionary, "NHS Number"). */
function isNhsNumber(number: string): boolean {
  const digits = [...number].map(Number)
  if (number.startsWith('0') || new Set(digits).size === 1) return false
  const sum = digits
    .slice(0, -1)
    .reduce((before, digit, index) => before + digit * (NHS_DIGITS - index), 0)
  return (NHS_MODULUS - (sum % NHS_MODULUS)) % NHS_MODULUS === digits.at(-1)
}

/** Two letters (not all pairs are given out), six digits, A to D. */
const NI_NUMBER =
  /(?<![\p{L}\p{N}_])(?!bg|gb|kn|nk|nt|tn|zz)[a-ceghj-prtw-z][a-ceghj-nprtw-z][ \u00a0-]?\d{2}[ \u00a0-]?\d{2}[ \u00a0-]?\d{2}[ \u00a0-]?[a-d](?![\p{L}\p{N}_])/giu

function findNiNumbers(text: string): IdentifierHit[] {
  return [...text.matchAll(NI_NUMBER)].map(match => hitOf('niNumber', match, isUpper(match[0])))
}

/** The areas of the United Kingdom and the islands: the letters that a postcode may begin with. */
const AREAS =
  'AB|AL|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|E|FK|FY|GL|GU|GY|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|L|ME|MK|ML|M|NE|NG|NN|NP|NR|NW|N|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S|TA|TD|TF|TN|TQ|TR|TS|TW|TY|UB|WA|WC|WD|WF|WN|WR|WS|WV|W|YO|ZE'
const OUTWARD = `(?:${AREAS})\\d(?:\\d|[ABEHJKMNPRSTUVWXY])?`
const POSTCODE = new RegExp(
  `(?<![\\p{L}\\p{N}_])(?:${OUTWARD}[ \\u00a0]{0,2}\\d[ABD-HJLNP-UW-Z]{2}|GIR ?0AA)(?![\\p{L}\\p{N}_])`,
  'giu',
)
const HALF = new RegExp(
  `(?<![\\p{L}\\p{N}_])post ?codes?(?![\\p{L}\\p{N}_])[^\\n\\d]{0,20}?(?<![\\p{L}\\p{N}_])(${OUTWARD})(?![\\p{L}\\p{N}_])`,
  'giu',
)

function findPostcodes(text: string): IdentifierHit[] {
  const whole = [...text.matchAll(POSTCODE)].map(match =>
    hitOf('postcode', match, isUpper(match[0])),
  )
  const halves = [...text.matchAll(HALF)].map(({ 0: found, 1: half = '', index }) => {
    const end = index + found.length
    return { kind: 'postcode' as const, start: end - half.length, end, isSure: false }
  })
  return [...whole, ...halves]
}

function isUpper(text: string): boolean {
  return text === text.toUpperCase()
}

function hitOf(
  kind: IdentifierHit['kind'],
  { 0: found, index: start }: RegExpExecArray,
  isSure: boolean,
): IdentifierHit {
  return { kind, start, end: start + found.length, isSure }
}
