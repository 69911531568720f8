import type {
  ComparedConfiguration,
  ComparedEvidence,
  ComparedLink,
  ComparedPrinciple,
  ComparedSlot,
  ComparedVersion,
} from './compared-version.ts'
import { compareSaid, pairEvidence } from './compare-said.ts'
import { nameConfiguration } from './configuration-name.ts'
import { describeSlots, FIELDS_OF_ELEMENT, wordsOf } from './version-words.ts'

/**
 * What differs between two versions of a theory. Applied to the first, all differences together give the second: nothing
 * is left out, and nothing is told twice. A statement that is composed follows from its elements, so only their change is
 * told; evidence of an element counts for every configuration it stands in.
 */

/** Kinds of difference, in the order in which they are told. */
export const DIFFERENCE_KINDS = [
  'added',
  'dropped',
  'restructured',
  'reworded',
  'status',
  'regrouped',
  'link',
  'evidence',
] as const
/** A kind of difference. */
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

/** One thing in words, before and after; null where it was not or is no longer there. */
export interface Change {
  field: string
  before: string | null
  after: string | null
}

/** A difference between two versions. */
export interface Difference {
  kind: DifferenceKind
  thing: { kind: 'configuration' | 'element' | 'link' | 'principle'; id: string; name: string }
  /** The configurations it is about. */
  configurationIds: string[]
  /** The elements that came into slots or left them. */
  elementIds: string[]
  /** The slots in which it was made. */
  slotIds: string[]
  changes: Change[]
  /** The reason for the status that it has in the second version. */
  reason: string
  /** Passages that one version has and the other has not; a passage counts once per stance. */
  gained: ComparedEvidence[]
  lost: ComparedEvidence[]
}

const NOTHING = {
  ...{ configurationIds: [], elementIds: [], slotIds: [], changes: [], reason: '' },
  ...{ gained: [], lost: [] },
}

/** Tells what leads from one version to the other, by kind and then by number. */
export function compareVersions(from: ComparedVersion, to: ComparedVersion): Difference[] {
  const differences = [
    ...compareConfigurations(from, to),
    ...compareElements(from, to),
    ...compareLinks(from, to),
    ...comparePrinciples(from, to),
  ]
  const order = (difference: Difference) => DIFFERENCE_KINDS.indexOf(difference.kind)
  return differences.sort((a, b) => order(a) - order(b))
}

function compareConfigurations(from: ComparedVersion, to: ComparedVersion): Difference[] {
  const pairs = pairUp(from.configurations, to.configurations)
  pairs.sort(([a, b], [c, d]) => numberOf(a, b) - numberOf(c, d))
  const evidence = pairEvidence(from, to)
  return pairs.flatMap(([before, after]): Difference[] => {
    const shown = after ?? before
    if (shown === undefined) return []
    const empty: Omit<Difference, 'kind'> = {
      thing: { kind: 'configuration', id: shown.id, name: nameConfiguration(shown) },
      ...{ ...NOTHING, configurationIds: [shown.id] },
    }
    const slotIds = [
      ...new Set([before, after].flatMap(each => each?.slots.map(({ id }) => id) ?? [])),
    ]
    const said = compareSaid(evidence, before, after)
    const statement = (each?: ComparedConfiguration) => each?.statement ?? null
    if (before === undefined || after === undefined) {
      const changes = [{ field: 'statement', before: statement(before), after: statement(after) }]
      return [
        { ...empty, ...said, changes, slotIds, kind: after === undefined ? 'dropped' : 'added' },
      ]
    }
    const found: Difference[] = []
    const words = changesOf(wordsOf(before, after), before, after)
    if (words.length > 0) found.push({ ...empty, kind: 'reworded', changes: words })
    if (slotKeys(before).join() !== slotKeys(after).join()) {
      const changes = [
        { field: 'slots', before: describeSlots(before.slots), after: describeSlots(after.slots) },
      ]
      const elementIds = oddOnes(before.slots, after.slots)
      found.push({ ...empty, kind: 'restructured', changes, elementIds, slotIds })
    }
    const status = changesOf(['status', 'statusReason'], before, after)
    if (status.length > 0) {
      found.push({ ...empty, kind: 'status', changes: status, reason: after.statusReason })
    }
    if (said.gained.length + said.lost.length > 0) {
      found.push({ ...empty, ...said, kind: 'evidence' })
    }
    return found
  })
}

function compareElements(from: ComparedVersion, to: ComparedVersion): Difference[] {
  const users = Map.groupBy(
    to.configurations.flatMap(({ id, slots }) => slots.map(({ elementId }) => ({ id, elementId }))),
    ({ elementId }) => elementId,
  )
  return pairUp(from.elements, to.elements).flatMap(([before, after]): Difference[] => {
    // An element that came or went is told by the slots.
    if (before === undefined || after === undefined) return []
    const changes = changesOf(FIELDS_OF_ELEMENT, before, after)
    if (changes.length === 0) return []
    const using = users.get(after.id) ?? []
    return [
      {
        ...{ ...NOTHING, kind: 'reworded', changes, elementIds: [after.id] },
        thing: { kind: 'element', id: after.id, name: after.label },
        configurationIds: [...new Set(using.map(({ id }) => id))],
      },
    ]
  })
}

