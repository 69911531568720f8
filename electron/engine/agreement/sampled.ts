import { mergeStretches } from '../../../shared/agreement/stretches.ts'
import type { TextRange } from '../../../shared/text/boundaries.ts'
import { getSample } from '../../db/repositories/double-codings.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { isOpen, stateOf, turnsNow } from '../double-coding/samples.ts'
import type { Continuum } from './continua.ts'

/**
 * What of a sample can be compared: its sources, each with the turns that were drawn of it, or null for all of it. While it
 * is coded blind, only the sources that everybody is done with: half of a source is no agreement. Throws `not_found`.
 */
export function readSampled(
  db: ReadableDb,
  doubleCodingId: string,
): ReadonlyMap<string, readonly TextRange[] | null> {
  const sample = getSample(db, doubleCodingId)
  const isRunning = stateOf(sample) === 'running'
  return new Map(
    sample.sources
      .filter(source => !isRunning || isOpen(sample, source))
      .map(source => [source.sourceId, sample.unit === 'turn' ? turnsNow(db, source) : null]),
  )
}

/** A text as a row of those of its units that some passages touch, side by side; the others are not there. */
export function within(continuum: Continuum, passages: readonly TextRange[]): Continuum {
  const kept = mergeStretches(
    passages.flatMap(({ start, end }) => continuum.place(start, end) ?? []),
  )
  const at = (unit: number) =>
    kept.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(unit, end) - start), 0)
  const length = at(continuum.length)
  const turns = [...new Set(continuum.turns.map(at))].filter(unit => unit < length)
  return {
    ...{ source: continuum.source, length, turns },
    place: (start, end) => {
      const whole = continuum.place(start, end)
      if (whole === null) return null
      const range = { start: at(whole.start), end: at(whole.end) }
      return range.start < range.end ? range : null
    },
  }
}
