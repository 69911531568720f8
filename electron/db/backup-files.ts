import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { BACKUP_REASONS, type BackupReason } from '../../shared/domain/backup-reasons.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { outdated } from './backup-ages.ts'
import { ENVELOPE_ENDING, settleEnvelope } from './envelope-file.ts'
import { removeLeftovers } from './leftovers.ts'
import { get, type ReadableDb, sql } from './sql.ts'

/**
 * Where backups lie and what they are called: a folder for each project, called by its id and never by its title; a name
 * that says when, of which state and why. A backup gets its name only after it was opened and checked.
 */

/** A verified backup on the disk. */
export interface BackupFile {
  path: string
  /** `<folder of the project>/<name of the file>`. */
  id: string
  madeAt: number
  /** Tells the state it holds from others. */
  state: string
  why: BackupReason
  /** Bytes. */
  size: number
}

const NAME = /^(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d)-(\d{3}Z)_([0-9a-f]{12})_([a-z]+)\.retroduce$/

/** What a backup's id looks like. */
export const BACKUP_ID = /^([0-9a-f-]{36})\/([0-9TZ-]+_[0-9a-f]{12}_[a-z]+\.retroduce)$/

/** The folder of a project's backups below a folder for those of all projects. */
export function folderOfProject(projectId: string): string {
  // An id from elsewhere could be a path.
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(projectId)) return projectId
  const hash = createHash('sha256').update(projectId).digest('hex')
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}

/** Tells the state of a project from every other, also across copies of it: by its newest step. */
export function stateOf(db: ReadableDb): string {
  const newest = get<{ id: string }>(db, sql`SELECT id FROM command ORDER BY number DESC LIMIT 1`)
  return createHash('sha256')
    .update(newest?.id ?? '')
    .digest('hex')
    .slice(0, 12)
}

/** The path of a new backup; its folder is made, for its owner's eyes only. */
export function newBackupPath(
  folder: string,
  projectId: string,
  state: string,
  why: BackupReason,
): string {
  const own = join(folder, folderOfProject(projectId))
  mkdirSync(own, { recursive: true, mode: 0o700 })
  chmodSync(own, 0o700)
  removeLeftovers(own)
  let at = Date.now()
  const taken = new Set(readdirSync(own).map(name => name.slice(0, name.indexOf('_'))))
  while (taken.has(stamp(at))) at += 1
  return join(own, `${stamp(at)}_${state}_${why}.retroduce`)
}

function stamp(at: number): string {
  return new Date(at).toISOString().replace(/[:.]/g, '-')
}

/** The backups of a project below some folders, newest first. A folder that cannot be read has none. */
export function listBackupFiles(folders: readonly string[], projectId: string): BackupFile[] {
  return [...new Set(folders)]
    .flatMap(folder => filesOf(join(folder, folderOfProject(projectId))))
    .sort((a, b) => b.madeAt - a.madeAt)
}

function filesOf(folder: string): BackupFile[] {
  try {
    return readdirSync(folder).flatMap(name => describe(join(folder, name)) ?? [])
  } catch {
    // None was made yet, or the disk it is on is not there now.
    return []
  }
}

function describe(path: string): BackupFile | null {
  const name = basename(path)
  const match = NAME.exec(name)
  const why = BACKUP_REASONS.find(each => each === match?.[7])
  const found = statSync(path, { throwIfNoEntry: false })
  if (match === null || why === undefined || found?.isFile() !== true) return null
  const [, day = '', hour = '', minute = '', second = '', rest = '', state = ''] = match
  const madeAt = Date.parse(`${day}${hour}:${minute}:${second}.${rest}`)
  return {
    ...{ path, id: `${basename(dirname(path))}/${name}` },
    ...{ madeAt, state, why, size: found.size },
  }
}

/** The backup of an id below some folders. Throws `not_found`. */
export function findBackupFile(folders: readonly string[], id: string): BackupFile {
  const [, folder = '', name = ''] = BACKUP_ID.exec(id) ?? []
  const found = folders
    .map(each => (folder === '' ? null : describe(join(each, folder, name))))
    .find(each => each !== null)
  if (found) {
    settleEnvelope(found.path)
    return found
  }
  throw new AppError('not_found', 'There is no such backup any more.')
}

/** Takes the backups of a project away that are old enough, but for one. To be called only after a new one was verified. */
export function rotate(folders: readonly string[], projectId: string, spared?: string): void {
  for (const { path } of outdated(listBackupFiles(folders, projectId), Date.now())) {
    if (path !== spared) removeBackupFile(path)
  }
}

/** Removes a backup. */
export function removeBackupFile(path: string): void {
  for (const ending of ['', ENVELOPE_ENDING]) rmSync(path + ending, { force: true })
}
