import type { HubStatus } from '../../../shared/contract/hub.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import {
  type HubLink,
  noteHubSync,
  readHubLink,
  readHubPosition,
  updateHubCredentials,
} from '../../db/repositories/hub.ts'
import { currentResearcherId, getResearcher } from '../../db/repositories/project.ts'
import { type ReadableDb, unjournaled } from '../../db/sql.ts'
import type { HubConnection } from '../../hub/connection.ts'
import {
  introduce,
  listenFor,
  listMembers,
  type StoredBundle,
  type StoredMember,
} from '../../hub/store.ts'
import type { Threads } from '../threads.ts'
import { type Exchange, lookForBundles, pushSteps } from './exchange.ts'
import { connectAsMember, retryAfterMs } from './hub-line.ts'
import type { HubPolicy } from './hub-policy.ts'
import { describeHub } from './hub-status.ts'
import { readIntroductions, sealIntroduction } from './introductions.ts'
import { type Fetched, fetchWaiting } from './fetch-waiting.ts'

/** The connection of the open project to its team's hub. */
export interface HubKeeper {
  /** Connects, if the project that was opened belongs to a hub that is on and there is a policy. */
  begin(): void
  /** Hangs up at once. Nothing is lost by it: what was not taken is sent again. */
  end(): void
  /** Hears that something of the project has changed. */
  noticeChange(): void
  status(): HubStatus
  /** Sends, and looks what has come. Throws like `connectToHub`. */
  sync(): Promise<void>
  /** Does something on the hub, after whatever else is under way. Throws like `connectToHub`. */
  use<T>(work: (hub: HubConnection, link: HubLink) => Promise<T>): Promise<T>
  /** All that waits, fetched and opened. Throws `not_found` where nothing does. */
  fetchWaiting(): Promise<Fetched>
}

/** What the keeper needs of the session. */
interface Needs {
  threads: Pick<Threads, 'sealForTeam' | 'openForTeam'>
  /** The open project's connection, or null. */
  db(): ReadableDb | null
  /** Waits while a large change is made beside the project's file, which takes its place. */
  untilAlone(): Promise<void>
  changed(): void
  merge(): Promise<unknown>
  policy: HubPolicy | undefined
}

/** Why it is synced unasked. */
type Reason = 'sync' | 'look' | 'push' | 'wake' | 'merge'

