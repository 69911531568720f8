import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type DuplicatePair, findDuplicates } from '../../../shared/review/duplicates.ts'
import {
  getBatch,
  listBatches,
  removeBatch,
  updateBatch,
} from '../../db/repositories/reference-batches.ts'
import {
  getStored,
  insertApart,
  listApart,
  listColumns,
  listStored,
  mergeInto,
  saveColumns,
  separate,
  setSource,
  takeFields,
  updateReference,
} from '../../db/repositories/references.ts'
import { currentVersion } from '../../db/repositories/sources.ts'
import type { ReadableDb, WritableDb } from '../../db/sql.ts'
import type { AreaHandlers } from '../handlers.ts'
import { listEntries } from '../review/bibliography.ts'
import { importReferences, previewReferences } from '../review/import-references.ts'
import { matchSources } from '../review/match-sources.ts'
import { getReference, listSummaries } from '../review/standing.ts'

/** The bibliography of a review. */
export const referenceHandlers: AreaHandlers<'references'> = {
  'references.list': db => listSummaries(db),
  'references.get': (db, { referenceId }) => getReference(db, referenceId),
  'references.batches': db => listBatches(db),
  'references.preview': previewReferences,
  'references.import': importReferences,
  'references.updateBatch': (db, { batchId, ...fields }) => {
    getBatch(db, batchId)
    updateBatch(db, batchId, fields)
    return { value: getBatch(db, batchId), label: 'Change where references come from' }
  },
  'references.removeBatch': (db, { batchId }) => {
    getBatch(db, batchId)
    const removed = removeBatch(db, batchId)
    return { value: { removed }, label: `Remove ${removed} references` }
  },
  'references.update': (db, input) => {
    getStored(db, input.referenceId)
    updateReference(db, input)
    return { value: getReference(db, input.referenceId), label: 'Change a reference' }
  },
  'references.columns': db => listColumns(db),
  'references.saveColumns': (db, { columns }) => {
    saveColumns(db, columns)
    return { value: listColumns(db), label: 'Change the columns of references' }
  },
  'references.duplicates': db => duplicatesIn(db),
  'references.merge': (db, input) => {
    merge(db, input)
    const count = input.duplicateIds.length + 1
    return { value: getReference(db, input.keepId), label: `Merge ${count} references` }
  },
  'references.mergeExact': db => {
    const merged = duplicatesIn(db)
      .filter(({ why }) => why === 'exact')
      .map(({ ids: [keepId, duplicateId] }) => ({ keepId, duplicateId }))
    for (const { keepId, duplicateId } of merged) mergeInto(db, duplicateId, keepId, 'exact')
    return { value: { merged }, label: `Merge ${merged.length} exact duplicates` }
  },
  'references.tellApart': (db, { referenceIds }) => {
    const [one, other] = referenceIds
    if (one === other) throw new AppError('invalid_input', 'These are one reference, not two.')
    for (const id of referenceIds) getStored(db, id)
    insertApart(db, one, other)
    return { value: { referenceIds }, label: 'Tell two references apart' }
  },
  'references.separate': (db, { referenceId }) => {
    const { duplicateOf } = getStored(db, referenceId)
    if (duplicateOf === null) {
      throw new AppError('invalid_input', 'This reference is no duplicate, so nothing was changed.')
    }
    separate(db, referenceId)
    insertApart(db, referenceId, duplicateOf)
    return { value: getReference(db, referenceId), label: 'Separate a duplicate' }
  },
  'references.matches': db => matchSources(db),
  'references.bibliography': (db, choice, session) => listEntries(session, db, choice),
  'references.attach': (db, { pairs }) => {
    const used = new Map(
      listStored(db).flatMap(({ id, sourceId }) => (sourceId === null ? [] : [[sourceId, id]])),
    )
    for (const { referenceId, sourceId } of pairs) {
      getStored(db, referenceId)
      if (sourceId !== null) {
        currentVersion(db, sourceId)
        const other = used.get(sourceId)
        if (other !== undefined && other !== referenceId) {
          throw new AppError('duplicate', 'This source is the full text of another reference.')
        }
        used.set(sourceId, referenceId)
      }
      setSource(db, referenceId, sourceId)
    }
    const { length } = pairs
    const label = length === 1 ? 'Attach a full text' : `Attach ${length} full texts`
    return { value: { attached: length }, label }
  },
}

/** Pairs among what is no duplicate yet, without those that were told apart. */
function duplicatesIn(db: ReadableDb): DuplicatePair[] {
  const apart = listApart(db)
  const references = listStored(db).filter(({ duplicateOf }) => duplicateOf === null)
  return findDuplicates(references).filter(({ ids }) => !apart.has(ids.toSorted().join('/')))
}

function merge(
  db: WritableDb,
  { keepId, duplicateIds, fields = {} }: ParsedInputOf<'references.merge'>,
): void {
  const all = [keepId, ...duplicateIds]
  if (new Set(all).size < all.length) {
    throw new AppError('invalid_input', 'A reference is named twice, so nothing was merged.')
  }
  for (const id of all) {
    if (getStored(db, id).duplicateOf === null) continue
    throw new AppError('in_use', 'One of these is a duplicate already. Separate it first.')
  }
  for (const fromId of Object.values(fields)) {
    if (all.includes(fromId)) continue
    throw new AppError('invalid_input', 'A field can only be taken from one that is merged.')
  }
  takeFields(db, keepId, fields)
  for (const id of duplicateIds) mergeInto(db, id, keepId, 'reviewed')
}
