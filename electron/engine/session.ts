import { basename } from 'node:path'
import type { EngineEvent, ProcedureName } from '../../shared/contract/contract.ts'
import type { Past } from '../../shared/contract/history.ts'
import type { FilePlace, OpenProject } from '../../shared/contract/project.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import type { SalvageReport } from '../../shared/domain/salvage-report.ts'
import { AREAS_OF_TABLE } from '../../shared/history/areas.ts'
import type { Forgetting } from '../db/forget.ts'
import {
  prepareEncryption,
  prepareForgetting,
  prepareRestoring,
  replaceProjectFile,
} from '../db/exchange-file.ts'
import { projectMoved } from '../db/file-errors.ts'
import { closePast, pastInMemory } from '../db/past-in-memory.ts'
import { closeProjectFile, identityOf, type OpenOptions, openProjectFile } from '../db/open.ts'
import { getProjectInfo } from '../db/repositories/project.ts'
import { copySecret, type Secret } from '../db/secret.ts'
import type { Salvaging } from '../db/salvage.ts'
import type { ReadableDb } from '../db/sql.ts'
import type { DatabaseRequest } from '../db/worker.ts'
import { type BackupKeeper, makeBackupKeeper } from './backups/keeper.ts'
import { type BesideChanges, makeBesideChanges } from './change-beside.ts'
import { createProject } from './create-project.ts'
import { seenThrough } from './double-coding/seen-through.ts'
import type { EngineOptions } from './engine.ts'
import { placeOf } from './file-place.ts'
import { forgetHolder, noteHolder, withHolder } from './holder.ts'
import { type HubKeeper, makeHubKeeper } from './hub/hub-keeper.ts'
import { projectIdAt } from './recent-projects.ts'
import { makeTaskThread } from './task-thread.ts'
import { makeThreads, type Threads } from './threads.ts'
import { damagedSince, type Unlocking, unlockProjectFile } from './unlock.ts'

/** Beside it the engine goes on, whose memory counts too. */
const DATABASE_MEMORY_MB = 4_000
const SALVAGE_LIMIT_MS = 3_600_000
const ALL_AREAS = [...new Set(Object.values(AREAS_OF_TABLE).flat()), 'history' as const]

/** What procedures may use besides the database: the open project, threads for slow work, fonts, events. */
export interface Session extends Threads {
  readonly options: EngineOptions
  /** Backups of the open project, and of others. */
  readonly backups: BackupKeeper
  /** Changes made in a copy of the open project's file. */
  readonly beside: BesideChanges
  /** The team's hub of the open project, if it has one. */
  readonly hub: HubKeeper
  /** The open project's connection, or that of the past of it that is shown. Throws `no_project`. */
  db(): ReadableDb
  /**
   * The same as the researcher who is coding may read it: without what blind double coding hides from them. Whatever is shown
   * or taken out is read through it, but for copies of the whole project. Throws `no_project`.
   */
  seenDb(): ReadableDb
  /** Another state of the open project, such as a backup, as that researcher may read it. Throws `no_project`. */
  seenThrough(db: ReadableDb): ReadableDb
  /** The connection of the project as it is now. Throws `no_project`. */
  presentDb(): ReadableDb
  /** Shows the project as it was after a step, in memory; null for as it is now. Until then it cannot be changed. */
  showPast(step: Past | null): void
  /** The past that is shown, or null. */
  past(): Past | null
  /** The project that is open, or null. */
  current(): OpenProject | null
  /** `secret` encrypts the new project. */
  create(path: string, title: string, researcher: string, secret?: Secret): OpenProject
  /** Throws `project_encrypted` or `wrong_passphrase` where it takes more to open the project. */
  open(path: string, unlocking: Unlocking): Promise<OpenProject>
  close(): void
  /** True where a path leads to the open project's file, by whatever name. Such a path is never opened again. */
  isOpenFile(path: string): boolean
  /** Whether the open project's file is still at its path. */
  isInPlace(): boolean
  /** Throws `project_moved` where the open project's file is no longer at its path. */
  requireInPlace(): void
  /** Takes the past out of the open project's file, which stays open. Throws like opening it. */
  forget(options: Forgetting): void
  /** Encrypts the open project's file otherwise from now on, or (null) not at all. It stays open. Throws like opening it. */
  encrypt(secret: Secret | null): void
  /** Reads a damaged project row by row into a new file, in a thread. */
  salvage(salvaging: Salvaging): Promise<SalvageReport>
  /** Puts a backup in the place of the open project's file, encrypted as it is to be then. It stays open. Throws like opening it. */
  restore(backup: ReadableDb, secret: Secret | null): void
  emit(event: EngineEvent): void
  stop(): Promise<void>
}

