import { runCommand } from '../../electron/db/journal.ts'
import { currentResearcherId } from '../../electron/db/repositories/project.ts'
import { countOnFromSteps } from '../../electron/db/team/merge.ts'
import { MERGE } from '../../electron/db/team/streams.ts'
import { unpackBundle } from '../../electron/engine/team/bundle-file.ts'
import { checkBundle } from '../../electron/engine/team/check-bundle.ts'
import { mergeIncoming } from '../../electron/engine/team/merge-bundle.ts'
import { makeBundle } from '../../electron/engine/team/make-bundle.ts'
import { type Copy, makeCopies } from '../db/team/copies.ts'
import { makeCodings, makeTranscript } from './corpus.ts'

const SOURCES = 50
/** In each source; 15,000 in all. */
const CODINGS = 300
const EDITS = 800

/** What 800 edits in a project of 15,000 codings take on their way, without the passphrase, which is made to take a second. */
export interface TeamFigures {
  bundleBytes: number
  /** To hold the bundle against the project, merge it and say what it did. */
  mergeMs: number
  conflicts: number
}

/** Two copies edit the same project; one merges what the other did. */
export function measureMerge(): TeamFigures {
  const copies = makeCopies()
  try {
    const first = copies.first('first')
    const codeIds = Array.from(
      { length: 60 },
      (_, code) => first.call('codes.create', { name: `Code ${code + 1}` }).id,
    )
    for (let source = 1; source <= SOURCES; source += 1) addSource(first, source, codeIds)
    const second = first.copy('second')
    edit(second, codeIds, EDITS, 0)
    // Some of it in both.
    edit(first, codeIds, EDITS / 8, 1)
    const { bytes } = makeBundle(second.db, { isWhole: false })
    const began = performance.now()
    const conflicts = merge(first, bytes)
    return { bundleBytes: bytes.length, mergeMs: performance.now() - began, conflicts }
  } finally {
    copies.end()
  }
}

function addSource(copy: Copy, number: number, codeIds: readonly string[]): void {
  const text = makeTranscript(number, 9_000)
  const { id: sourceId } = copy.call('sources.create', { title: `P${number}`, text })
  const passages = makeCodings(number, text.length, CODINGS).map(({ start, end }) => {
    return { sourceId, start, end }
  })
  for (let from = 0; from < passages.length; from += 5) {
    copy.call('codings.createMany', {
      passages: passages.slice(from, from + 5),
      codeIds: [codeIds[(from / 5) % codeIds.length] ?? ''],
    })
  }
}

/** A morning's work: half of it new codings, the rest notes on codes, in an order that both copies share in part. */
function edit(copy: Copy, codeIds: readonly string[], count: number, seed: number): void {
  const sources = copy.db.prepare('SELECT id FROM source ORDER BY id').pluck().all() as string[]
  for (let step = 0; step < count; step += 1) {
    if (step % 2 === 0) {
      copy.call('codings.create', {
        ...{ sourceId: sources[step % sources.length] ?? '', start: 100 + step * 7 },
        ...{ end: 160 + step * 7, codeIds: [codeIds[step % 60] ?? ''] },
      })
    } else {
      copy.call('codes.update', {
        ...{ codeId: codeIds[step % 60] ?? '', description: `As of step ${step} of ${seed}` },
      })
    }
  }
}

function merge({ db }: Copy, bytes: Uint8Array): number {
  const { header, payload } = unpackBundle(bytes)
  countOnFromSteps(checkBundle(db, header, payload).fresh)
  const researcherId = currentResearcherId(db)
  const { value } = runCommand(db, { procedure: MERGE, researcherId }, writable => ({
    value: mergeIncoming(writable, checkBundle(writable, header, payload), researcherId),
    label: 'Merge',
  }))
  return value.conflicts.length
}
