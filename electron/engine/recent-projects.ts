import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import type { RecentProject } from '../../shared/contract/project.ts'

const MAX_RECENT = 12
const Recent = z.array(z.object({ path: z.string(), openedAt: z.string() }))

/** The projects opened before that are still there, newest first. Paths and times only: no titles. */
export function forgetMissing(userDataDir: string): RecentProject[] {
  return read(userDataDir)
    .filter(({ path }) => existsSync(path))
    .map(({ path, openedAt }) => ({
      path,
      openedAt,
      fileName: basename(path),
      folder: basename(dirname(path)),
    }))
}

/** Puts a project at the head of the list. A list that cannot be written is no reason to refuse the project. */
export function remember(userDataDir: string, path: string): void {
  const others = read(userDataDir).filter(entry => entry.path !== path)
  const list = [{ path, openedAt: new Date().toISOString() }, ...others].slice(0, MAX_RECENT)
  try {
    mkdirSync(userDataDir, { recursive: true, mode: 0o700 })
    const temporary = join(userDataDir, `recent.${process.pid}.part`)
    writeFileSync(temporary, JSON.stringify(list), { mode: 0o600 })
    renameSync(temporary, fileOf(userDataDir))
  } catch {
    // A home folder on a full or read-only disk: the project is open all the same.
  }
}

function read(userDataDir: string): z.infer<typeof Recent> {
  try {
    return Recent.parse(JSON.parse(readFileSync(fileOf(userDataDir), 'utf8')))
  } catch {
    // Missing or damaged: the list is a convenience and begins anew.
    return []
  }
}

function fileOf(userDataDir: string): string {
  return join(userDataDir, 'recent.json')
}