/** The open project's connection, its file, and where that lies. */
interface Opened {
  db: ReadableDb
  path: string
  identity: string | null
  place: FilePlace
}

/** Makes the state behind one engine: at most one open project, closed before another opens. `run` takes the way of every request. */
export function makeSession(
  options: EngineOptions,
  tell: (event: EngineEvent) => void,
  run: (procedure: ProcedureName) => Promise<unknown>,
): Session {
  const emit = (event: EngineEvent) => {
    tell(event)
    if (event.type === 'changed' && event.areas.includes('history')) hub.noticeChange()
  }
  const threads = makeThreads(options, emit)
  const databaseThread = makeTaskThread(options.workers.database, DATABASE_MEMORY_MB)
  const backups = makeBackupKeeper(options.userDataDir, options.backups, databaseThread, () =>
    emit({ type: 'changed', areas: ['backups'] }),
  )
  const openOptions: OpenOptions =
    options.backups === undefined ? {} : { backUp: db => backups.makeAtOnce(db, 'update') }
  let shownPast: { db: ReadableDb; step: Past } | null = null
  let opening: Promise<OpenProject | null> = Promise.resolve(null)
  let opened: Opened | null = null

  function requireOpened(): Opened {
    if (opened !== null) return opened
    throw new AppError('no_project', 'No project is open. Open one first.')
  }

  function visibleDb(present: ReadableDb): ReadableDb {
    return shownPast?.db ?? present
  }

  function leavePast(): void {
    if (shownPast !== null) closePast(shownPast.db)
    shownPast = null
  }

  function showPast(step: Past | null): void {
    const { db } = requireOpened()
    const next = step === null ? null : { db: pastInMemory(db, step.number), step }
    leavePast()
    shownPast = next
    emit({ type: 'changed', areas: ALL_AREAS })
  }

  function describe(): OpenProject | null {
    if (opened === null) return null
    const { path, place } = opened
    return {
      info: getProjectInfo(seenThrough(opened.db, visibleDb(opened.db))),
      path,
      fileName: basename(path),
      place,
    }
  }

  function close(): void {
    const closing = opened
    opened = null
    if (closing === null) return
    hub.end()
    leavePast()
    // What is being read or stored is of no use any more.
    threads.cancelReading()
    backups.interrupt()
    closeProjectFile(closing.db)
    forgetHolder(closing.path)
    backups.end()
    void threads.stopPatterns()
    emit({ type: 'project', isOpen: false })
  }

  function isOpenFile(path: string): boolean {
    return opened !== null && identityOf(path) === opened.identity
  }

  function use(db: ReadableDb, path: string): OpenProject {
    opened = { db, path, identity: identityOf(path), place: placeOf(path) }
    try {
      const project = describe()
      if (project === null) throw new Error('The project did not open')
      noteHolder(path)
      backups.begin(db)
      hub.begin()
      emit({ type: 'project', isOpen: true })
      return project
    } catch (error) {
      opened = null
      db.close()
      backups.end()
      throw error
    }
  }

  async function openNow(path: string, unlocking: Unlocking): Promise<OpenProject> {
    const current = describe()
    // A second descriptor of the open file, once closed, would take this program's own lock away.
    if (current !== null && isOpenFile(path)) return current
    const isKnown = projectIdAt(options.userDataDir, path) !== null
    const db = await unlockProjectFile(path, unlocking, openOptions).catch((error: unknown) => {
      throw withHolder(isKnown ? damagedSince(error) : error, path)
    })
    close()
    return use(db, path)
  }

  function forget(forgetting: Forgetting): void {
    const { db, path } = requireOpened()
    prepareForgetting(db, path, forgetting)
    replaceOpened(copySecret(db))
  }

  function encrypt(secret: Secret | null): void {
    const { db, path } = requireOpened()
    const before = copySecret(db)
    prepareEncryption(db, path, secret)
    replaceOpened(secret ?? undefined, before)
  }

  function restore(backup: ReadableDb, secret: Secret | null): void {
    const { db, path } = requireOpened()
    const before = copySecret(db)
    prepareRestoring(backup, path, secret)
    replaceOpened(secret ?? undefined, before)
  }

  /** Puts the file that was prepared in the place of the open one, which opens again with `secret`, else as it was. */
  function replaceOpened(secret: Secret | undefined, before: Secret | undefined = secret): void {
    if (opened === null) return
    const { db, path, place } = opened
    hub.end()
    backups.interrupt()
    closeProjectFile(db)
    backups.end()
    opened = null
    let isReplaced = false
    try {
      replaceProjectFile(path)
      isReplaced = true
    } finally {
      reopen(path, place, isReplaced ? secret : before)
    }
    emit({ type: 'changed', areas: ALL_AREAS })
  }

  /** Opens the project again that was closed a moment ago, unnoticed by the window unless that fails. */
  function reopen(path: string, place: FilePlace, secret: Secret | undefined): void {
    try {
      const db = openProjectFile(path, { ...openOptions, ...(secret !== undefined && { secret }) })
      opened = { db, path, identity: identityOf(path), place }
      backups.begin(db)
      hub.begin()
    } catch (error) {
      forgetHolder(path)
      emit({ type: 'project', isOpen: false })
      throw error
    }
  }

  const beside = makeBesideChanges({
    pathOf: db => (opened?.db === db && shownPast === null ? opened.path : null),
    copyTo: path => backups.copyTo(path),
    interrupt: () => backups.interrupt(),
    exchange: () => replaceOpened(opened === null ? undefined : copySecret(opened.db)),
  })

  const hub = makeHubKeeper({
    threads,
    policy: options.hub,
    db: () => opened?.db ?? null,
    async untilAlone() {
      while (beside.underWay() !== null) await beside.underWay()
    },
    changed: () => emit({ type: 'changed', areas: ['hub'] }),
    merge: () => run('hub.merge'),
  })

  return {
    ...threads,
    options,
    backups,
    beside,
    hub,
    emit,
    forget,
    encrypt,
    restore,
    async salvage(salvaging) {
      const request: DatabaseRequest = { as: 'salvage', ...salvaging }
      return (await databaseThread.ask<{ value: SalvageReport }>(request, SALVAGE_LIMIT_MS)).value
    },
    close,
    current: describe,
    db() {
      return visibleDb(requireOpened().db)
    },
    seenDb() {
      const { db } = requireOpened()
      return seenThrough(db, visibleDb(db))
    },
    seenThrough(db) {
      return seenThrough(requireOpened().db, db)
    },
    presentDb() {
      return requireOpened().db
    },
    showPast,
    past: () => shownPast?.step ?? null,
    create(path, title, researcher, secret) {
      const db = createProject(path, title, researcher, secret)
      close()
      return use(db, path)
    },
    open(path, unlocking) {
      // One after the other: while a passphrase is tried, nobody else may open the same file.
      const project = opening.then(() => openNow(path, unlocking))
      opening = project.catch(() => null)
      return project
    },
    isOpenFile,
    isInPlace: () => opened !== null && isOpenFile(opened.path),
    requireInPlace() {
      if (opened === null || isOpenFile(opened.path)) return
      throw projectMoved()
    },
    async stop() {
      close()
      await Promise.all([threads.stop(), databaseThread.stop(), beside.underWay()])
    },
  }
}