function compareLinks(from: ComparedVersion, to: ComparedVersion): Difference[] {
  const numbers = new Map(
    [...from.configurations, ...to.configurations].map(({ id, number }) => [id, number]),
  )
  const labels = new Map([...from.elements, ...to.elements].map(({ id, label }) => [id, label]))
  const end = (id: string, elementId: string | null) => {
    const label = elementId === null ? undefined : labels.get(elementId)
    return `CMOC ${numbers.get(id)}${label === undefined ? '' : ` (${label})`}`
  }
  const say = (link: ComparedLink) => {
    const [first, second] = [end(link.fromId, link.fromElementId), end(link.toId, link.toElementId)]
    return link.kind === 'rival'
      ? `${first} and ${second} are rivals`
      : `${first} ${link.kind} ${second}`
  }
  return pairUp(from.links, to.links).flatMap(([before, after]): Difference[] => {
    const shown = after ?? before
    if (shown === undefined) return []
    const changes = [
      ...(before === undefined || after === undefined || linkKey(before) !== linkKey(after)
        ? [{ field: 'link', before: before ? say(before) : null, after: after ? say(after) : null }]
        : []),
      ...((before?.note ?? '') === (after?.note ?? '')
        ? []
        : [{ field: 'note', before: before?.note ?? null, after: after?.note ?? null }]),
    ]
    if (changes.length === 0) return []
    return [
      {
        ...{ ...NOTHING, kind: 'link', changes },
        thing: { kind: 'link', id: shown.id, name: say(shown) },
        configurationIds: [...new Set([shown.fromId, shown.toId])],
      },
    ]
  })
}

function comparePrinciples(from: ComparedVersion, to: ComparedVersion): Difference[] {
  const numbers = new Map(
    [...from.configurations, ...to.configurations].map(({ id, number }) => [id, number]),
  )
  const list = (principle?: ComparedPrinciple) =>
    principle?.configurationIds.map(id => `CMOC ${numbers.get(id)}`).join(', ') ?? null
  return pairUp(from.principles, to.principles).flatMap(([before, after]): Difference[] => {
    const shown = after ?? before
    if (shown === undefined) return []
    const ids = [before?.configurationIds ?? [], after?.configurationIds ?? []] as const
    const isOneThere = before === undefined || after === undefined
    const changes = [
      ...(['name', 'lesson'] as const)
        .filter(field => before?.[field] !== after?.[field])
        .map(field => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null })),
      ...(isOneThere || ids[0].join() !== ids[1].join()
        ? [{ field: 'configurations', before: list(before), after: list(after) }]
        : []),
    ]
    if (changes.length === 0) return []
    return [
      {
        ...{ ...NOTHING, kind: 'regrouped', changes },
        thing: { kind: 'principle', id: shown.id, name: shown.name },
        configurationIds: [...new Set(ids.flat())],
      },
    ]
  })
}

/** Things of both versions by their id; those of the second in its order, then those that only the first has. */
function pairUp<T extends { id: string }>(
  from: readonly T[],
  to: readonly T[],
): [before: T | undefined, after: T | undefined][] {
  const before = new Map(from.map(thing => [thing.id, thing]))
  const after = new Set(to.map(({ id }) => id))
  return [
    ...to.map((thing): [T | undefined, T | undefined] => [before.get(thing.id), thing]),
    ...from
      .filter(({ id }) => !after.has(id))
      .map((thing): [T | undefined, T | undefined] => [thing, undefined]),
  ]
}

function numberOf(before?: ComparedConfiguration, after?: ComparedConfiguration): number {
  return after?.number ?? before?.number ?? 0
}

/** What differs of some fields, in words. */
function changesOf<F extends string>(
  fields: readonly F[],
  before: Readonly<Record<F, string | boolean | null>>,
  after: Readonly<Record<F, string | boolean | null>>,
): Change[] {
  return fields
    .filter(field => before[field] !== after[field])
    .map(field => ({ field, before: inWords(before[field]), after: inWords(after[field]) }))
}

function inWords(value: string | boolean | null): string | null {
  if (typeof value !== 'boolean') return value
  return value ? 'yes' : 'no'
}

function slotKeys({ slots }: ComparedConfiguration): string[] {
  return slots.map(({ role, facet, elementId, joiner, activation }) =>
    JSON.stringify([role, facet, elementId, joiner, activation]),
  )
}

/** The elements that only one of the two has. */
function oddOnes(before: readonly ComparedSlot[], after: readonly ComparedSlot[]): string[] {
  const had = new Set(before.map(({ elementId }) => elementId))
  const has = new Set(after.map(({ elementId }) => elementId))
  return [...had, ...has].filter(id => had.has(id) !== has.has(id))
}

function linkKey({ kind, fromId, toId, fromElementId, toElementId }: ComparedLink): string {
  return JSON.stringify([kind, fromId, toId, fromElementId, toElementId])
}
