import type { IdentifierHit, NameHit, NameSuggestion } from '../../../shared/contract/pseudonyms.ts'
import type { IdentifierKind } from '../../../shared/names/find-identifiers.ts'
import type { NameKind } from '../../../shared/names/rules.ts'
import { count } from '../../ui/format.ts'

/** Kinds of names, as they are called on screen. */
export const KIND_NAMES: Record<NameKind, string> = {
  person: 'Person',
  place: 'Place',
  organisation: 'Organisation',
  other: 'Other',
}

/** Why a hit is left as it is unless somebody ticks it. */
export const DOUBTS: Record<NonNullable<NameHit['doubt']>, string> = {
  case: 'Written without its capital',
  part: 'Joined to another word',
  spelling: 'Spelt a little differently',
}

/** What speaks for a word's being a name. */
export const REASONS: Record<NameSuggestion['why'], string> = {
  speaker: 'a speaker’s label',
  title: 'after a title such as Mrs or Dr',
  cue: 'beside a word that goes with names',
  capital: 'written with a capital',
}

/** Kinds of identifiers, one and many. */
export const IDENTIFIERS: Record<IdentifierKind, { one: string; many: string }> = {
  email: { one: 'e-mail address', many: 'e-mail addresses' },
  phone: { one: 'phone number', many: 'phone numbers' },
  nhsNumber: { one: 'NHS number', many: 'NHS numbers' },
  niNumber: { one: 'National Insurance number', many: 'National Insurance numbers' },
  postcode: { one: 'postcode', many: 'postcodes' },
  birthDate: { one: 'date of birth', many: 'dates of birth' },
  date: { one: 'other date', many: 'other dates' },
  url: { one: 'link', many: 'links' },
  socialHandle: { one: 'social-media name', many: 'social-media names' },
}

/** "3 postcodes" */
function countOf(kind: IdentifierKind, value: number): string {
  return count(value, IDENTIFIERS[kind].one, IDENTIFIERS[kind].many)
}

/** A sentence's beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "3 postcodes and 1 link" */
export function namesOf(hits: readonly IdentifierHit[]): string {
  const kinds = [...new Set(hits.map(({ kind }) => kind))]
  const parts = kinds.map(kind => countOf(kind, hits.filter(hit => hit.kind === kind).length))
  return new Intl.ListFormat('en-GB').format(parts)
}
