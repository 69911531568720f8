import {
  isCodeLabel,
  isKnownSpeaker,
  isMetadataLabel,
  isNameLike,
  isNeverSpeaker,
} from '../text/speaker-labels.ts'
import { type Capitals, type CapitalUse, readCapitals } from './find-capitals.ts'
import { compileNames } from './find-names.ts'
import {
  isNoName,
  ORGANISATION_WORDS,
  PARTICLES,
  PERSON_CUES_BEFORE,
  PERSON_CUES_BEHIND,
  PLACE_CUES,
  PLACE_WORDS,
  ROLES,
  TITLES,
} from './name-hints.ts'
import { nameKey, nameParts } from './name-parts.ts'
import { NAME_KINDS, type NameKind, type NameRule, withoutBrackets } from './rules.ts'
import { isAllCapitals, wordKey } from './words.ts'

/**
 * Finds what a list of names may lack, without a dictionary: words with a capital where none is due, names behind titles,
 * speakers, and words that point at a place, an organisation or a person. It is meant to be read by somebody who ticks
 * what is a name, so it rather leaves out a doubtful word than bury the names.
 */

/** A text with the labels of its speakers. */
export interface NamedText {
  text: string
  speakers: readonly string[]
}

/** What may be a name, how often it occurs, in how many texts, and what speaks for it. */
export interface NameSuggestion {
  name: string
  kind: NameKind
  count: number
  sourceCount: number
  why: 'speaker' | 'title' | 'cue' | 'capital'
}

/** What has been seen of one name. */
interface Evidence {
  name: string
  keys: readonly string[]
  isSpeaker: boolean
  titles: number
  /** Capitals where none is due. */
  inside: number
  votes: Record<NameKind, number>
}

/** Names that a list may lack: people first, then places, organisations and the rest, each by how often they occur. */
export function suggestNames(
  texts: readonly NamedText[],
  known: readonly NameRule[],
): NameSuggestion[] {
  const uses = texts.map(({ text }) => readCapitals(text, replacementsIn(text, known)))
  const isCommon = commonWords(uses)
  const evidence = new Map<string, Evidence>()
  for (const speaker of new Set(texts.flatMap(text => text.speakers))) {
    const name = personOf(speaker)
    if (name !== null) seen(evidence, name, nameParts(name).words).isSpeaker = true
  }
  for (const use of uses) {
    for (const capitals of use.found) weigh(evidence, capitals, use.isCapitalHeavy, isCommon)
  }
  const isKnown = knownNames(known)
  const likely = [...evidence.values()].filter(each => isLikely(each) && !isKnown(each))
  return countIn(texts, likely).sort(byHarm)
}

function seen(evidence: Map<string, Evidence>, name: string, keys: readonly string[]): Evidence {
  const key = nameKey(name)
  const before = evidence.get(key)
  if (before !== undefined) return before
  const votes = { person: 0, place: 0, organisation: 0, other: 0 }
  const made = { name, keys, isSpeaker: false, titles: 0, inside: 0, votes }
  evidence.set(key, made)
  return made
}

/** Places within square brackets that hold a replacement of the list. */
function replacementsIn(text: string, known: readonly NameRule[]): (at: number) => boolean {
  const keys = new Set(known.map(rule => nameKey(withoutBrackets(rule.replacement))))
  const places = [...text.matchAll(/\[([^[\]\n]{1,200})\]/g)]
    .filter(match => keys.has(nameKey(match[1] ?? '')))
    .map(match => ({ start: match.index, end: match.index + match[0].length }))
  let near = 0
  return at => {
    while (near < places.length && (places[near]?.end ?? 0) <= at) near++
    return (places[near]?.start ?? Number.POSITIVE_INFINITY) <= at
  }
}

