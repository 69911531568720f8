/** Why a backup was made; the words stand in the names of the files. */
export const BACKUP_REASONS = [
  'open',
  'clock',
  'asked',
  'import',
  'update',
  'decrypt',
  'withdrawal',
  'restore',
] as const
/** Why a backup was made. */
export type BackupReason = (typeof BACKUP_REASONS)[number]
