import type { Facet, Role } from './roles.ts'

/** What a statement is composed from. */
export interface StatementSlot {
  role: Role
  facet: Facet | null
  label: string
}

/**
 * A configuration as a sentence, "If C, and I, then O, because M": the If-Then-Because form of initial programme
 * theories. What is missing is left as an ellipsis, so that a partial configuration reads as partial.
 */
export function composeStatement(slots: readonly StatementSlot[]): string {
  if (slots.length === 0) return ''
  const clauses = (role: Role) =>
    slots.filter(slot => slot.role === role).map(slot => asClause(slot.label))
  const mechanisms = [
    ...slots.filter(slot => slot.role === 'M' && slot.facet === 'resource'),
    ...slots.filter(slot => slot.role === 'M' && slot.facet !== 'resource'),
  ].map(slot => asClause(slot.label))
  const conditions = [...clauses('C'), ...clauses('I')]
  if (clauses('C').length === 0) conditions.unshift('…')
  const sentence = `If ${list(conditions)}, then ${list(clauses('O'))}, because ${list(mechanisms)}`
  return sentence.endsWith('…') ? sentence : `${sentence}.`
}

function list(clauses: string[]): string {
  if (clauses.length === 0) return '…'
  if (clauses.length === 1) return clauses[0] ?? ''
  return `${clauses.slice(0, -1).join(', ')} and ${clauses.at(-1) ?? ''}`
}

/** A label as part of a sentence: no full stop, and a small first letter unless the word is a name or an abbreviation. */
function asClause(label: string): string {
  const text = label.trim().replace(/[.;,]+$/u, '')
  const first = /^\p{L}+/u.exec(text)?.[0] ?? ''
  const isOrdinary = FIRST_WORDS.has(first.toLowerCase())
  return isOrdinary ? first.toLowerCase() + text.slice(first.length) : text
}

/** Words that begin a clause and are never names; others keep their capital, since "GPs" or "Hazel" may be meant. */
const FIRST_WORDS = new Set(
  `a an the this that these those when where if as since while after before because people clients client patients
  patient staff link workers worker they their he she his her we our it its there no not many most some few all each
  having being feeling knowing with without trust distrust fear hope someone somebody everyone participants referrals
  services families carers`.split(/\s+/),
)
