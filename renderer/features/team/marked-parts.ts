import type { Role } from '../../../shared/domain/roles.ts'
import type { Difference } from './team-store.ts'

/** A piece of a passage that is marked in one way throughout. */
interface MarkedPart {
  text: string
  /** UTF-16 code units of the source's text. */
  start: number
  isMarked: boolean
  /** Of the first coding on it; null where that has none. */
  role: Role | null
}

/** A passage cut where codings begin and end. */
export function markedParts(
  { text, start }: Pick<Difference, 'text' | 'start'>,
  codings: Difference['codings'],
): MarkedPart[] {
  const end = start + text.length
  const cuts = [start, end, ...codings.flatMap(coding => [coding.start, coding.end])]
    .filter(cut => cut >= start && cut <= end)
    .sort((a, b) => a - b)
  return cuts.flatMap((from, index) => {
    const to = cuts[index + 1] ?? from
    if (to === from) return []
    const on = codings.filter(coding => coding.start <= from && to <= coding.end)
    const role = on.find(({ roles }) => roles.length > 0)?.roles[0] ?? null
    return [
      { text: text.slice(from - start, to - start), start: from, isMarked: on.length > 0, role },
    ]
  })
}
