import type { OutputOf } from '../../shared/contract/contract.ts'
import { findIdentifiers, type IdentifierKind } from '../../shared/names/find-identifiers.ts'
import { compileNames } from '../../shared/names/find-names.ts'
import type { NameKind } from '../../shared/names/rules.ts'
import { suggestNames } from '../../shared/names/suggest-names.ts'

const KIND_NAMES: Record<IdentifierKind, string> = {
  ...{ email: 'e-mail address', phone: 'telephone number', nhsNumber: 'NHS number' },
  ...{ niNumber: 'National Insurance number', postcode: 'postcode', birthDate: 'date of birth' },
  ...{ date: 'date', url: 'link', socialHandle: 'name on a social network' },
}

type Finding = OutputOf<'workshops.identifying'>[number]

/** What in some words might tell who somebody is: what looks like a name, and what is no name but points at a person. */
export function findIdentifying(text: string): Finding[] {
  const names = suggestNames([{ text, speakers: [] }], []).map(({ name, kind }) => {
    return { name, kind, replacement: '' }
  })
  const find = compileNames(names, { hasBrackets: false })
  const found: Finding[] = [
    ...find(text).map(({ start, end, rule }) => {
      return { start, end, text: text.slice(start, end), what: nameOf(names[rule]?.kind) }
    }),
    ...findIdentifiers(text).map(({ start, end, kind }) => {
      return { start, end, text: text.slice(start, end), what: KIND_NAMES[kind] }
    }),
  ]
  return found.sort((a, b) => a.start - b.start || b.end - a.end)
}

function nameOf(kind: NameKind | undefined): string {
  return kind === undefined || kind === 'other'
    ? 'name'
    : `name of a ${kind}`.replace('a o', 'an o')
}