/** Makes the keeper of one session. */
export function makeHubKeeper(needs: Needs): HubKeeper {
  const { policy } = needs
  let line: { hub: HubConnection; db: ReadableDb } | null = null
  let dialling: AbortController | null = null
  let problem: AppError | null = null
  let failures = 0
  let waiting: StoredBundle[] = []
  let members: StoredMember[] = []
  let names = new Map<string, string>()
  const openedNames = new Map<string, string>()
  let lastMergeAt = 0
  let queue: Promise<unknown> = Promise.resolve()
  const timers = new Map<Reason, NodeJS.Timeout>()

  /** Of one reason the latest word counts; another reason puts none off. */
  function later(why: Reason, ms: number): void {
    clearTimeout(timers.get(why))
    const timer = setTimeout(() => void syncQuietly(), ms)
    timer.unref()
    timers.set(why, timer)
  }

  function requireLink(): { db: ReadableDb; link: HubLink } {
    const db = needs.db()
    if (db === null) throw new AppError('no_project', 'No project is open. Open one first.')
    const link = readHubLink(db)
    if (link === null)
      throw new AppError('not_found', 'This copy belongs to no hub. Join one first.')
    if (link.isOn) return { db, link }
    throw new AppError('unavailable', 'The hub is turned off for this copy. Turn it on first.')
  }

  /** One thing after the other: a bundle must not be sent twice because two asked at once. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = queue.then(work)
    queue = done.catch(() => null)
    return done
  }

  async function connected(): Promise<{ exchange: Exchange; link: HubLink }> {
    await needs.untilAlone()
    const { db, link } = requireLink()
    if (line !== null && line.db !== db) hangUp()
    const hub = line?.hub ?? (await dial(db, link))
    const exchange: Exchange = {
      ...{ hub, credentials: link.credentials, threads: needs.threads },
      async db() {
        await needs.untilAlone()
        if (line?.hub === hub && needs.db() === db) return db
        throw new AppError('cancelled', 'The hub was turned off, or the project closed, meanwhile.')
      },
    }
    return { exchange, link }
  }

  async function dial(db: ReadableDb, link: HubLink): Promise<HubConnection> {
    const call = new AbortController()
    dialling = call
    needs.changed()
    try {
      const hub = await connectAsMember(link.credentials, call.signal, async () => {
        await needs.untilAlone()
        if (needs.db() !== db) return
        const credentials = { ...link.credentials, formerPassword: null }
        updateHubCredentials(unjournaled(db, 'a setting of this copy'), credentials)
      })
      if (call.signal.aborted || needs.db() !== db) {
        hub.end()
        throw new AppError('cancelled', 'The hub was turned off meanwhile.')
      }
      line = { hub, db }
      hub.onEnd(() => lost(hub))
      hub.onNotification(() => later('wake', WAKE_MS))
      await greet(hub, db, link)
      return hub
    } finally {
      if (dialling === call) dialling = null
    }
  }

  async function greet(hub: HubConnection, db: ReadableDb, link: HubLink): Promise<void> {
    const { teamKey, project } = link.credentials
    const { name } = getResearcher(db, currentResearcherId(db))
    await introduce(hub, await sealIntroduction(needs.threads, name, teamKey))
    if (policy !== undefined) await listenFor(hub, project)
  }

  function lost(hub: HubConnection): void {
    if (line?.hub !== hub) return
    line = null
    needs.changed()
    if (policy !== undefined) later('sync', retryAfterMs(failures))
  }

  function hangUp(): void {
    const ending = line
    line = null
    dialling?.abort()
    dialling = null
    ending?.hub.end()
  }

  async function syncNow(): Promise<void> {
    try {
      const { exchange, link } = await connected()
      members = await listMembers(exchange.hub)
      const { teamKey } = link.credentials
      names = await readIntroductions(needs.threads, members, teamKey, openedNames)
      await pushSteps(exchange)
      waiting = await lookForBundles(exchange)
      noteHubSync(unjournaled(await exchange.db(), 'a setting of this copy'))
      problem = null
      failures = 0
    } catch (error) {
      const isOurs = error instanceof AppError
      if (isOurs && error.code === 'cancelled') throw error
      problem = isOurs ? error : new AppError('internal', 'Something unexpected went wrong.')
      failures += 1
      throw error
    } finally {
      needs.changed()
    }
  }

  /** Unasked, so nobody waits for it: what goes wrong is in the status, and is tried again. */
  async function syncQuietly(): Promise<void> {
    const db = needs.db()
    if (db === null || readHubLink(db)?.isOn !== true) return
    try {
      await inTurn(syncNow)
      if (policy !== undefined) later('look', policy.lookEveryMs)
    } catch {
      if (policy !== undefined && needs.db() === db) later('sync', retryAfterMs(failures))
      return
    }
    await mergeByItself(db)
  }

  async function mergeByItself(db: ReadableDb): Promise<void> {
    if (policy === undefined || waiting.length === 0 || needs.db() !== db) return
    const isWanted = readHubLink(db)?.mergesByItself === true
    // Whoever took a merge back does not want it again a moment later.
    if (!isWanted || readHubPosition(db).wasTakenBack) return
    const soonest = lastMergeAt + policy.mergeEveryMs
    if (Date.now() < soonest) return later('merge', soonest - Date.now())
    lastMergeAt = Date.now()
    await needs.merge()
  }

  return {
    begin() {
      problem = null
      failures = 0
      if (policy !== undefined) later('sync', 0)
    },
    end() {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
      hangUp()
      waiting = []
      members = []
      names = new Map()
      openedNames.clear()
    },
    noticeChange() {
      const db = needs.db()
      if (policy === undefined || db === null || line === null) return
      later('push', policy.pushAfterMs)
    },
    status() {
      const db = needs.db()
      if (db === null) throw new AppError('no_project', 'No project is open. Open one first.')
      const link = readHubLink(db)
      const state = { isConnected: line !== null, isDialling: dialling !== null, problem }
      const { number } = readHubPosition(db)
      const open = line === null ? waiting : waiting.filter(bundle => bundle.number > number)
      return describeHub(db, link, { ...state, waiting: open, members, names })
    },
    sync: () => inTurn(syncNow),
    use: work =>
      inTurn(async () => {
        const { exchange, link } = await connected()
        return work(exchange.hub, link)
      }),
    fetchWaiting: () =>
      inTurn(async () => {
        const { exchange } = await connected()
        waiting = await lookForBundles(exchange)
        const { number } = readHubPosition(await exchange.db())
        return fetchWaiting(exchange, waiting, number, role => names.get(role) ?? null)
      }),
  }
}

/** Several that come at once are looked for once. */
const WAKE_MS = 300