/** Says of a word whether the texts write it in small letters more often than with a capital that is not due. */
function commonWords(uses: readonly CapitalUse[]): (key: string) => boolean {
  const small = new Map<string, number>()
  const capital = new Map<string, number>()
  const add = (counts: Map<string, number>, key: string, count: number) =>
    counts.set(key, (counts.get(key) ?? 0) + count)
  for (const use of uses) {
    for (const [key, count] of use.small) add(small, key, count)
    for (const { keys, isStart } of use.found) {
      for (const key of isStart ? keys.slice(1) : keys) add(capital, key, 1)
    }
  }
  return key => (small.get(key) ?? 0) > (capital.get(key) ?? 0)
}

function weigh(
  evidence: Map<string, Evidence>,
  capitals: Capitals,
  isCapitalHeavy: boolean,
  isCommon: (key: string) => boolean,
): void {
  const trimmed = withoutOpening(capitals, isCommon)
  if (trimmed === null) return
  const { name, keys, isStart, hasTitle, before, behind } = trimmed
  const last = keys.at(-1) ?? ''
  const isOrganisation = keys.some(key => ORGANISATION_WORDS.has(key))
  const isPlace = PLACE_WORDS.has(last) || /.{3}shire$/.test(last)
  const isNamed = keys.some(key => !isGeneric(key) && !isCommon(key))
  if (!hasTitle && (!isNamed || isAcronyms(name))) return
  if (isCapitalHeavy && !hasTitle && !(keys.length > 1 && (isOrganisation || isPlace))) return

  const found = seen(evidence, name, keys)
  const isWhole = keys.length > 1 || !isStart
  if (hasTitle) found.titles++
  if (isWhole) found.inside++
  if (hasTitle) found.votes.person += 5
  else if (isOrganisation && keys.length > 1) found.votes.organisation += 5
  else if (isPlace && (keys.length > 1 || last.endsWith('shire'))) found.votes.place += 5
  else if (isProduct(name)) found.votes.other += 1
  else if (PLACE_CUES.has(before)) found.votes.place += 1
  else if (PERSON_CUES_BEFORE.has(before) || PERSON_CUES_BEHIND.has(behind)) found.votes.person += 1
}

