import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { z } from 'zod'
import type { RecentProject } from '../../shared/contract/project.ts'
import { readUserFile, writeUserFile } from './user-file.ts'

const FILE = 'recent.json'
const MAX_RECENT = 12
const Recent = z.array(
  z.object({ path: z.string(), openedAt: z.string(), projectId: z.string().optional() }),
)

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
export function remember(userDataDir: string, path: string, projectId: string): void {
  const others = read(userDataDir).filter(entry => entry.path !== path)
  const list = [{ path, openedAt: new Date().toISOString(), projectId }, ...others].slice(
    0,
    MAX_RECENT,
  )
  writeUserFile(userDataDir, FILE, list)
}

/** The id of a project that was opened from this path before; null where none was. */
export function projectIdAt(userDataDir: string, path: string): string | null {
  return read(userDataDir).find(entry => entry.path === path)?.projectId ?? null
}

function read(userDataDir: string): z.infer<typeof Recent> {
  return readUserFile(userDataDir, FILE, Recent, [])
}
