import type { Element } from '../../../shared/contract/elements.ts'
import type { Role } from '../../../shared/domain/roles.ts'

/** The properties by which the library is narrowed. */
export const FACET_IDS = [
  'use',
  'evidence',
  'facet',
  'layer',
  'valence',
  'outcomeLevel',
  'isIntended',
  'group',
  'setting',
] as const
/** A property by which the library is narrowed. */
export type FacetId = (typeof FACET_IDS)[number]

/** The values that are let through, by property; a property without any lets all through. */
export type Filters = Partial<Record<FacetId, readonly string[]>>

/** The value of what nobody has said yet. */
export const UNSAID = ''

/** What the properties are called. */
export const FACET_NAMES: Record<FacetId, string> = {
  use: 'Use',
  evidence: 'Evidence',
  facet: 'Resource or reasoning',
  layer: 'Context layer',
  valence: 'Works as',
  outcomeLevel: 'Outcome level',
  isIntended: 'Intended',
  group: 'Stakeholder group',
  setting: 'Setting',
}

/** Values in the order in which they are listed; what is not here follows by its name. */
const ORDER = [
  ...['used', 'unused', 'none', 'untested', 'both', 'challenged', 'resource', 'reasoning'],
  ...['individual', 'interpersonal', 'institutional', 'infrastructural'],
  ...['enabling', 'constraining', 'proximal', 'intermediate', 'distal', 'yes', 'no'],
]

const NAMES: Record<string, string> = {
  none: 'No passages',
  untested: 'Nothing against it',
  both: 'Refined or challenged too',
  challenged: 'Only challenged',
  yes: 'Intended',
  no: 'Not intended',
}

/** A value as the interface writes it. */
export function nameOfValue(facet: FacetId, value: string): string {
  if (value === UNSAID) return 'Not said'
  if (facet === 'group' || facet === 'setting') return value
  return NAMES[value] ?? value.charAt(0).toUpperCase() + value.slice(1)
}

/** The value of a property; null where the element cannot have it, such as the outcome level of a context. */
export function valueOf(element: Element, facet: FacetId): string | null {
  switch (facet) {
    case 'use':
      return element.configurationIds.length > 0 ? 'used' : 'unused'
    case 'evidence':
      return evidenceOf(element)
    case 'facet':
      return element.role === 'M' ? (element.facet ?? UNSAID) : null
    case 'outcomeLevel':
      return element.role === 'O' ? (element.outcomeLevel ?? UNSAID) : null
    case 'isIntended':
      if (element.role !== 'O') return null
      return element.isIntended === null ? UNSAID : element.isIntended ? 'yes' : 'no'
    default:
      return element[facet] ?? UNSAID
  }
}

function evidenceOf({ evidence }: Pick<Element, 'evidence'>): string {
  const { supports, refines, challenges } = evidence
  if (supports + refines + challenges === 0) return 'none'
  if (supports + refines === 0) return 'challenged'
  return refines + challenges === 0 ? 'untested' : 'both'
}

/** What is looked for. */
export interface Wanted {
  typed: string
  roles: readonly Role[]
  filters: Filters
}

/** Elements that hold every word typed, have one of the roles and pass every property; in the order given. */
export function filterElements(elements: readonly Element[], wanted: Wanted): Element[] {
  const isWanted = passes(wanted)
  return elements.filter(element => isWanted(element, null))
}

/** One value of a property with the number of elements that would be left by it. */
export interface FacetValue {
  value: string
  count: number
}

/**
 * The values of every property, counted among the elements that pass all the others. A property of which nothing is said
 * of any element is left out.
 */
export function countFacets(
  elements: readonly Element[],
  wanted: Wanted,
): { id: FacetId; values: FacetValue[] }[] {
  const isWanted = passes(wanted)
  return FACET_IDS.flatMap(id => {
    const counts = new Map<string, number>()
    for (const element of elements) {
      const value = valueOf(element, id)
      if (value === null) continue
      counts.set(value, (counts.get(value) ?? 0) + (isWanted(element, id) ? 1 : 0))
    }
    if ([...counts.keys()].every(value => value === UNSAID)) return []
    const values = [...counts].map(([value, count]) => ({ value, count }))
    return [{ id, values: values.sort((a, b) => compare(a.value, b.value)) }]
  })
}

const collator = new Intl.Collator('en', { numeric: true })

function compare(a: string, b: string): number {
  if (a === UNSAID || b === UNSAID) return Number(a === UNSAID) - Number(b === UNSAID)
  const place = (value: string) => (ORDER.indexOf(value) + ORDER.length + 1) % (ORDER.length + 1)
  return place(a) - place(b) || collator.compare(a, b)
}

/** Whether an element passes, leaving one property out of account. */
function passes({ typed, roles, filters }: Wanted) {
  const words = typed
    .toLocaleLowerCase()
    .split(/\s+/u)
    .filter(word => word !== '')
  const active = FACET_IDS.filter(id => (filters[id]?.length ?? 0) > 0)
  return (element: Element, leftOut: FacetId | null): boolean => {
    if (roles.length > 0 && !roles.includes(element.role)) return false
    for (const id of active) {
      if (id === leftOut) continue
      const value = valueOf(element, id)
      if (value === null || !filters[id]?.includes(value)) return false
    }
    if (words.length === 0) return true
    const text = `${element.label} ${element.description}`.toLocaleLowerCase()
    return words.every(word => text.includes(word))
  }
}