/** Leaves out a first word that has its capital from the sentence ("When Sheila"); null where nothing is left. */
function withoutOpening(capitals: Capitals, isCommon: (key: string) => boolean): Capitals | null {
  const { keys, name, isStart } = capitals
  const first = keys[0] ?? ''
  const isOpener = isNoName(first) || TITLES.has(first) || (isStart && isCommon(first))
  if (keys.length === 1)
    return isNoName(first) || TITLES.has(first) || first.length < 2 ? null : capitals
  if (!isOpener) return capitals
  let skipped = 1
  while (PARTICLES.has(keys[skipped] ?? '')) skipped++
  const parts = name.split(/(?<=[\s'’-])/)
  const rest = parts.slice(skipped).join('').replace(/^['’]/, '')
  const left = keys.slice(skipped)
  if (left.length === 0 || rest === '' || nameParts(rest).words.length !== left.length) return null
  const inner = {
    ...capitals,
    name: rest,
    keys: left,
    isStart: false,
    before: keys[skipped - 1] ?? '',
  }
  return withoutOpening(inner, isCommon)
}

function isGeneric(key: string): boolean {
  return (
    isNoName(key) ||
    [PLACE_WORDS, ORGANISATION_WORDS, ROLES, PARTICLES].some(words => words.has(key)) ||
    /\d/.test(key)
  )
}

/** Whether a name is nothing but acronyms: NHS, GPs, PPI. */
function isAcronyms(name: string): boolean {
  return name
    .split(/[\s-]+/)
    .every(word => isAllCapitals(word.replace(/s$/, '')) || word.length < 2 || PARTICLES.has(word))
}

/** Whether a word has capitals inside as products do ("PowerPoint"), not as "McDonald" or "DeShawn". */
function isProduct(name: string): boolean {
  return (
    /^\p{L}*(?:\p{Ll}|\p{Lu}(?=\p{Lu}\p{Ll}))\p{Lu}\p{L}*$/u.test(name) &&
    !/^(?:Ma?c|De|La|Le|Di|Fitz)\p{Lu}/u.test(name)
  )
}

/** The person a speaker's label names; null where it names a role, a number or nothing. */
function personOf(speaker: string): string | null {
  const label = speaker.replace(/\s*[([].*$/, '').trim()
  const words = label.split(/\s+/).filter(word => !TITLES.has(wordKey(word.replace(/\.$/, ''))))
  const name = words.join(' ')
  if (isKnownSpeaker(label) || isCodeLabel(label) || isMetadataLabel(label)) return null
  if (isNeverSpeaker(label) || !isNameLike(label)) return null
  const keys = nameParts(name).words
  if (keys.length === 0 || keys.some(key => ROLES.has(key) || isNoName(key))) return null
  if ([...keys.join('')].length < 2 || /\d/.test(name)) return null
  return isAllCapitals(name) && name.length > 3 ? inTitleCase(name) : name
}

function inTitleCase(name: string): string {
  return name.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, letter => letter.toUpperCase())
}

function isLikely({ isSpeaker, titles, inside }: Evidence): boolean {
  return isSpeaker || titles > 0 || inside > 0
}

/** Says of a name whether the list has it, all of its words, or has it as a replacement. */
function knownNames(known: readonly NameRule[]): (evidence: Evidence) => boolean {
  const words = new Set(known.flatMap(rule => nameParts(rule.name).words))
  const replacements = new Set(known.map(rule => nameKey(withoutBrackets(rule.replacement))))
  return ({ name, keys }) => keys.every(key => words.has(key)) || replacements.has(nameKey(name))
}

/** Counts names where they would be replaced, so that "Sheila" does not count what is "Sheila Murray". */
function countIn(texts: readonly NamedText[], likely: readonly Evidence[]): NameSuggestion[] {
  const rules = likely.map(({ name }, index) => ({
    name,
    replacement: `${index}`,
    kind: 'other' as const,
  }))
  const find = compileNames(rules, { hasBrackets: true })
  const counts = likely.map(() => ({ count: 0, sourceCount: 0, lastSource: -1 }))
  for (const [source, { text }] of texts.entries()) {
    for (const { rule, doubt } of find(text)) {
      const count = counts[rule]
      if (count === undefined || doubt !== null) continue
      count.count++
      if (count.lastSource !== source) count.sourceCount++
      count.lastSource = source
    }
  }
  const people = new Set(likely.filter(each => isPerson(each)).flatMap(each => each.keys))
  return likely.flatMap((each, index) => {
    const { count = 0, sourceCount = 0 } = counts[index] ?? {}
    if (count === 0 && !each.isSpeaker) return []
    return [{ name: each.name, kind: kindOf(each, people), count, sourceCount, why: whyOf(each) }]
  })
}

function isPerson({ isSpeaker, titles }: Evidence): boolean {
  return isSpeaker || titles > 0
}

function kindOf(evidence: Evidence, people: ReadonlySet<string>): NameKind {
  if (isPerson(evidence)) return 'person'
  const { votes, keys } = evidence
  const most = NAME_KINDS.reduce((best, kind) => (votes[kind] > votes[best] ? kind : best))
  if (votes[most] > 0) return most
  return keys.some(key => people.has(key)) ? 'person' : 'other'
}

function whyOf({ isSpeaker, titles, votes }: Evidence): NameSuggestion['why'] {
  if (isSpeaker) return 'speaker'
  if (titles > 0) return 'title'
  return Object.values(votes).some(count => count > 0) ? 'cue' : 'capital'
}

function byHarm(a: NameSuggestion, b: NameSuggestion): number {
  const byKind = NAME_KINDS.indexOf(a.kind) - NAME_KINDS.indexOf(b.kind)
  return byKind || b.count - a.count || (a.name < b.name ? -1 : 1)
}
