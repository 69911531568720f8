import type { Vector } from '../../../shared/team/past.ts'
import { all, get, insert, type ReadableDb, run, runOne, sql, type WritableDb } from '../sql.ts'

/** A copy's link to its team's hub. It says nothing about the study, so the journal does not know of it. */

/** What it takes to reach the hub and to read what lies there. Secret: it never leaves the project file but to the hub. */
export interface HubCredentials {
  host: string
  port: number
  database: string
  ca: string | null
  /** The project's id on the hub, and this copy's member of it. */
  project: string
  role: string
  password: string
  /** The password of the invitation, until the hub has taken the new one. */
  formerPassword: string | null
  /** The age identity for which all bundles of the project are encrypted. */
  teamKey: string
}

/** The link as it is kept. */
export interface HubLink {
  credentials: HubCredentials
  isOn: boolean
  mergesByItself: boolean
  /** What the bundles on the hub come to, as far as this copy knows. */
  sentVector: Vector
  sent: { bundles: number; bytes: number }
  received: { bundles: number; bytes: number }
  syncedAt: string | null
}

/** The link, or null where this copy belongs to no hub. */
export function readHubLink(db: ReadableDb): HubLink | null {
  const row = get<{
    connection: string
    isOn: number
    mergesByItself: number
    sentVector: string
    sentBundles: number
    sentBytes: number
    receivedBundles: number
    receivedBytes: number
    syncedAt: string | null
  }>(
    db,
    sql`SELECT connection, is_on AS isOn, merges_by_itself AS mergesByItself,
          sent_vector AS sentVector, sent_bundles AS sentBundles, sent_bytes AS sentBytes,
          received_bundles AS receivedBundles, received_bytes AS receivedBytes,
          synced_at AS syncedAt
        FROM hub_link`,
  )
  if (row === undefined) return null
  return {
    credentials: JSON.parse(row.connection) as HubCredentials,
    isOn: row.isOn === 1,
    mergesByItself: row.mergesByItself === 1,
    sentVector: parseVector(row.sentVector),
    sent: { bundles: row.sentBundles, bytes: row.sentBytes },
    received: { bundles: row.receivedBundles, bytes: row.receivedBytes },
    syncedAt: row.syncedAt,
  }
}

/** Links this copy to a hub; what all copies had in common when the first was made need not be sent. */
export function insertHubLink(db: WritableDb, credentials: HubCredentials, start: Vector): void {
  insert(db, 'hub_link', {
    ...{ id: 1, connection: JSON.stringify(credentials), is_on: 1, merges_by_itself: 0 },
    ...{ sent_vector: printVector(start), sent_bundles: 0, sent_bytes: 0 },
    ...{ received_bundles: 0, received_bytes: 0 },
  })
}

/** Keeps other credentials. */
export function updateHubCredentials(db: WritableDb, credentials: HubCredentials): void {
  runOne(db, sql`UPDATE hub_link SET connection = ${JSON.stringify(credentials)}`)
}

/** Turns the hub on or off, and chooses whether what comes is merged unasked. */
export function setHubSwitches(
  db: WritableDb,
  switches: { isOn?: boolean | undefined; mergesByItself?: boolean | undefined },
): void {
  const { isOn, mergesByItself } = switches
  if (isOn !== undefined) runOne(db, sql`UPDATE hub_link SET is_on = ${Number(isOn)}`)
  if (mergesByItself === undefined) return
  runOne(db, sql`UPDATE hub_link SET merges_by_itself = ${Number(mergesByItself)}`)
}

/** Remembers that both sides were compared. */
export function noteHubSync(db: WritableDb): void {
  run(db, sql`UPDATE hub_link SET synced_at = ${new Date().toISOString()}`)
}

/** Takes the link away, with what waited to be sent. */
export function removeHubLink(db: WritableDb): void {
  for (const statement of [
    ...[sql`DELETE FROM hub_link`, sql`DELETE FROM hub_outbox`, sql`DELETE FROM hub_merge`],
  ]) {
    run(db, statement)
  }
}

/** A bundle that is to be sent, as ciphertext. */
export interface OutgoingBundle {
  digest: string
  content: Uint8Array
  /** What the hub holds once it has this bundle. */
  vector: Vector
}

