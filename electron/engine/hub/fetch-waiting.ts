import type { HubMerge } from '../../../shared/contract/hub.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { fetchBundle, type StoredBundle } from '../../hub/store.ts'
import type { Header, Payload } from '../team/bundle.ts'
import { unpackBundle } from '../team/bundle-file.ts'
import { checkBundle, type Incoming } from '../team/check-bundle.ts'
import type { Exchange } from './exchange.ts'

/** Bundles of a hub, fetched and opened: all that waits is merged as one. */
export interface Fetched {
  /** Oldest first; none where nothing could be read. */
  opened: { header: Header; payload: Payload }[]
  setAside: HubMerge['setAside']
  from: number
  to: number
  bytes: number
}

/** More than this is merged in several steps. */
const MOST_AT_ONCE_BYTES = 200_000_000
const MOST_AT_ONCE = 2_000

/** Fetches what waits, as far as it can be taken at once. Throws `not_found` where nothing does. */
export async function fetchWaiting(
  { hub, credentials, threads, db }: Exchange,
  waiting: readonly StoredBundle[],
  position: number,
  nameOf: (role: string) => string | null,
): Promise<Fetched> {
  const fetched: Fetched = { opened: [], setAside: [], from: position + 1, to: position, bytes: 0 }
  for (const bundle of waiting.slice(0, MOST_AT_ONCE)) {
    if (fetched.bytes > 0 && fetched.bytes + bundle.bytes > MOST_AT_ONCE_BYTES) break
    const content = await fetchBundle(hub, credentials.project, bundle)
    try {
      const bytes = await threads.openForTeam(content, credentials.teamKey)
      const bundle = unpackBundle(bytes)
      // Of another project, or signed with another key than before: whoever sent it, it is not what it says.
      checkBundle(await db(), bundle.header, NO_CONTENT)
      fetched.opened.push(bundle)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (error.code !== 'format_broken' && error.code !== 'invalid_input') {
        // Such as one of a newer program: it is merged once this one was updated, and nothing after it before.
        if (fetched.to === position) throw error
        break
      }
      fetched.setAside.push({ name: nameOf(bundle.author), reason: error.message })
    }
    fetched.to = bundle.number
    fetched.bytes += bundle.bytes
  }
  if (fetched.to > position) return fetched
  throw new AppError('not_found', 'Nothing waits on the hub.')
}

/** Holds all of it against the project; null where nothing could be read. Throws like `checkBundle`. */
export function checkFetched(db: ReadableDb, { opened }: Fetched): Incoming | null {
  const last = opened.at(-1)
  if (last === undefined) return null
  return checkBundle(db, last.header, combine(opened.map(({ payload }) => payload)))
}

const NO_CONTENT: Payload = {
  ...{ since: [], has: [], streams: [], steps: [], texts: [], files: [] },
}

/** Whether the copy that a bundle comes from was heard of before. */
export function isKnown(db: ReadableDb, header: Header): boolean {
  return checkBundle(db, header, NO_CONTENT).isKnown
}

/** Bundles that follow one another, as one that holds what all of them hold. */
function combine(payloads: readonly Payload[]): Payload {
  const reach = new Map<string, number>()
  const since: Payload['since'] = []
  for (const payload of payloads) {
    // What an earlier one of them brings need not be in the project yet.
    since.push(...payload.since.filter(([stream, to]) => (reach.get(stream) ?? -1) < to))
    for (const [stream, to] of payload.has) reach.set(stream, Math.max(reach.get(stream) ?? -1, to))
  }
  const has = new Map<string, Payload['has'][number]>()
  for (const place of payloads.flatMap(payload => payload.has)) {
    const known = has.get(place[0])
    if (known === undefined || known[1] < place[1]) has.set(place[0], place)
  }
  return {
    since,
    has: [...has.values()],
    streams: [...new Map(payloads.flatMap(({ streams }) => streams))],
    steps: uniqueBy(
      payloads.flatMap(({ steps }) => steps),
      ({ id }) => id,
    ),
    texts: uniqueBy(
      payloads.flatMap(({ texts }) => texts),
      ({ hash }) => hash,
    ),
    files: uniqueBy(
      payloads.flatMap(({ files }) => files),
      ({ hash }) => hash,
    ),
  }
}

function uniqueBy<T>(things: readonly T[], keyOf: (thing: T) => string): T[] {
  return [...new Map(things.map(thing => [keyOf(thing), thing])).values()]
}
