/**
 * Intervals by drawing anew: as many clusters (sources, or turns where there are few sources) as there are, with
 * replacement. Characters and sentences of one interview are not independent of one another; interviews are. The seed is fixed,
 * so that the same study gives the same interval on every computer.
 */

/** Any number; the same for every study. */
const SEED = 0x9e3779b9

/** How often is drawn. */
export const DRAWS = 400

/** How often each of some clusters is drawn, draw after draw. */
export function drawClusters(clusters: number, draws = DRAWS): Uint16Array[] {
  const next = randomFrom(SEED)
  return Array.from({ length: draws }, () => {
    const times = new Uint16Array(clusters)
    for (let drawn = 0; drawn < clusters; drawn += 1) {
      const cluster = Math.floor(next() * clusters)
      times[cluster] = (times[cluster] ?? 0) + 1
    }
    return times
  })
}

/** The share of draws that must have a value, or there is no interval: a rare code is missing in many draws. */
const LEAST_DEFINED = 0.9

/** The middle 95 % of what the draws gave; null where too many gave nothing. */
export function percentileInterval(
  values: readonly (number | null)[],
): { low: number; high: number } | null {
  const defined = Float64Array.from(values.filter(value => value !== null)).sort()
  if (defined.length === 0 || defined.length < values.length * LEAST_DEFINED) return null
  const at = (share: number) => {
    const place = share * (defined.length - 1)
    const below = defined[Math.floor(place)] ?? 0
    return below + ((defined[Math.ceil(place)] ?? below) - below) * (place - Math.floor(place))
  }
  return { low: at(0.025), high: at(0.975) }
}

/** Numbers in `[0, 1)`, the same for the same seed everywhere. Mulberry32: small, and good enough to draw with. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
