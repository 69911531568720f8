import type { ReadableDb } from '../../db/sql.ts'

/** The passphrase of bundles, as it was last given while this project is open: in memory only, and gone when it is closed or locked. */
const known = new WeakMap<ReadableDb, string>()

/** Remembers a passphrase that opened a bundle, or closed one. */
export function rememberPassphrase(db: ReadableDb, passphrase: string): void {
  known.set(db, passphrase)
}

/** The passphrase that was given last, or null. */
export function knownPassphrase(db: ReadableDb): string | null {
  return known.get(db) ?? null
}
