import { z } from 'zod'
import { BACKUP_REASONS } from '../domain/backup-reasons.ts'
import { Instant } from './common.ts'
import { Nothing, workspace } from './procedure.ts'

/** `<folder of the project>/<name of the file>`: never a path. */
const BackupId = z
  .string()
  .regex(/^[0-9a-f-]{36}\/[0-9TZ-]+_[0-9a-f]{12}_[a-z]+\.retroduce$/, 'must be the id of a backup')

const Backup = z.object({
  id: BackupId,
  at: Instant,
  why: z.enum(BACKUP_REASONS),
  /** Bytes. */
  size: z.number(),
  isEncrypted: z.boolean(),
  /** Whether it holds what the open project holds now. */
  isCurrent: z.boolean(),
})
/** A backup; each was opened and checked before it got its name. */
export type Backup = z.infer<typeof Backup>

const Backups = z.object({
  /** Newest first. */
  backups: z.array(Backup),
  /** Why the newest attempt came to nothing; null where it did not. */
  failure: z.object({ at: Instant, message: z.string() }).nullable(),
  /** The folder that was chosen for backups on this computer, by its name; null for the program's own. */
  folderName: z.string().nullable(),
})
/** What there is of backups of a project. */
export type Backups = z.infer<typeof Backups>

const Names = z.array(z.string())
const Difference = z.object({
  /** A kind of thing in the plural: "Sources", "Passages", … */
  kind: z.string(),
  /** How many are in the backup and no longer in the project: they would come back. */
  added: z.number(),
  /** How many would be as they were. */
  changed: z.number(),
  /** How many were made since: they would go. */
  gone: z.number(),
  /** Of each some names, where they have any. */
  names: z.object({ added: Names, changed: Names, gone: Names }),
})
/** What restoring would change of one kind of thing. */
export type BackupDifference = z.infer<typeof Difference>

/** For a backup that was encrypted otherwise than the project is now. */
const Unlocking = {
  passphrase: z.string().min(1).max(100_000).optional(),
  recoveryKey: z.string().min(1).max(1_000).optional(),
}

export const backups = {
  'backups.list': workspace({
    summary: 'The backups of the open project, newest first, and whether the last one failed.',
    input: Nothing,
    output: Backups,
  }),
  'backups.listOf': workspace({
    summary:
      'The backups of a project that was opened on this computer before, by its file; for one that does not open any more.',
    input: z.strictObject({ path: z.string().min(1) }),
    output: Backups,
    files: { input: 'path' },
  }),
  'backups.create': workspace({
    summary: 'Makes a backup of the open project now, and checks it.',
    input: Nothing,
    output: Backup,
  }),
  'backups.preview': workspace({
    summary: 'What would be different from the open project as it is, if a backup were restored.',
    input: z.strictObject({ backupId: BackupId, ...Unlocking }),
    output: z.object({ at: Instant, isEncrypted: z.boolean(), differences: z.array(Difference) }),
  }),
  'backups.restore': workspace({
    summary:
      'Puts a backup in the place of the open project, which is backed up first. The project stays open.',
    input: z.strictObject({ backupId: BackupId, ...Unlocking }),
    output: z.object({
      /** The backup of the project as it was before. */
      before: Backup,
    }),
  }),
  'backups.restoreTo': workspace({
    summary: 'Writes a backup to a new project file. It is not opened.',
    input: z.strictObject({ backupId: BackupId, path: z.string().min(1) }),
    output: z.object({ path: z.string(), fileName: z.string() }),
    files: { input: 'path', output: 'path' },
  }),
  'backups.remove': workspace({
    summary: 'Removes backups for good.',
    input: z.strictObject({ backupIds: z.array(BackupId).min(1).max(1_000) }),
    output: z.object({ removed: z.number() }),
  }),
  'backups.chooseFolder': workspace({
    summary: 'Says in which folder of this computer backups of all projects are made from now on.',
    input: z.strictObject({ folder: z.string().min(1) }),
    output: z.object({ folderName: z.string() }),
    files: { input: 'folder' },
  }),
  'backups.settings': workspace({
    summary: "Where backups go; with `isOwnFolder` they go to the program's own folder again.",
    input: z.strictObject({ isOwnFolder: z.literal(true).optional() }),
    output: z.object({ folderName: z.string().nullable() }),
  }),
}
