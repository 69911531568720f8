/** So long before its last day a source is named. */
const AHEAD_MS = 30 * 86_400_000

/** Today, and the last day of the coming month, as dates are stored. */
export function daysFromNow(): { today: string; soon: string } {
  const now = Date.now()
  const day = (instant: number) => new Date(instant).toISOString().slice(0, 10)
  return { today: day(now), soon: day(now + AHEAD_MS) }
}

/** True of a source that may not be kept after a day. */
export function isDueBy<S extends { retainUntil: string | null }>(
  source: S,
  day: string,
): source is S & { retainUntil: string } {
  return source.retainUntil !== null && source.retainUntil <= day
}
