import { nameKey, nameParts, namesWithin } from './name-parts.ts'

export const NAME_KINDS = ['person', 'place', 'organisation', 'other'] as const
export type NameKind = (typeof NAME_KINDS)[number]

/** One name of the list and what stands for it. */
export interface NameRule {
  name: string
  replacement: string
  kind: NameKind
}

/** What is wrong with the rule at an index. An error keeps a list from being used, a remark does not. */
export interface RuleProblem {
  rule: number
  message: string
  isError: boolean
}

const MIN_LETTERS = 2

/** What is wrong with a list, in the order of its rules. */
export function checkRules(rules: readonly NameRule[]): RuleProblem[] {
  const keys = rules.map(rule => nameKey(rule.name))
  const firstByName = firstIndexes(keys)
  const firstByReplacement = firstIndexes(
    rules.map(rule => nameKey(withoutBrackets(rule.replacement))),
  )
  return rules.flatMap((rule, index) => {
    const errors = [
      nameError(rule, firstByName.get(keys[index] ?? '') !== index),
      replacementError(rule, firstByName),
    ]
    const problems = errors
      .filter(message => message !== null)
      .map(message => ({ rule: index, message, isError: true }))
    const first = firstByReplacement.get(nameKey(withoutBrackets(rule.replacement))) ?? index
    if (problems.length > 0 || isSamePerson(rule, rules[first] ?? rule)) return problems
    const message = 'Another name has the same replacement: readers cannot tell the two apart.'
    return [{ rule: index, message, isError: false }]
  })
}

/** Whether one name is a part of the other: "Hazel" may well have what stands for "Hazel Brown". */
function isSamePerson(one: NameRule, other: NameRule): boolean {
  const [words, others] = [nameParts(one.name).words, nameParts(other.name).words]
  const [few, many] = words.length < others.length ? [words, others] : [others, words]
  return few.every(word => many.includes(word))
}

function firstIndexes(keys: readonly string[]): Map<string, number> {
  const first = new Map<string, number>()
  for (const [index, key] of keys.entries()) if (!first.has(key)) first.set(key, index)
  return first
}

function nameError({ name }: NameRule, isRepeated: boolean): string | null {
  if (name.trim() === '') return 'Write the name that is to be replaced.'
  const letters = nameParts(name).words.join('')
  if ([...letters].length < MIN_LETTERS) return 'A name needs at least two letters or digits.'
  return isRepeated ? 'This name is in the list already.' : null
}

function replacementError(rule: NameRule, names: ReadonlyMap<string, number>): string | null {
  const replacement = withoutBrackets(rule.replacement)
  if (replacement === '') return 'Write what is to stand for the name.'
  if (/[\n\r\u2028\u2029]/.test(replacement)) return 'The replacement must stand on one line.'
  const ownKey = nameKey(rule.name)
  const within = namesWithin(replacement).filter(key => names.has(key))
  if (within.includes(ownKey)) return 'The replacement still holds the name.'
  return within.length > 0 ? 'The replacement holds another name of the list.' : null
}

/** The replacement as it is written: in square brackets by convention, unless told not to or it has them already. */
export function writtenReplacement(rule: NameRule, hasBrackets: boolean): string {
  const replacement = rule.replacement.trim()
  return hasBrackets && !isBracketed(replacement) ? `[${replacement}]` : replacement
}

/** A replacement without the square brackets around it. */
export function withoutBrackets(replacement: string): string {
  const text = replacement.trim()
  return isBracketed(text) ? text.slice(1, -1).trim() : text
}

function isBracketed(text: string): boolean {
  return text.length > 1 && text.startsWith('[') && text.endsWith(']')
}
