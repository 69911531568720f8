import { AppError } from '../../../shared/domain/app-error.ts'
import {
  type HubCredentials,
  insertOutgoing,
  nextOutgoing,
  noteHubMerge,
  noteHubSync,
  noteSent,
  readHubPosition,
  readPromisedVector,
  sentDigests,
} from '../../db/repositories/hub.ts'
import { type ReadableDb, unjournaled, type WritableDb } from '../../db/sql.ts'
import { readVector } from '../../db/team/streams.ts'
import type { HubConnection } from '../../hub/connection.ts'
import { MOST_BUNDLE_BYTES } from '../../hub/schema.ts'
import { appendBundle, digestOf, listBundles, type StoredBundle } from '../../hub/store.ts'
import { makeBundle } from '../team/make-bundle.ts'
import type { Threads } from '../threads.ts'

/** What goes to a hub, and what is found there. */

/** What an exchange needs of the open project. */
export interface Exchange {
  hub: HubConnection
  credentials: HubCredentials
  threads: Pick<Threads, 'sealForTeam' | 'openForTeam'>
  /** The project's connection, once nothing else is being made of its file. Throws `cancelled` where the project was closed. */
  db: () => Promise<ReadableDb>
}

/**
 * Sends what the hub lacks. A bundle is kept in the project until the hub has said that it has it: whatever ends in between, the
 * program, the line or the hub, the very same bundle is sent again, and the hub takes it once.
 */
export async function pushSteps(exchange: Exchange): Promise<void> {
  await sendOutgoing(exchange)
  const db = await exchange.db()
  const since = readPromisedVector(db)
  const vector = readVector(db)
  const isNews = [...vector].some(([stream, sequence]) => sequence > (since.get(stream) ?? -1))
  if (!isNews) return
  const made = makeBundle(db, { isWhole: false, since })
  if (made.steps === 0) return
  const content = await exchange.threads.sealForTeam(made.bytes, exchange.credentials.teamKey)
  if (content.length > MOST_BUNDLE_BYTES) {
    throw new AppError(
      'too_large',
      'What you did since you last sent something is larger than a hub takes at once (256 MB). Write a bundle to a file and hand that over; what comes after it goes to the hub again once your colleagues’ bundles have told this copy that they have it.',
    )
  }
  insertOutgoing(own(await exchange.db()), { digest: digestOf(content), content, vector })
  await sendOutgoing(exchange)
}

async function sendOutgoing({ hub, credentials, db }: Exchange): Promise<void> {
  for (;;) {
    const next = nextOutgoing(await db())
    if (next === null) return
    await appendBundle(hub, credentials.project, next.content)
    noteSent(own(await db()), next)
  }
}

/** The bundles of others that this copy has not merged. */
export async function lookForBundles({
  hub,
  credentials,
  db,
}: Pick<Exchange, 'hub' | 'credentials' | 'db'>): Promise<StoredBundle[]> {
  const { number } = readHubPosition(await db())
  const found = await listBundles(hub, credentials.project, number)
  const present = await db()
  const sent = sentDigests(present)
  const waiting = found.filter(({ digest }) => !sent.has(digest))
  const last = found.at(-1)
  if (waiting.length === 0 && last !== undefined) {
    // All our own: the next look need not pass them again.
    noteHubMerge(own(present), { from: number + 1, to: last.number, hasMerged: false })
  }
  noteHubSync(own(present))
  return waiting
}

function own(db: ReadableDb): WritableDb {
  return unjournaled(db, 'a setting of this copy')
}
