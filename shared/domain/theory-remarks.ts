import type { Role } from './roles.ts'

/** Kinds of remark on a theory, from what is missing to what is there twice. */
export const REMARK_CODES = [
  'outcome_without_mechanism',
  'incomplete',
  'no_evidence',
  'one_interview',
  'no_challenge_sought',
  'context_never_varied',
  'circular',
  'same_slots',
  'like_elements',
] as const
/** A kind of remark. */
export type RemarkCode = (typeof REMARK_CODES)[number]

/** Something worth a look; it is never an error and blocks nothing. */
export interface Remark {
  code: RemarkCode
  message: string
  configurationIds: string[]
  elementIds: string[]
}

/** What of a configuration the remarks are made from. */
export interface Reviewed {
  id: string
  slots: readonly { role: Role; elementId: string }[]
  /** How many sources its evidence and that of its elements is from. */
  sources: number
  /** Pieces of evidence that challenge it or refine it. */
  doubts: number
}

/** A reviewed theory: its configurations, the loops among them, and pairs of its elements that say nearly the same. */
export interface ReviewedTheory {
  configurations: readonly Reviewed[]
  loops: readonly { configurationIds: string[]; name: string }[]
  likeElements: readonly (readonly [string, string])[]
}

/** What a careful reader would ask about a theory. */
export function remarkOn({ configurations, loops, likeElements }: ReviewedTheory): Remark[] {
  const has = ({ slots }: Reviewed, role: Role) => slots.some(slot => slot.role === role)
  const about = (
    code: RemarkCode,
    message: (n: string, isOne: boolean) => string,
    isIt: (configuration: Reviewed) => boolean,
  ): Remark[] => {
    const configurationIds = configurations.filter(isIt).map(({ id }) => id)
    const n = configurationIds.length
    const counted = n === 1 ? '1 configuration' : `${n} configurations`
    if (n === 0) return []
    return [{ code, message: message(counted, n === 1), configurationIds, elementIds: [] }]
  }
  return [
    ...about(
      'outcome_without_mechanism',
      (n, isOne) => `${n} ${isOne ? 'names' : 'name'} an outcome without what brings it about.`,
      each => has(each, 'O') && !has(each, 'M'),
    ),
    ...about(
      'incomplete',
      (n, isOne) => `${n} ${isOne ? 'is' : 'are'} still without a context or an outcome.`,
      each => !has(each, 'C') || !has(each, 'O'),
    ),
    ...about(
      'no_evidence',
      (n, isOne) => `${n} ${isOne ? 'has' : 'have'} no passage attached, for or against.`,
      ({ sources }) => sources === 0,
    ),
    ...about(
      'one_interview',
      (n, isOne) => `${n} ${isOne ? 'rests' : 'rest'} on one source alone.`,
      ({ sources }) => sources === 1,
    ),
    ...about(
      'no_challenge_sought',
      (n, isOne) =>
        `${n} ${isOne ? 'has' : 'have'} only supporting passages: look for what would disprove ${isOne ? 'it' : 'them'}.`,
      ({ sources, doubts }) => sources > 0 && doubts === 0,
    ),
    ...remarkOnContexts(configurations),
    ...loops.map(({ configurationIds, name }) => ({
      ...{ code: 'circular' as const, configurationIds, elementIds: [] },
      message: `These lead back to where they begin: ${name}. Is it a feedback loop, or an explanation that assumes itself?`,
    })),
    ...remarkOnTwins(configurations),
    ...likeElements.map(pair => ({
      ...{ code: 'like_elements' as const, configurationIds: [], elementIds: [...pair] },
      message: 'Two elements say nearly the same. Merge them if they mean the same.',
    })),
  ]
}

/** Mechanisms of several configurations that have only ever been looked at in the same contexts. */
function remarkOnContexts(configurations: readonly Reviewed[]): Remark[] {
  const contexts = new Map<string, Set<string>>()
  const users = new Map<string, string[]>()
  for (const { id, slots } of configurations) {
    const key = keyOf(slots.filter(({ role }) => role === 'C'))
    for (const { role, elementId } of slots) {
      if (role !== 'M') continue
      contexts.set(elementId, (contexts.get(elementId) ?? new Set<string>()).add(key))
      users.set(elementId, [...(users.get(elementId) ?? []), id])
    }
  }
  const elementIds = [...contexts]
    .filter(([, sets]) => sets.size === 1 && !sets.has(''))
    .map(([id]) => id)
  if (elementIds.length === 0) return []
  const n = elementIds.length === 1 ? '1 mechanism' : `${elementIds.length} mechanisms`
  const configurationIds = [...new Set(elementIds.flatMap(id => users.get(id) ?? []))]
  return [
    {
      ...{ code: 'context_never_varied', configurationIds, elementIds },
      message: `${n} ${elementIds.length === 1 ? 'is' : 'are'} only looked at in one context. What happens in another?`,
    },
  ]
}

/** Configurations with the same elements in the same roles. */
function remarkOnTwins(configurations: readonly Reviewed[]): Remark[] {
  const alike = Map.groupBy(
    configurations.filter(({ slots }) => slots.length > 0),
    ({ slots }) => keyOf(slots),
  )
  return [...alike.values()]
    .filter(({ length }) => length > 1)
    .map(twins => ({
      ...{ code: 'same_slots' as const, elementIds: [] },
      configurationIds: twins.map(({ id }) => id),
      message: `${twins.length} configurations have the same elements in the same places.`,
    }))
}

function keyOf(slots: Reviewed['slots']): string {
  const keys = new Set(slots.map(({ role, elementId }) => `${role}${elementId}`))
  return [...keys].sort().join(' ')
}
