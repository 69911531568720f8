import type { Joiner, Style } from './realist.ts'
import type { Facet, Role } from './roles.ts'

/** What a statement is composed from. */
export interface StatementSlot {
  role: Role
  facet: Facet | null
  label: string
  /** How it goes with the one before it in the same role; “and” where nothing is said. */
  joiner?: Joiner
}

/**
 * A configuration as a sentence in one of three styles. What is missing is left as an ellipsis, so that a partial
 * configuration reads as partial; one without any element is empty.
 * @param actor who responds, as in ICAMO; empty where nobody is named.
 */
export function composeStatement(
  slots: readonly StatementSlot[],
  style: Style = 'if-then-because',
  actor = '',
): string {
  if (slots.length === 0) return ''
  const parts = partsOf(slots)
  if (style === 'arrow') return composeArrow(parts, actor)
  const sentence = style === 'narrative' ? narrate(parts, actor) : composeClauses(parts, actor)
  return sentence.endsWith('…') ? sentence : `${sentence}.`
}

interface Parts {
  contexts: StatementSlot[]
  interventions: StatementSlot[]
  resources: StatementSlot[]
  /** Reasoning, and mechanisms that nobody has told apart. */
  responses: StatementSlot[]
  outcomes: StatementSlot[]
}

function partsOf(slots: readonly StatementSlot[]): Parts {
  const of = (role: Role) => slots.filter(slot => slot.role === role)
  const [resources, responses] = [[] as StatementSlot[], [] as StatementSlot[]]
  for (const slot of of('M')) (slot.facet === 'resource' ? resources : responses).push(slot)
  return { contexts: of('C'), interventions: of('I'), resources, responses, outcomes: of('O') }
}

/** "If C and I, then O, because M": the If-Then-Because form of initial programme theories. */
function composeClauses(parts: Parts, actor: string): string {
  const conditions = list([...clauses(parts.contexts, true), ...clauses(parts.interventions)])
  const mechanisms = list([...clauses(parts.resources), ...clauses(parts.responses)])
  const who = actor === '' ? '' : `for ${actor}, `
  return `If ${conditions}, then ${who}${list(clauses(parts.outcomes))}, because ${mechanisms}`
}

/** "Where C, and when I, M (resource); in response, M (reasoning). As a result, O." */
function narrate(parts: Parts, actor: string): string {
  const { contexts, interventions, resources, responses, outcomes } = parts
  const when = interventions.length === 0 ? '' : ` and when ${list(clauses(interventions))},`
  const offered = resources.length === 0 ? '' : `${list(clauses(resources))}; in response, `
  const who = actor === '' ? '' : `among ${actor}, `
  const response =
    responses.length === 0 && resources.length > 0 ? '…' : list(clauses(responses, true))
  return `Where ${list(clauses(contexts))},${when} ${offered}${who}${response}. As a result, ${list(clauses(outcomes))}`
}

/** "C + I → M (resource) → M (reasoning) → O", each with its letter. */
function composeArrow(parts: Parts, actor: string): string {
  const group = (slots: readonly StatementSlot[], mark: string) =>
    `${slots.length === 0 ? '…' : list(clauses(slots))} (${mark})`
  const { contexts, interventions, resources, responses, outcomes } = parts
  const conditions = [group(contexts, 'C')]
  if (interventions.length > 0) conditions.push(group(interventions, 'I'))
  if (actor !== '') conditions.push(`${actor} (A)`)
  const isSplit = responses.every(({ facet }) => facet === 'reasoning')
  const mechanisms = resources.length === 0 ? [] : [group(resources, 'M resource')]
  if (responses.length > 0 || resources.length === 0) {
    mechanisms.push(group(responses, isSplit && responses.length > 0 ? 'M reasoning' : 'M'))
  }
  return [conditions.join(' + '), ...mechanisms, group(outcomes, 'O')].join(' → ')
}

interface Clause {
  text: string
  joiner: Joiner
}

/** @param isNeeded whether an ellipsis stands where there is none. */
function clauses(slots: readonly StatementSlot[], isNeeded = false): Clause[] {
  if (slots.length === 0) return isNeeded ? [{ text: '…', joiner: 'and' }] : []
  // The first of a role follows another role, if anything: with that it always goes by "and".
  return slots.map(({ label, joiner = 'and' }, index) => ({
    text: asClause(label),
    joiner: index === 0 ? 'and' : joiner,
  }))
}

/** “a, b and c”, “a, b or c”; where both joiners occur a comma tells them apart: “a and b, or c”. */
function list(parts: readonly Clause[]): string {
  if (parts.length === 0) return '…'
  const isOneKind = new Set(parts.slice(1).map(({ joiner }) => joiner)).size < 2
  let text = ''
  parts.forEach(({ text: clause, joiner }, index) => {
    const isLast = index === parts.length - 1
    const isSwitch = index > 1 && joiner !== parts[index - 1]?.joiner
    if (index === 0) text = clause
    else if (isOneKind && !isLast) text += `, ${clause}`
    else text += `${isOneKind || !isSwitch ? '' : ','} ${joiner} ${clause}`
  })
  return text
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
