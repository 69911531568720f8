import type { EvidenceCounts } from '../../shared/contract/common.ts'
import type { OutputOf, ParsedInputOf } from '../../shared/contract/contract.ts'
import type { Theory } from '../../shared/contract/theories.ts'
import type { Comparison, VersionPassage } from '../../shared/contract/theory-comparison.ts'
import {
  compareVersions,
  DIFFERENCE_KINDS,
  type Difference,
} from '../../shared/domain/compare-versions.ts'
import type { ComparedEvidence } from '../../shared/domain/compared-version.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { listPassages } from '../db/repositories/passages.ts'
import { type ReadVersion, readVersion } from '../db/repositories/compared-versions.ts'
import { getTheory } from '../db/repositories/theories.ts'
import type { ReadableDb } from '../db/sql.ts'
import { findCauses } from './find-causes.ts'

/** How many passages gained, and as many lost, are told with a difference. */
const FIRST = 2

type Versions = Pick<ParsedInputOf<'theories.compare'>, 'fromId' | 'toId'>

/** Compares two versions, with what led from one to the other. Throws `not_found`. */
export function compareTheories(db: ReadableDb, { fromId, toId }: Versions): Comparison {
  return explainDifferences(db, versionOf(db, fromId), versionOf(db, toId))
}

function versionOf(db: ReadableDb, theoryId: string | null): ReadVersion {
  return readVersion(db, theoryId === null ? null : getTheory(db, theoryId))
}

/** Tells how two versions differ, and what led from one to the other. */
export function explainDifferences(db: ReadableDb, from: ReadVersion, to: ReadVersion): Comparison {
  const differences = compareVersions(from, to)
  const causes = findCauses(db, differences, stretchBetween(from.theory, to.theory))
  const first = ({ gained, lost }: Difference) => [
    ...gained.slice(0, FIRST).map(piece => ({ piece, isGained: true })),
    ...lost.slice(0, FIRST).map(piece => ({ piece, isGained: false })),
  ]
  const describe = describePassages(db, differences.flatMap(first))
  const counts = Object.fromEntries(
    DIFFERENCE_KINDS.map(kind => [kind, differences.filter(each => each.kind === kind).length]),
  ) as Comparison['counts']
  return {
    ...{ from: nameVersion(from.theory), to: nameVersion(to.theory), counts },
    entries: differences.map((difference, index) => {
      const { kind, thing, configurationIds, changes, gained, lost } = difference
      return {
        ...{ kind, thing, configurationIds, changes },
        ...{ gained: countStances(gained), lost: countStances(lost) },
        passages: first(difference).map(describe),
        causes: causes[index] ?? NO_CAUSES,
      }
    }),
  }
}

const NO_CAUSES = { decisions: [], lineage: [], statusReason: '', steps: [], stepCount: 0 }

/** A page of what a configuration gained and lost between two versions. Throws `not_found`. */
export function comparePassages(
  db: ReadableDb,
  { fromId, toId, configurationId, offset, limit }: ParsedInputOf<'theories.comparePassages'>,
): OutputOf<'theories.comparePassages'> {
  const [from, to] = [versionOf(db, fromId), versionOf(db, toId)].map(content => ({
    ...{ ...content, links: [], principles: [] },
    configurations: content.configurations.filter(({ id }) => id === configurationId),
  }))
  if (from === undefined || to === undefined) throw new Error('Two versions are compared')
  if (from.configurations.length + to.configurations.length === 0) {
    throw new AppError('not_found', 'Neither version has this configuration.', { configurationId })
  }
  const own = compareVersions(from, to).filter(({ thing }) => thing.id === configurationId)
  const [gained, lost] = [own.flatMap(each => each.gained), own.flatMap(each => each.lost)]
  const page = [
    ...gained.map(piece => ({ piece, isGained: true })),
    ...lost.map(piece => ({ piece, isGained: false })),
  ].slice(offset, offset + limit)
  return {
    ...{ gained: countStances(gained), lost: countStances(lost) },
    passages: page.map(describePassages(db, page)),
  }
}

interface Moved {
  piece: ComparedEvidence
  isGained: boolean
}

/** Describes passages, all of which are looked up at once. */
function describePassages(db: ReadableDb, moved: readonly Moved[]): (one: Moved) => VersionPassage {
  const ids = [...new Set(moved.map(({ piece }) => piece.codingId))]
  const passages = new Map(listPassages(db, ids).map(passage => [passage.codingId, passage]))
  return ({ piece, isGained }) => {
    const { codingId, stance, elementId, configurationId, link } = piece
    const passage = passages.get(codingId)
    return {
      ...{ codingId, stance, isGained, elementId, configurationId, link },
      ...{ quote: passage?.quote ?? null, sourceId: passage?.sourceId ?? null },
      ...{ sourceTitle: passage?.sourceTitle ?? null, group: passage?.group ?? null },
      ...{ participantId: passage?.participantId ?? null, speaker: passage?.speaker ?? null },
      participant: passage?.participant ?? null,
    }
  }
}

function countStances(pieces: readonly ComparedEvidence[]): EvidenceCounts {
  const counts = { supports: 0, refines: 0, challenges: 0 }
  for (const { stance } of pieces) counts[stance] += 1
  return counts
}

function nameVersion(theory: Theory | null): Comparison['from'] {
  return {
    ...{ theoryId: theory?.id ?? null, frozenAt: theory?.frozenAt ?? null },
    name: theory?.name ?? 'All configurations in use now',
  }
}

/**
 * The stretch of time in which one version became the other, in either direction: from when the earlier was kept to when the
 * later was, or to now. Where neither was kept, they differ by what was chosen, since the earlier was made.
 */
function stretchBetween(from: Theory | null, to: Theory | null): { after: string; until: string } {
  const now = new Date().toISOString()
  const [first = now, second = now] = [from, to].map(each => each?.frozenAt ?? now).sort()
  if (first < second) return { after: first, until: second }
  const [made = ''] = [from, to].flatMap(each => each?.createdAt ?? []).sort()
  return { after: made, until: now }
}
