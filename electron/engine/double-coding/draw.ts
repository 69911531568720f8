import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { Draw } from '../../../shared/contract/double-coding.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type Drawable, drawSample } from '../../../shared/double-coding/draw-sample.ts'
import { unitsOf } from '../../../shared/search/search-text.ts'
import type { DrawnSource } from '../../db/repositories/double-codings.ts'
import {
  listSearchBlocks,
  listSearchSources,
  type SearchSource,
} from '../../db/repositories/search.ts'
import { listSpeakers } from '../../db/repositories/speakers.ts'
import type { ReadableDb } from '../../db/sql.ts'

/** A sample that was drawn, and what it was drawn from. */
export interface Drawn {
  of: number
  drawn: number
  strata: OutputOf<'doubleCoding.preview'>['strata']
  sources: (DrawnSource & { title: string })[]
}

/** Something to draw: a source, or a turn of it. */
interface Lot extends Drawable {
  source: SearchSource
  turn: { start: number; end: number } | null
}

/** Draws a sample of the sources or turns that there are. Throws `not_found`, or `invalid_input` where there is nothing to draw. */
export function draw(db: ReadableDb, input: Draw): Drawn {
  const sources = chosenSources(db, input.sourceIds)
  const lots = input.unit === 'source' ? sources.map(lotOf) : turnsOf(db, sources)
  if (lots.length === 0) {
    throw new AppError(
      'invalid_input',
      input.unit === 'source'
        ? 'There is no source to draw from yet. Import some first.'
        : 'There is no turn of a respondent to draw from yet.',
    )
  }
  const ids = new Set(drawSample(lots, input.size, input.seed, input.isStratified))
  const chosen = lots.filter(({ id }) => ids.has(id))
  const bySource = Map.groupBy(chosen, ({ source }) => source)
  return {
    of: lots.length,
    drawn: chosen.length,
    strata: [...Map.groupBy(lots, ({ stratum }) => stratum)]
      .sort(([a], [b]) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1))
      .map(([stratum, own]) => ({
        group: stratum === '' ? null : stratum,
        of: own.length,
        drawn: own.filter(({ id }) => ids.has(id)).length,
      })),
    sources: [...bySource].map(([source, own]) => ({
      ...{ sourceId: source.id, title: source.title, versionId: source.versionId },
      turns: own.flatMap(({ turn }) => turn ?? []),
    })),
  }
}

function chosenSources(db: ReadableDb, sourceIds: readonly string[] | undefined): SearchSource[] {
  const sources = listSearchSources(db)
  if (sourceIds === undefined) return sources
  const chosen = new Set(sourceIds)
  const found = sources.filter(({ id }) => chosen.has(id))
  if (found.length < chosen.size) throw new AppError('not_found', 'There is no such source.')
  return found
}

function lotOf(source: SearchSource): Lot {
  return { id: source.id, stratum: source.group ?? '', source, turn: null }
}

/** What respondents say, turn by turn; paragraphs where a text has no turns. */
function turnsOf(db: ReadableDb, sources: readonly SearchSource[]): Lot[] {
  const blocks = Map.groupBy(listSearchBlocks(db), ({ versionId }) => versionId)
  const asking = new Set(
    listSpeakers(db).flatMap(one => (one.isInterviewer ? [`${one.sourceId}/${one.label}`] : [])),
  )
  return sources.flatMap(source =>
    unitsOf(blocks.get(source.versionId) ?? [])
      .filter(({ speaker }) => speaker === null || !asking.has(`${source.id}/${speaker}`))
      .map(({ start, end }) => ({
        ...{ ...lotOf(source), turn: { start, end } },
        // Of one width, so that their order is that of the text.
        id: `${source.id}/${String(start).padStart(10, '0')}`,
      })),
  )
}
