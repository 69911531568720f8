import type { OutputOf } from '../../../shared/contract/contract.ts'
import { count } from '../../ui/format.ts'

/** What became of the markers, a sentence a line. */
export function describeApplied(applied: OutputOf<'markers.apply'>): string[] {
  const { created, extended, removedMarkers, codings } = applied
  const lines = [`${count(created, 'clause is', 'clauses are')} coded.`]
  if (extended > 0) {
    lines.push(`${count(extended, 'clause was', 'clauses were')} coded before and got the roles.`)
  }
  if (removedMarkers > 0) {
    lines.push(`${count(removedMarkers, 'marker is', 'markers are')} out of the text.`)
  }
  const changed = (codings?.changed ?? 0) + (codings?.shrunk ?? 0)
  if (changed > 0) {
    lines.push(
      `${count(changed, 'coding holds', 'codings hold')} other words now, without markers.`,
    )
  }
  if (codings && codings.orphaned > 0) {
    lines.push(`${count(codings.orphaned, 'coding')} lost all words; the desk asks about them.`)
  }
  return [...lines, 'One undo takes all of it back.']
}
