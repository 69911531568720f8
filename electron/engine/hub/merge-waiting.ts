import type { HubMerge } from '../../../shared/contract/hub.ts'
import type { Vector } from '../../../shared/team/past.ts'
import { runCommand } from '../../db/journal.ts'
import { noteHubMerge, noteReceived, raiseSentVector } from '../../db/repositories/hub.ts'
import { currentResearcherId } from '../../db/repositories/project.ts'
import type { WritableDb } from '../../db/sql.ts'
import { noteMember } from '../../db/team/members.ts'
import { countOnFromSteps } from '../../db/team/merge.ts'
import { MERGE } from '../../db/team/streams.ts'
import type { PreparedCommandHandler } from '../handlers.ts'
import type { Session } from '../session.ts'
import type { Payload } from '../team/bundle.ts'
import { fingerprintOf } from '../team/identity.ts'
import { mergeIncoming } from '../team/merge-bundle.ts'
import { checkFetched, type Fetched, isKnown } from './fetch-waiting.ts'

/** Merges what was fetched; must run inside a command. */
function mergeFetched(db: WritableDb, fetched: Fetched, researcherId: string): HubMerge {
  const { opened, setAside, from, to, bytes } = fetched
  const incoming = checkFetched(db, fetched)
  if (incoming === null) {
    noteHubMerge(db, { from, to, hasMerged: false })
    return { ...NOTHING, setAside }
  }
  const senders = opened.map(({ header }) => ({
    ...{ copyId: header.copyId, researcher: header.researcher },
    ...{ fingerprint: fingerprintOf(header.publicKey), isKnown: isKnown(db, header) },
  }))
  const { from: _last, ...report } = mergeIncoming(db, incoming, researcherId)
  for (const { header, payload } of opened) {
    const { copyId, publicKey } = header
    noteMember(db, { copyId, publicKey, has: vectorOf(payload.has) })
  }
  noteHubMerge(db, { from, to, hasMerged: incoming.fresh.length > 0 })
  raiseSentVector(db, incoming.has)
  noteReceived(db, opened.length, bytes)
  const unique = new Map(senders.map(sender => [sender.copyId, sender]))
  return { ...report, bundles: opened.length, from: [...unique.values()], setAside }
}

const NOTHING: HubMerge = {
  ...{
    bundles: 0,
    from: [],
    steps: 0,
    keptOut: 0,
    byResearcher: [],
    changed: [],
    repaired: 0,
    orphaned: 0,
  },
  ...{ conflicts: [], twins: [], setAside: [] },
}

function vectorOf(has: Payload['has']): Vector {
  return new Map(has.map(([stream, sequence]) => [stream, sequence]))
}

/** Merges all that waits as one step. */
export const mergeWaiting: PreparedCommandHandler<'hub.merge'> = {
  async prepare(_input, session) {
    const fetched = await session.hub.fetchWaiting()
    // Before the step that merges them gets its own id.
    countOnFromSteps(checkFetched(session.presentDb(), fetched)?.fresh ?? [])
    return (db, _given, researcherId) => {
      const value = mergeFetched(db, fetched, researcherId)
      const names = [...new Set(value.from.map(({ researcher }) => researcher))].join(', ')
      return { value, label: `Merge ${value.steps} steps of ${names} from the hub` }
    }
  },
}

/** Carries what was merged for a look out of a step that is taken back as a whole. */
class Looked extends Error {
  readonly report: HubMerge
  constructor(report: HubMerge) {
    super('A look at a merge')
    this.report = report
  }
}

/** What merging all that waits would do: it is done and taken back before anybody sees it. */
export async function previewWaiting(session: Session): Promise<HubMerge> {
  const fetched = await session.hub.fetchWaiting()
  const db = session.presentDb()
  countOnFromSteps(checkFetched(db, fetched)?.fresh ?? [])
  const researcherId = currentResearcherId(db)
  try {
    runCommand(db, { procedure: MERGE, researcherId }, writable => {
      throw new Looked(mergeFetched(writable, fetched, researcherId))
    })
  } catch (error) {
    if (error instanceof Looked) return error.report
    throw error
  }
  throw new Error('A look at a merge came to nothing')
}
