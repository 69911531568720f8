import { z } from 'zod'
import { AppError } from '../../../shared/domain/app-error.ts'
import { checkedHost } from '../../hub/address.ts'
import type { Threads } from '../threads.ts'

/**
 * What somebody is given in order to join a hub, as a line of letters. A **place** is what an administrator makes for the first
 * owner of a project: it opens nothing that has anything in it. An **invitation** of an owner also holds the key of the team,
 * and so is locked with the team's passphrase, which travels another way.
 */

const PLACE = 'retroduce-hub-place:'
const INVITATION = 'retroduce-hub-invitation:'

const Place = z.strictObject({
  version: z.literal(1),
  host: z.string().min(1).max(255),
  port: z.int().min(1).max(65_535),
  database: z.string().min(1).max(63),
  ca: z.string().max(50_000).nullable(),
  project: z.uuid(),
  role: z.string().regex(/^rh_[0-9a-f]{32}$/),
  password: z.string().min(20).max(200),
})
/** A place on a hub, with credentials that are good until somebody has joined with them. */
export type Place = z.infer<typeof Place>

const Invitation = Place.extend({
  teamKey: z.string().regex(/^AGE-SECRET-KEY-[0-9A-Z-]+$/),
  /** The stream with which the project began, by which copies of another project are told. */
  root: z.string().min(1).max(100),
})
/** A place among those who have the team's key. */
export type Invitation = z.infer<typeof Invitation>

/** A place as a line of letters. Secret, though nothing is encrypted in it. */
export function printPlace(place: Omit<Place, 'version'>): string {
  return PLACE + Buffer.from(JSON.stringify({ version: 1, ...place })).toString('base64url')
}

/** An invitation as a line of letters, locked. */
export async function printInvitation(
  threads: Pick<Threads, 'sealBytes'>,
  invitation: Omit<Invitation, 'version'>,
  passphrase: string,
): Promise<string> {
  const json = JSON.stringify({ version: 1, ...invitation })
  const sealed = await threads.sealBytes(Buffer.from(json), passphrase)
  return INVITATION + Buffer.from(sealed).toString('base64url')
}

/** Reads either. Throws `format_broken` for what is neither, and `wrong_passphrase`. */
export async function readInvitation(
  threads: Pick<Threads, 'openBytes'>,
  text: string,
  passphrase: string | undefined,
): Promise<Place | Invitation> {
  // Mail programs break long lines.
  const line = text.replaceAll(/\s/g, '')
  if (line.startsWith(PLACE)) return parse(Place, decode(line.slice(PLACE.length)))
  if (!line.startsWith(INVITATION)) throw notOne()
  if (passphrase === undefined || passphrase === '') {
    throw new AppError(
      'invalid_input',
      'An invitation is locked with the passphrase of the team. Ask whoever invited you for it.',
    )
  }
  const sealed = decode(line.slice(INVITATION.length))
  try {
    return parse(Invitation, await threads.openBytes(sealed, passphrase))
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'wrong_passphrase') throw notOne()
    throw new AppError(
      'wrong_passphrase',
      'This passphrase does not open the invitation. Ask whoever sent it, and check capitals and spaces.',
    )
  }
}

function decode(text: string): Uint8Array {
  return Buffer.from(text, 'base64url')
}

function parse<T extends { host: string }>(schema: z.ZodType<T>, bytes: Uint8Array): T {
  const value = schema.safeParse(parseJson(new TextDecoder().decode(bytes)))
  if (!value.success) throw notOne()
  return { ...value.data, host: checkedHost(value.data.host) }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    // Not JSON: no invitation.
    throw notOne()
  }
}

function notOne(): AppError {
  return new AppError(
    'format_broken',
    'This is not an invitation to a hub, or a piece of it is missing. Copy all of it, from “retroduce-hub” to the end.',
  )
}
