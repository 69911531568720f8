/**
 * What came before what, among steps that several copies of a project took apart. Every copy writes its steps into a stream
 * of its own and begins another one whenever it takes in steps of others; a stream names the steps on which it stands
 * (its parents). So "was known when this was done" is a question of streams, and no step has to carry it.
 */

/** How far each stream is known: its newest step's number. */
export type Vector = ReadonlyMap<string, number>

/** A step of a stream, and with it all before it. */
export type Head = readonly [stream: string, sequence: number]

/** Where a step stands. */
export interface Stamp {
  /** Sorts by time; unique everywhere. */
  id: string
  stream: string
  sequence: number
}

/** Answers questions about what came before what. */
export interface Past {
  /** Whether the first step was known where the second was taken. */
  isBefore(first: Stamp, second: Stamp): boolean
  /** All that a stream stands on. */
  vectorOf(stream: string): Vector
  /** The fewest steps that stand on everything in a vector. */
  headsOf(vector: Vector): Head[]
}

/** @param parentsOf what a stream stands on; nothing for the first stream of a project. */
export function makePast(parentsOf: (stream: string) => readonly Head[]): Past {
  const vectors = new Map<string, Vector>()

  function vectorOf(stream: string): Vector {
    // Without recursion: a long work together is a long chain of streams.
    const open = [stream]
    const entered = new Set<string>()
    for (let next = open.at(-1); next !== undefined; next = open.at(-1)) {
      const parents = parentsOf(next)
      // A circle, which only somebody who means harm makes, is left where it closes.
      const missing = entered.has(next)
        ? []
        : parents.flatMap(([each]) => (vectors.has(each) || entered.has(each) ? [] : [each]))
      entered.add(next)
      open.push(...missing)
      if (missing.length > 0) continue
      vectors.set(next, vectors.get(next) ?? joinAll(parents))
      open.pop()
    }
    return vectors.get(stream) ?? new Map<string, number>()
  }

  function joinAll(parents: readonly Head[]): Vector {
    const joined = new Map<string, number>()
    for (const [parent, sequence] of parents) {
      raise(joined, parent, sequence)
      for (const [each, known] of vectors.get(parent) ?? []) raise(joined, each, known)
    }
    return joined
  }

  return {
    vectorOf,
    isBefore: (first, second) =>
      first.stream === second.stream
        ? first.sequence < second.sequence
        : (vectorOf(second.stream).get(first.stream) ?? -1) >= first.sequence,
    headsOf: vector =>
      [...vector].filter(
        ([stream, sequence]) =>
          ![...vector.keys()].some(
            other => other !== stream && (vectorOf(other).get(stream) ?? -1) >= sequence,
          ),
      ),
  }
}

function raise(vector: Map<string, number>, stream: string, sequence: number): void {
  if ((vector.get(stream) ?? -1) < sequence) vector.set(stream, sequence)
}
