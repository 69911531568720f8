import { createHash } from 'node:crypto'
import { type FSWatcher, readdirSync, readFileSync, statSync, watch } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { WaitingBundle } from '../../../shared/contract/team.ts'
import { getProjectId } from '../../db/repositories/project.ts'
import type { ReadableDb } from '../../db/sql.ts'
import type { Session } from '../session.ts'
import { readUserFile, writeUserFile } from '../user-file.ts'
import { MAX_BUNDLE_BYTES, unpackBundle } from './bundle-file.ts'
import { checkBundle } from './check-bundle.ts'
import { identityOf } from './identity.ts'
import { knownPassphrase } from './known-passphrase.ts'

/**
 * A folder in which colleagues leave their bundles. It is looked at while the project is open; what has come is told, and
 * nothing of it is merged unasked. Which folder it is, and what in it was dealt with, is a matter of this computer.
 */

const FILE = 'team-folders.json'
const Watched = z.object({ folder: z.string(), dealtWith: z.array(z.string()) })
const Stored = z.record(z.string(), Watched)
/** More bundles are hardly kept in a folder; the oldest are told again then. */
const MOST_REMEMBERED = 2_000

/** A file that somebody, or a cloud, is still writing is younger than this. */
const SETTLE_MS = 3_000
/** Folders of other computers do not always say that something has come. */
const POLL_MS = 30_000

/** What programs that copy to a cloud, and browsers, call files that are on their way. */
const ON_ITS_WAY = /^[.~]|\.(?:tmp|part|partial|crdownload|download|icloud|!sync)$/i

/** The folder that is watched for the open project on this computer; null for none. */
export function watchedFolder(session: Session): string | null {
  return read(session)[keyOf(session)]?.folder ?? null
}

/** Watches a folder from now on; null for none any more. */
export function watchFolder(session: Session, folder: string | null): void {
  const all = read(session)
  const key = keyOf(session)
  const { [key]: before, ...others } = all
  const dealtWith = before?.dealtWith ?? []
  const next = folder === null ? others : { ...others, [key]: { folder, dealtWith } }
  writeUserFile(session.options.userDataDir, FILE, next)
  stop(session)
  session.emit({ type: 'changed', areas: ['team'] })
}

/** Remembers that a bundle was merged, or is our own, so that it is not told again. */
export function dealWith(session: Session, bytes: Uint8Array): void {
  const all = read(session)
  const key = keyOf(session)
  const own = all[key]
  if (own === undefined) return
  const dealtWith = [...new Set([...own.dealtWith, digestOf(bytes)])].slice(-MOST_REMEMBERED)
  writeUserFile(session.options.userDataDir, FILE, { ...all, [key]: { ...own, dealtWith } })
}

/** The bundles that have come and were not dealt with, oldest first. Begins to watch where that is wanted. */
export async function listWaiting(db: ReadableDb, session: Session): Promise<WaitingBundle[]> {
  const own = read(session)[keyOf(session)]
  if (own === undefined) return []
  keepWatch(session, own.folder)
  const waiting: WaitingBundle[] = []
  for (const { path, at } of listBundles(own.folder)) {
    const bytes = readQuietly(path)
    if (bytes === null || own.dealtWith.includes(digestOf(bytes))) continue
    const told = await tell(db, session, bytes)
    if (told !== 'nothing new') waiting.push({ path, fileName: basename(path), at, ...told })
  }
  return waiting
}

/** The files of a folder that may be bundles and are whole, oldest first. */
function listBundles(folder: string): { path: string; at: string }[] {
  try {
    return readdirSync(folder)
      .filter(name => name.toLowerCase().endsWith('.retroduce-bundle') && !ON_ITS_WAY.test(name))
      .flatMap(name => {
        const path = join(folder, name)
        const { mtimeMs, size } = statSync(path)
        const isWhole = Date.now() - mtimeMs >= SETTLE_MS && size <= MAX_BUNDLE_BYTES
        return isWhole ? [{ path, at: new Date(mtimeMs).toISOString() }] : []
      })
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  } catch {
    // A stick that was taken out, a share that is away: nothing has come.
    return []
  }
}

