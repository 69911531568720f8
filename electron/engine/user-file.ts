import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'

/** What a small JSON file of this account says; the fallback where it is missing or damaged. */
export function readUserFile<S extends z.ZodType>(
  userDataDir: string,
  name: string,
  schema: S,
  fallback: z.output<S>,
): z.output<S> {
  try {
    return schema.parse(JSON.parse(readFileSync(join(userDataDir, name), 'utf8')))
  } catch {
    // Such a file is a convenience and begins anew.
    return fallback
  }
}

/** Writes such a file whole. One that cannot be written is no reason to refuse what the user asked for. */
export function writeUserFile(userDataDir: string, name: string, value: unknown): void {
  const temporary = join(userDataDir, `${name}.${process.pid}.part`)
  try {
    mkdirSync(userDataDir, { recursive: true, mode: 0o700 })
    writeFileSync(temporary, JSON.stringify(value), { mode: 0o600 })
    renameSync(temporary, join(userDataDir, name))
  } catch {
    // A home folder on a full or read-only disk.
  }
}
