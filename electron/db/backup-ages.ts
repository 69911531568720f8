/** How long backups are kept, by their age: the last ones, then one a day, then one a week. */

const LAST = 10
const DAY_MS = 86_400_000
const DAYS = 14
const WEEKS = 52

/** Something that was made at an instant (milliseconds since 1970). */
interface Made {
  madeAt: number
}

/** Those of some backups that are old enough to go: never one of the last ten, nor the newest of a day or a week. */
export function outdated<T extends Made>(backups: readonly T[], now: number): T[] {
  const newestFirst = backups.toSorted((a, b) => b.madeAt - a.madeAt)
  const kept = new Set<T>(newestFirst.slice(0, LAST))
  const days = new Set<number>()
  const weeks = new Set<number>()
  for (const backup of newestFirst) {
    const age = now - backup.madeAt
    const day = Math.floor(backup.madeAt / DAY_MS)
    const week = Math.floor(backup.madeAt / (7 * DAY_MS))
    const isOfDay = age <= DAYS * DAY_MS && !days.has(day)
    const isOfWeek = age <= WEEKS * 7 * DAY_MS && !weeks.has(week)
    days.add(day)
    weeks.add(week)
    if (isOfDay || isOfWeek) kept.add(backup)
  }
  return newestFirst.filter(backup => !kept.has(backup))
}
