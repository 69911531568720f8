import type {
  ComparedConfiguration,
  ComparedEvidence,
  ComparedVersion,
} from './compared-version.ts'
import { STANCES } from './roles.ts'

/** What speaks for and against configurations, and what of it differs. */
interface Evidence {
  before: ReadonlyMap<string | null, readonly ComparedEvidence[]>
  after: ReadonlyMap<string | null, readonly ComparedEvidence[]>
  /** The elements and configurations to which something else is attached now. */
  differing: ReadonlySet<string | null>
}

/** The evidence of two versions by what it is attached to. */
export function pairEvidence(from: ComparedVersion, to: ComparedVersion): Evidence {
  const [before = new Map(), after = new Map()] = [from, to].map(({ evidence }) =>
    Map.groupBy(evidence, ({ elementId, configurationId }) => elementId ?? configurationId),
  )
  const isSame = (one: readonly ComparedEvidence[], other: readonly ComparedEvidence[]) =>
    one.length === other.length &&
    one.every(({ codingId, stance }, index) => {
      const piece = other[index]
      return piece?.codingId === codingId && piece.stance === stance
    })
  const things = [...new Set([...before.keys(), ...after.keys()])]
  const differing = things.filter(thing => !isSame(before.get(thing) ?? [], after.get(thing) ?? []))
  return { before, after, differing: new Set(differing) }
}

/** What a configuration gained and lost: on itself and on its elements, once per stance; what challenges comes first. */
export function compareSaid(
  { before, after, differing }: Evidence,
  former: ComparedConfiguration | undefined,
  current: ComparedConfiguration | undefined,
): { gained: ComparedEvidence[]; lost: ComparedEvidence[] } {
  const [had, has] = [thingsOf(former), thingsOf(current)]
  const isUnchanged =
    had.size === has.size && [...had].every(thing => has.has(thing) && !differing.has(thing))
  if (isUnchanged) return { gained: [], lost: [] }
  const [saidBefore, saidAfter] = [collectSaid(before, had), collectSaid(after, has)]
  const only = (mine: Said, theirs: Said) => {
    const pieces: ComparedEvidence[] = []
    for (const [key, piece] of mine) if (!theirs.has(key)) pieces.push(piece)
    const weight = ({ stance }: ComparedEvidence) => -STANCES.indexOf(stance)
    return pieces.sort((a, b) => weight(a) - weight(b))
  }
  return { gained: only(saidAfter, saidBefore), lost: only(saidBefore, saidAfter) }
}

type Said = ReadonlyMap<string, ComparedEvidence>

function thingsOf(configuration: ComparedConfiguration | undefined): Set<string> {
  if (configuration === undefined) return new Set()
  return new Set([configuration.id, ...configuration.slots.map(({ elementId }) => elementId)])
}

function collectSaid(byThing: Evidence['before'], things: ReadonlySet<string>): Said {
  const said = new Map<string, ComparedEvidence>()
  for (const thing of things) {
    for (const piece of byThing.get(thing) ?? []) {
      const key = `${piece.codingId} ${piece.stance}`
      if (!said.has(key)) said.set(key, piece)
    }
  }
  return said
}