function readQuietly(path: string): Uint8Array | null {
  try {
    return readFileSync(path)
  } catch {
    // Removed meanwhile, or only a name of what a cloud has.
    return null
  }
}

type Told = Pick<WaitingBundle, 'researcher' | 'steps'>

const UNKNOWN: Told = { researcher: null, steps: null }

/** What can be said of a bundle: who wrote it and how much is new, where the team's passphrase was given since opening. */
async function tell(
  db: ReadableDb,
  session: Session,
  bytes: Uint8Array,
): Promise<Told | 'nothing new'> {
  if (!Buffer.from(bytes.subarray(0, 40)).toString('latin1').startsWith('age-encryption.org/v1')) {
    return 'nothing new'
  }
  const passphrase = knownPassphrase(db)
  if (passphrase === null) return UNKNOWN
  try {
    const { header, payload } = await opened(session, bytes, passphrase)
    if (header.copyId === identityOf(db).id) return 'nothing new'
    const { fresh } = checkBundle(db, header, payload)
    return fresh.length === 0
      ? 'nothing new'
      : { researcher: header.researcher, steps: fresh.length }
  } catch {
    // Cut off, with another passphrase, or to be merged after another: reading it says which.
    return UNKNOWN
  }
}

const openedBundles = new WeakMap<Session, Map<string, ReturnType<typeof unpackBundle>>>()

/** Opens a bundle once: that is made to take a second. */
async function opened(session: Session, bytes: Uint8Array, passphrase: string) {
  const known = openedBundles.get(session) ?? new Map<string, ReturnType<typeof unpackBundle>>()
  openedBundles.set(session, known)
  const digest = digestOf(bytes)
  const before = known.get(digest)
  if (before !== undefined) return before
  const bundle = unpackBundle(await session.openBytes(bytes, passphrase))
  known.set(digest, bundle)
  return bundle
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function keyOf(session: Session): string {
  const db = session.presentDb()
  return `${getProjectId(db)} ${identityOf(db).id}`
}

function read({ options }: Session): z.infer<typeof Stored> {
  return readUserFile(options.userDataDir, FILE, Stored, {})
}

interface Watch {
  folder: string
  db: ReadableDb
  end: () => void
}

const watches = new WeakMap<Session, Watch>()

function stop(session: Session): void {
  watches.get(session)?.end()
  watches.delete(session)
}

/** Tells the window when what lies in the folder changes, as long as this project is open. */
function keepWatch(session: Session, folder: string): void {
  const db = session.presentDb()
  const before = watches.get(session)
  if (before?.folder === folder && before.db === db) return
  stop(session)
  let seen = JSON.stringify(listBundles(folder))
  const look = () => {
    const isOpen = session.current() !== null && session.presentDb() === db
    if (!isOpen) {
      openedBundles.delete(session)
      return stop(session)
    }
    const now = JSON.stringify(listBundles(folder))
    if (now === seen) return
    seen = now
    session.emit({ type: 'changed', areas: ['team'] })
  }
  const timer = setInterval(look, POLL_MS)
  timer.unref()
  const soon = () => {
    setTimeout(look, SETTLE_MS + 200).unref()
  }
  const watcher = tryToWatch(folder, soon)
  watches.set(session, {
    ...{ folder, db },
    end: () => {
      clearInterval(timer)
      watcher?.close()
    },
  })
}

function tryToWatch(folder: string, onChange: () => void): FSWatcher | null {
  try {
    const watcher = watch(folder, { persistent: false }, onChange)
    // It is looked at now and then anyway.
    watcher.on('error', () => watcher.close())
    return watcher
  } catch {
    return null
  }
}
