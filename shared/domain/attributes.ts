/** What an attribute of participants can hold. */
export const ATTRIBUTE_TYPES = ['text', 'number', 'boolean', 'date', 'choice'] as const
/** What an attribute of participants can hold. */
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number]

/** What decides whether a value fits. */
export interface ValueRule {
  type: AttributeType
  choices: readonly string[]
}

/** A value in the one form in which it is stored, `null` where there is none; or why it does not fit. */
export type ParsedValue = { value: string | null } | { problem: string }

const YES = new Set(['yes', 'y', 'true'])
const NO = new Set(['no', 'n', 'false'])

/** Brings what somebody wrote into its canonical form: `3.50` to `3.5`, `Y` to `yes`, a choice to its own spelling. */
export function parseValue({ type, choices }: ValueRule, written: string): ParsedValue {
  const text = written.normalize('NFC').trim()
  if (text === '') return { value: null }
  const key = text.toLowerCase()
  if (type === 'text') return { value: text }
  if (type === 'boolean') {
    if (YES.has(key) || key === '1') return { value: 'yes' }
    if (NO.has(key) || key === '0') return { value: 'no' }
    return { problem: `“${brief(text)}” is neither yes nor no.` }
  }
  if (type === 'number') {
    const value = canonicalNumber(text)
    if (value !== null) return { value }
    return { problem: `“${brief(text)}” is not a number. Write it like 42 or 3.5.` }
  }
  if (type === 'date') {
    const date = canonicalDate(text)
    if (date !== null) return { value: date }
    return {
      problem: `“${brief(text)}” is not a date. Write year, month and day, like 2026-03-31.`,
    }
  }
  const choice = choices.find(one => one.toLowerCase() === key)
  if (choice !== undefined) return { value: choice }
  return { problem: `“${brief(text)}” is not one of ${listChoices(choices)}.` }
}

/** What a column of written values most likely holds; a few words that come again are choices. */
export function guessType(written: readonly string[]): { type: AttributeType; choices: string[] } {
  const values = written.map(value => value.normalize('NFC').trim()).filter(value => value !== '')
  const is = (fits: (value: string) => boolean) => values.length > 0 && values.every(fits)
  const keyed = (value: string) => value.toLowerCase()
  if (is(value => YES.has(keyed(value)) || NO.has(keyed(value)))) {
    return { type: 'boolean', choices: [] }
  }
  // `007` and `+44…` are names made of digits: as numbers they would lose what they say.
  if (is(value => !/^[-+]?0\d|^\+/.test(value) && canonicalNumber(value) !== null)) {
    return { type: 'number', choices: [] }
  }
  if (is(value => canonicalDate(value) !== null)) return { type: 'date', choices: [] }
  const choices = distinctChoices(values)
  const isShort = choices.length <= 12 && choices.every(value => value.length <= 40)
  if (isShort && values.length >= 3 && choices.length * 3 <= values.length * 2) {
    return { type: 'choice', choices }
  }
  return { type: 'text', choices: [] }
}

/** Choices without repeats, each in the spelling that came first. */
export function distinctChoices(written: readonly string[]): string[] {
  const byKey = new Map<string, string>()
  for (const choice of written) {
    if (!byKey.has(choice.toLowerCase())) byKey.set(choice.toLowerCase(), choice)
  }
  return [...byKey.values()]
}

function canonicalNumber(text: string): string | null {
  if (!/^[-+−]?\d+(?:\.\d+)?$/.test(text)) return null
  const value = Number(text.replace('−', '-'))
  // More digits than a number holds would come back as other digits.
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return null
  return String(value === 0 ? 0 : value)
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** `2026-03-31`, or `31 March 2026`; `03/04/2026` is two days at once, by country, and so is none. */
function canonicalDate(text: string): string | null {
  const named = /^(\d{1,2}) ([a-z]{3})[a-z]* (\d{4})$/i.exec(text)
  const month = MONTHS.indexOf(named?.[2]?.toLowerCase() ?? '') + 1
  const two = (value: string | number) => String(value).padStart(2, '0')
  const iso = named ? `${named[3]}-${two(month)}-${two(named[1] ?? '')}` : text
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null
  const at = new Date(`${iso}T00:00:00.000Z`)
  // A 30th of February would come back as a day of March.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null
}

function brief(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}

function listChoices(choices: readonly string[]): string {
  const shown = choices.slice(0, 8).join(', ')
  return choices.length > 8 ? `${shown} and ${choices.length - 8} more` : shown
}
