import { createHash } from 'node:crypto'
import type { HubConnection } from './connection.ts'
import { verifierOf } from './verifier.ts'

/** What a member does on a hub. The only SQL of a hub besides its schema; ciphertext goes in and comes out. */

/** A bundle as it lies on the hub, without its content. */
export interface StoredBundle {
  /** Its place in the order of the project's bundles, from 1. */
  number: number
  /** The role of the member who sent it. */
  author: string
  /** SHA-256 of its content, in hexadecimal. */
  digest: string
  bytes: number
  at: string
}

/** A member as the hub knows it. */
export interface StoredMember {
  role: string
  isOwner: boolean
  /** What it says of itself, encrypted; null before it has joined. */
  introduction: Uint8Array | null
  invitedAt: string
  joinedAt: string | null
  leftAt: string | null
}

/** A slow line still carries so much in a second. */
const SLOWEST_BYTES_PER_SECOND = 20_000
/** Content is read in slices, so that nothing large is taken apart at once. */
const SLICE_BYTES = 1_000_000

/** The name by which the hub tells bundles apart. */
export function digestOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/**
 * Leaves a bundle on the hub; it lies there once this returns, whatever happens to the server then. One that lies there
 * already is left as it is, so whoever does not know whether it was taken sends it again.
 */
export async function appendBundle(
  hub: HubConnection,
  project: string,
  content: Uint8Array,
): Promise<void> {
  const limitMs = 30_000 + (content.length / SLOWEST_BYTES_PER_SECOND) * 1_000
  const digest = createHash('sha256').update(content).digest()
  await hub.query(
    'INSERT INTO retroduce_hub.bundle (project_id, digest, content) VALUES ($1, $2, $3)',
    [project, digest, content],
    limitMs,
  )
  const [there] = await hub.query(
    'SELECT 1 FROM retroduce_hub.bundle WHERE project_id = $1 AND digest = $2',
    [project, digest],
  )
  if (there === undefined) throw new Error('A bundle was taken and is not there')
}

/** The bundles after a place in the order. */
export async function listBundles(
  hub: HubConnection,
  project: string,
  after: number,
): Promise<StoredBundle[]> {
  const rows = await hub.query<Omit<StoredBundle, 'number' | 'at'> & { number: string; at: Date }>(
    `SELECT number, author, encode(digest, 'hex') AS digest, octet_length(content) AS bytes,
       received_at AS at
     FROM retroduce_hub.bundle WHERE project_id = $1 AND number > $2 ORDER BY number LIMIT 10000`,
    [project, after],
  )
  return rows.map(({ number, at, ...row }) => ({
    ...row,
    number: Number(number),
    at: at.toISOString(),
  }))
}

/** The content of a bundle. Throws where it is not what its digest says. */
export async function fetchBundle(
  hub: HubConnection,
  project: string,
  { number, digest, bytes }: StoredBundle,
): Promise<Uint8Array> {
  const slices: Buffer[] = []
  for (let start = 1; start <= bytes; start += SLICE_BYTES) {
    const [row] = await hub.query<{ slice: Buffer }>(
      `SELECT substring(content FROM $3::integer FOR $4::integer) AS slice
       FROM retroduce_hub.bundle WHERE project_id = $1 AND number = $2`,
      [project, number, start, SLICE_BYTES],
      30_000 + (SLICE_BYTES / SLOWEST_BYTES_PER_SECOND) * 1_000,
    )
    if (row === undefined) break
    slices.push(row.slice)
  }
  const content = Buffer.concat(slices)
  if (digestOf(content) !== digest) throw new Error('A bundle is not what its digest says')
  return content
}

/** Everybody who is or was a member, in the order in which they were invited. */
export async function listMembers(hub: HubConnection): Promise<StoredMember[]> {
  const rows = await hub.query<{
    role: string
    isOwner: boolean
    introduction: Buffer | null
    invited: Date
    joined: Date | null
    left: Date | null
  }>(
    `SELECT role_name AS role, is_owner AS "isOwner", introduction, invited_at AS invited,
       joined_at AS joined, left_at AS left
     FROM retroduce_hub.member ORDER BY invited_at, role_name`,
  )
  return rows.map(({ invited, joined, left, ...row }) => ({
    ...row,
    invitedAt: invited.toISOString(),
    joinedAt: joined?.toISOString() ?? null,
    leftAt: left?.toISOString() ?? null,
  }))
}

/** Makes another member, who logs in with this password; returns its role. */
export async function inviteMember(
  hub: HubConnection,
  password: string,
  isOwner: boolean,
): Promise<string> {
  const [made] = await hub.query<{ role: string }>('SELECT retroduce_hub.invite($1, $2) AS role', [
    verifierOf(password),
    isOwner,
  ])
  if (made === undefined) throw new Error('Nobody was invited')
  return made.role
}

/** Says who this member is, in ciphertext. */
export async function introduce(hub: HubConnection, words: Uint8Array): Promise<void> {
  await hub.query('SELECT retroduce_hub.introduce($1)', [words])
}

/** Changes this member's own password, so that an invitation is worth nothing once it was used. */
export async function changePassword(
  hub: HubConnection,
  role: string,
  password: string,
): Promise<void> {
  if (!/^rh_[0-9a-f]{32}$/.test(role)) throw new Error('Not the role of a member')
  // A statement of this kind takes no values; both of them are of known letters.
  await hub.query(`ALTER ROLE ${role} PASSWORD '${verifierOf(password)}'`)
}

/** Takes a member out, oneself or another. */
export async function leaveHub(hub: HubConnection, role: string): Promise<void> {
  await hub.query('SELECT retroduce_hub.leave($1)', [role])
}

/** Removes a project from the hub with all its bundles and members. */
export async function endProject(hub: HubConnection): Promise<void> {
  await hub.query('SELECT retroduce_hub.end_project()')
}

/** Asks to be woken when there is something new. */
export async function listenFor(hub: HubConnection, project: string): Promise<void> {
  if (!/^[0-9a-f-]{36}$/.test(project)) throw new Error('Not the id of a project')
  await hub.query(`LISTEN "retroduce_${project}"`)
}
