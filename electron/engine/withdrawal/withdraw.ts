import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { Certificate, WithdrawalPreview } from '../../../shared/contract/withdrawals.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { newId } from '../../db/ids.ts'
import { listExports } from '../../db/repositories/export-records.ts'
import { newestStep } from '../../db/repositories/history.ts'
import { getParticipant } from '../../db/repositories/participants.ts'
import { getProjectInfo } from '../../db/repositories/project.ts'
import { getSource } from '../../db/repositories/sources.ts'
import {
  countEvidenceOn,
  countValuesOf,
  listEvidenceIdsOn,
  listLosses,
  noteErasure,
} from '../../db/repositories/withdrawals.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { earlierOf } from '../earlier.ts'
import type { Session } from '../session.ts'
import { clearHolders, listHolders } from './backups.ts'
import {
  codingsOf,
  type Erased,
  type Erasure,
  erase,
  findInNotes,
  memosOf,
  mentionsOf,
  planErasure,
  turnsOf,
} from './erasure.ts'
import type { Mention } from './mentions.ts'

/** What would go if a participant withdrew, and where their words would still be. Throws `not_found`. */
export async function previewWithdrawal(
  session: Session,
  participantId: string,
): Promise<WithdrawalPreview> {
  const db = session.db()
  const { pseudonym } = getParticipant(db, participantId)
  const erasure = planErasure(db, participantId)
  const codingIds = erasure.sources.flatMap(source => codingsOf(db, source, erasure.own))
  const memos = memosOf(db, erasure, codingIds)
  const { textVersions, steps } = earlierOf(session)
  const holders = await listHolders(session, erasure)
  return {
    stamp: newestStep(db),
    pseudonym,
    sources: erasure.sources.map(source => ({
      sourceId: source.sourceId,
      title: getSource(db, source.sourceId).title,
      isWhole: source.isWhole,
      turns: turnsOf(db, source).length,
      codings: codingsOf(db, source, erasure.own).length,
    })),
    codings: codingIds.length,
    evidence: countEvidenceOn(db, codingIds),
    configurations: listLosses(db, codingIds),
    memos,
    ...whatStays(db, erasure, codingIds),
    attributeValues: countValuesOf(db, participantId),
    earlier: { textVersions, steps },
    backups: holders.map(({ backupId, at, holds }) => ({ backupId, at, holds })),
    exports: exportsWithWords(db, erasure),
  }
}

/** Their words in notes on things that stay, and where others speak of them, by place. */
function whatStays(
  db: ReadableDb,
  erasure: Erasure,
  codingIds: readonly string[],
): Pick<WithdrawalPreview, 'notes' | 'mentions'> {
  const gone = new Set([
    ...codingIds,
    ...listEvidenceIdsOn(db, codingIds),
    ...memosOf(db, erasure, codingIds).map(({ id }) => id),
    ...erasure.sources.filter(({ isWhole }) => isWhole).map(({ sourceId }) => sourceId),
    erasure.participantId,
  ])
  const notes = findInNotes(db, erasure.own, rowId => gone.has(rowId))
  const mentions = mentionsOf(db, erasure, notes, rowId => gone.has(rowId))
  return { notes, mentions: byPlace(mentions) }
}

/** So many of a place's mentions are enough to tell who is meant. */
const MOST_EXCERPTS = 20

function byPlace(mentions: readonly Mention[]): WithdrawalPreview['mentions'] {
  return [...Map.groupBy(mentions, ({ place }) => place)].map(([place, each]) => ({
    ...{ place, placeName: each[0]?.placeName ?? '', count: each.length },
    excerpts: each.slice(0, MOST_EXCERPTS).map(({ excerpt }) => excerpt),
  }))
}

/** Files with words of people that were written since their first source came in. */
function exportsWithWords(db: ReadableDb, { sources }: Erasure) {
  const since = sources.map(({ sourceId }) => getSource(db, sourceId).createdAt).sort()[0]
  if (since === undefined) return []
  return listExports(db).filter(({ tells, at }) => tells !== 'unquoted' && at >= since)
}

/**
 * Erases a participant for good. Backups are dealt with first: stopped at any moment, the participant is in the project as
 * before, and can be erased again, or nowhere any more but where that was chosen. Throws `not_found`, and `cancelled` where
 * the project has changed since it was looked over.
 */
export async function carryOut(
  session: Session,
  { participantId, stamp, skip, mentions, backups }: ParsedInputOf<'withdrawals.carryOut'>,
): Promise<Certificate> {
  const db = session.db()
  session.requireInPlace()
  const { pseudonym } = getParticipant(db, participantId)
  const requireSame = () => {
    const isSame = session.current() !== null && session.db() === db
    if (isSame && (stamp === undefined || newestStep(db) === stamp)) return
    throw new AppError(
      'cancelled',
      'The project was changed since you looked it over. Nothing was erased. Look at what goes once more.',
    )
  }
  requireSame()
  const erasure = planErasure(db, participantId)
  const { title, researcher } = getProjectInfo(db)
  const attributeValues = countValuesOf(db, participantId)
  const exports = exportsWithWords(db, erasure)
  const skipped = new Set(skip.map(({ place, start }) => `${start} ${place}`))
  const goes = new Set(mentions)
  // In a backup there may be places that are not in the project any more: they go with the rest.
  const isKnown = new Set(mentionsOf(db, erasure, [], () => false).map(({ place }) => place))
  const isLeftInBackup = (place: string) =>
    goes.size === 0 || (isKnown.has(place) && !goes.has(place))
  if (backups === 'keep') await session.backups.make('withdrawal')
  const holders = await listHolders(session, erasure)
  requireSame()
  const cleared = await clearHolders(session, holders, backups, erasure, isLeftInBackup)
  requireSame()
  const before = earlierOf(session)
  let erased: Erased | null = null
  session.forget({
    keepOriginals: true,
    first: copy => {
      erased = erase(copy, erasure, researcher.id, {
        note: ({ place, start }) => skipped.has(`${start} ${place}`),
        mentionsAt: place => !goes.has(place),
      })
      noteErasure(copy, researcher.id)
    },
  })
  if (erased === null) throw new Error('Nothing was erased')
  await session.backups.makeQuietly('withdrawal')
  session.emit({ type: 'changed', areas: ['backups'] })
  const { mentionsLeft, ...counts } = erased as Erased
  return {
    ...{ id: newId(), at: new Date().toISOString() },
    ...{ project: title, pseudonym, researcher: researcher.name },
    erased: {
      ...counts,
      ...{ attributeValues, textVersions: before.textVersions, steps: before.steps },
    },
    mentionsLeft,
    backups: cleared,
    exports: exports.map(({ product, fileName, at }) => ({ product, fileName, at })),
  }
}