/** Lets a bundle wait until the hub has it. */
export function insertOutgoing(db: WritableDb, { digest, content, vector }: OutgoingBundle): void {
  insert(db, 'hub_outbox', { digest, content, vector: printVector(vector) })
}

/** The bundle that is to be sent next, or null. */
export function nextOutgoing(db: ReadableDb): OutgoingBundle | null {
  const row = get<{ digest: string; content: Uint8Array; vector: string }>(
    db,
    sql`SELECT digest, content, vector FROM hub_outbox WHERE content IS NOT NULL
        ORDER BY number LIMIT 1`,
  )
  return row === undefined ? null : { ...row, vector: parseVector(row.vector) }
}

/** What the hub holds and what waits to go there, together. */
export function readPromisedVector(db: ReadableDb): Vector {
  const waiting = all<{ vector: string }>(
    db,
    sql`SELECT vector FROM hub_outbox WHERE content IS NOT NULL`,
  )
  const sent = readHubLink(db)?.sentVector ?? new Map<string, number>()
  return waiting.reduce((reach, { vector }) => unionOf(reach, parseVector(vector)), sent)
}

/** Remembers that the hub has a bundle, whose content is not needed any more. */
export function noteSent(db: WritableDb, { digest, content, vector }: OutgoingBundle): void {
  runOne(db, sql`UPDATE hub_outbox SET content = NULL, vector = '[]' WHERE digest = ${digest}`)
  raiseSentVector(db, vector)
  runOne(
    db,
    sql`UPDATE hub_link SET sent_bundles = sent_bundles + 1,
          sent_bytes = sent_bytes + ${content.length}`,
  )
}

/** The digests of bundles that this copy sent. */
export function sentDigests(db: ReadableDb): Set<string> {
  return new Set(all<{ digest: string }>(db, sql`SELECT digest FROM hub_outbox`).map(r => r.digest))
}

/** Remembers that the hub holds so much. */
export function raiseSentVector(db: WritableDb, vector: Vector): void {
  const link = readHubLink(db)
  if (link === null) return
  const raised = printVector(unionOf(link.sentVector, vector))
  runOne(db, sql`UPDATE hub_link SET sent_vector = ${raised}`)
}

/** Counts what came from the hub. */
export function noteReceived(db: WritableDb, bundles: number, bytes: number): void {
  runOne(
    db,
    sql`UPDATE hub_link SET received_bundles = received_bundles + ${bundles},
          received_bytes = received_bytes + ${bytes}`,
  )
}

/** Remembers that the bundles of the hub from a number to another were merged, as one merge; null where they held nothing new. */
export function noteHubMerge(
  db: WritableDb,
  { from, to, hasMerged }: { from: number; to: number; hasMerged: boolean },
): void {
  const newest = get<{ id: string }>(db, sql`SELECT max(id) AS id FROM merged_bundle`)
  run(db, sql`DELETE FROM hub_merge WHERE to_number >= ${from}`)
  insert(db, 'hub_merge', {
    ...{ to_number: to, from_number: from },
    bundle_id: hasMerged ? (newest?.id ?? null) : null,
  })
}

/**
 * Up to which bundle of the hub this copy has everything, and whether a merge that went further was taken back: then what came
 * with it waits again.
 */
export function readHubPosition(db: ReadableDb): { number: number; wasTakenBack: boolean } {
  const undone = get<{ number: number | null }>(
    db,
    sql`SELECT min(from_number) AS number FROM hub_merge
        WHERE bundle_id IS NOT NULL AND bundle_id NOT IN (SELECT id FROM merged_bundle)`,
  )?.number
  if (undone !== null && undone !== undefined) return { number: undone - 1, wasTakenBack: true }
  const last = get<{ number: number | null }>(
    db,
    sql`SELECT max(to_number) AS number FROM hub_merge`,
  )?.number
  return { number: last ?? 0, wasTakenBack: false }
}

/** Two vectors as one that knows what either knows. */
function unionOf(one: Vector, other: Vector): Vector {
  const union = new Map(one)
  for (const [stream, sequence] of other) {
    union.set(stream, Math.max(union.get(stream) ?? -1, sequence))
  }
  return union
}

function parseVector(json: string): Vector {
  return new Map(JSON.parse(json) as [string, number][])
}

function printVector(vector: Vector): string {
  return JSON.stringify([...vector])
}
