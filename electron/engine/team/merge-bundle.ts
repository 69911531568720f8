import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { MergeReport, Twin } from '../../../shared/contract/team.ts'
import { runCommand } from '../../db/journal.ts'
import { currentResearcherId, listResearchers } from '../../db/repositories/project.ts'
import type { ReadableDb, WritableDb } from '../../db/sql.ts'
import { contentsOf, storeContents } from '../../db/team/contents.ts'
import { noteLeftOut } from '../../db/team/left-out-ids.ts'
import { listTwins, noteMember } from '../../db/team/members.ts'
import { countChanged, countOnFromSteps, countOrphans, mergeSteps } from '../../db/team/merge.ts'
import { MERGE } from '../../db/team/streams.ts'
import { seenThrough } from '../double-coding/seen-through.ts'
import type { PreparedCommandHandler } from '../handlers.ts'
import { readBytes } from '../read-bytes.ts'
import type { Session } from '../session.ts'
import { MAX_BUNDLE_BYTES, unpackBundle } from './bundle-file.ts'
import { checkBundle, type Incoming } from './check-bundle.ts'
import { fingerprintOf } from './identity.ts'
import { rememberPassphrase } from './known-passphrase.ts'
import { visibleConflicts } from './visible-conflicts.ts'
import { dealWith } from './watch-folder.ts'

/** Opens a bundle; nothing of it was held against the project yet. Throws like `unpackBundle`. */
export async function openBundle(
  session: Session,
  { path, passphrase }: ParsedInputOf<'bundles.read'>,
): Promise<ReturnType<typeof unpackBundle> & { sealed: Uint8Array }> {
  const message = 'This file is larger than a bundle can be.'
  const limit = { bytes: MAX_BUNDLE_BYTES, message }
  const sealed =
    typeof path === 'string'
      ? await readBytes(session, path, limit)
      : Buffer.from(path.base64, 'base64')
  const bundle = unpackBundle(await session.openBytes(sealed, passphrase))
  rememberPassphrase(session.presentDb(), passphrase)
  return { ...bundle, sealed }
}

/** Merges a bundle as one step. */
export const mergeBundle: PreparedCommandHandler<'bundles.merge'> = {
  async prepare(input, session) {
    const { header, payload, sealed } = await openBundle(session, input)
    const before = checkBundle(session.presentDb(), header, payload)
    // Before the step that merges them gets its own id.
    countOnFromSteps(before.fresh)
    return (db, _input, researcherId) => {
      const incoming = checkBundle(db, header, payload)
      const value = mergeIncoming(db, incoming, researcherId)
      dealWith(session, sealed)
      return { value, label: `Merge ${value.steps} steps of ${header.researcher}` }
    }
  },
}

/** Merges what was checked, and tells of it what may be seen; must run inside a command. */
export function mergeIncoming(
  db: WritableDb,
  incoming: Incoming,
  researcherId: string,
): MergeReport {
  const { header, payload, fresh, streams, has } = incoming
  const orphans = countOrphans(db)
  let repaired = 0
  if (fresh.length > 0) {
    storeContents(db, contentsOf(payload, fresh))
    noteLeftOut(db, incoming.leftOut)
    const given = { copyId: header.copyId, steps: fresh, streams }
    repaired = mergeSteps(db, given, researcherId).repaired
  }
  noteMember(db, { copyId: header.copyId, publicKey: header.publicKey, has })
  return {
    from: {
      ...{ copyId: header.copyId, researcher: header.researcher },
      ...{ fingerprint: fingerprintOf(header.publicKey), isKnown: incoming.isKnown },
    },
    steps: fresh.length,
    keptOut: incoming.keptOut,
    byResearcher: byResearcher(db, incoming),
    changed: fresh.length === 0 ? [] : countChanged(db),
    repaired,
    orphaned: Math.max(0, countOrphans(db) - orphans),
    conflicts: visibleConflicts(seenThrough(db, db), db),
    twins: twinsOf(db),
  }
}

function byResearcher(db: ReadableDb, { fresh }: Incoming): MergeReport['byResearcher'] {
  const names = new Map(listResearchers(db).map(({ id, name }) => [id, name]))
  const steps = fresh.filter(({ kind }) => kind !== 'repair')
  return [...Map.groupBy(steps, ({ researcherId }) => researcherId)].map(([researcherId, own]) => ({
    ...{ researcherId, name: names.get(researcherId) ?? '', steps: own.length },
  }))
}

/** Things of one name. */
export function twinsOf(db: ReadableDb): Twin[] {
  return listTwins(db).map(({ kind, name, ids }) => ({
    ...{ kind: kind as Twin['kind'], name, ids: JSON.parse(ids) as string[] },
  }))
}

/** Carries what was merged for a look out of a step that is taken back as a whole. */
class Looked extends Error {
  readonly report: MergeReport
  constructor(report: MergeReport) {
    super('A look at a merge')
    this.report = report
  }
}

/** What a merge would do: it is done and taken back before anybody sees it, so it cannot be otherwise. */
export async function previewBundle(
  session: Session,
  input: ParsedInputOf<'bundles.read'>,
): Promise<MergeReport> {
  const { header, payload } = await openBundle(session, input)
  const db = session.presentDb()
  countOnFromSteps(checkBundle(db, header, payload).fresh)
  const researcherId = currentResearcherId(db)
  try {
    runCommand(db, { procedure: MERGE, researcherId }, writable => {
      throw new Looked(
        mergeIncoming(writable, checkBundle(writable, header, payload), researcherId),
      )
    })
  } catch (error) {
    if (error instanceof Looked) return error.report
    throw error
  }
  throw new Error('A look at a merge came to nothing')
}
