import type { DoubleCoding } from '../../../shared/contract/double-coding.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { describeAnchor } from '../../../shared/text/anchors.ts'
import type { TextRange } from '../../../shared/text/boundaries.ts'
import { findEdits } from '../../../shared/text/edit-script.ts'
import { rebase } from '../../../shared/text/rebase.ts'
import {
  getSample,
  listBlindSources,
  listSamples,
  type StoredSample,
  type StoredSource,
} from '../../db/repositories/double-codings.ts'
import { currentResearcherId } from '../../db/repositories/project.ts'
import { readText } from '../../db/repositories/texts.ts'
import type { ReadableDb } from '../../db/sql.ts'

/** Samples as the team sees them, oldest first. */
export function listDoubleCodings(db: ReadableDb): DoubleCoding[] {
  const hidden = new Set(listBlindSources(db, currentResearcherId(db)))
  return listSamples(db).map(sample => describe(db, sample, hidden))
}

/** One sample as the team sees it. Throws `not_found`. */
export function getDoubleCoding(db: ReadableDb, id: string): DoubleCoding {
  const hidden = new Set(listBlindSources(db, currentResearcherId(db)))
  return describe(db, getSample(db, id), hidden)
}

function describe(db: ReadableDb, sample: StoredSample, hidden: ReadonlySet<string>): DoubleCoding {
  const state = stateOf(sample)
  const isMine = state === 'running' && sample.researcherIds.includes(currentResearcherId(db))
  return {
    ...sample,
    state,
    sources: sample.sources.map(source => ({
      ...{ sourceId: source.sourceId, title: source.title, group: source.group },
      turns: turnsNow(db, source),
      doneBy: source.doneBy.filter(id => sample.researcherIds.includes(id)),
      isHidden: isMine && hidden.has(source.sourceId) && !isOpen(sample, source),
    })),
  }
}

/** How far double coding has come. */
export function stateOf(sample: StoredSample): DoubleCoding['state'] {
  if (sample.endedAt !== null) return 'ended'
  if (sample.startedAt === null) return 'drawn'
  return sample.sources.every(source => isOpen(sample, source)) ? 'done' : 'running'
}

/** Whether everybody is done with a source of a sample, so that everybody sees everything in it. */
export function isOpen({ researcherIds }: StoredSample, { doneBy }: StoredSource): boolean {
  return researcherIds.every(id => doneBy.includes(id))
}

/** Where the turns that were drawn stand in a text that was corrected since; one whose words went is left out. */
export function turnsNow(db: ReadableDb, source: StoredSource): TextRange[] {
  const { turns, drawnHash, nowHash } = source
  if (drawnHash === nowHash || turns.length === 0) return turns
  const [before, now] = [readText(db, drawnHash), readText(db, nowHash)]
  const edits = findEdits(before, now)
  return turns.flatMap(({ start, end }) => {
    const passage = { start, end, ...describeAnchor(before, start, end) }
    const { status, ...place } = rebase(passage, edits, now)
    return status === 'orphan' ? [] : [{ start: place.start, end: place.end }]
  })
}

/** Throws `in_use` unless a sample is in one of these states. */
export function requireState(
  sample: StoredSample,
  states: readonly DoubleCoding['state'][],
  message: string,
): void {
  if (!states.includes(stateOf(sample))) throw new AppError('in_use', message)
}
