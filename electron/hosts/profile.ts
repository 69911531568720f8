import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InstalledBrowser } from './chromium.ts'

const PREFIX = 'retroduce-window-'
/** `statfs` type of tmpfs, from Linux's magic.h. */
const TMPFS = 0x01021994

/**
 * Makes the folder that a browser insists on for its own settings. What the window shows never gets there, since the
 * window is off the record; where the system has a memory file system, the folder does not reach a disk either.
 */
export function makeProfileFolder(browser: InstalledBrowser): string {
  const base = profileBase(browser)
  removeLeftovers(base)
  return mkdtempSync(join(base, `${PREFIX}${process.pid}-`))
}

/** Removes the folder; a browser that is just ending may still hold files in it, so it tries for a moment. */
export function removeProfileFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  } catch {
    // It holds nothing of the researcher's, and the next start removes it.
  }
}

function profileBase(browser: InstalledBrowser): string {
  if (browser.isSnap) {
    const base = join(homedir(), 'snap', 'chromium', 'common')
    mkdirSync(base, { recursive: true })
    return base
  }
  return isMemory('/dev/shm') ? '/dev/shm' : tmpdir()
}

function isMemory(folder: string): boolean {
  try {
    const { type, bavail, bsize } = statfsSync(folder)
    // Containers often have 64 MB here, of which the browser needs a part for itself.
    return type === TMPFS && bavail * bsize > 256 * 1024 * 1024
  } catch {
    // Not a system with such a folder.
    return false
  }
}

/** Removes what a killed program left behind. */
function removeLeftovers(base: string): void {
  for (const name of readdirSync(base)) {
    const pid = name.startsWith(PREFIX)
      ? Number.parseInt(name.slice(PREFIX.length), 10)
      : Number.NaN
    if (Number.isInteger(pid) && !isRunning(pid)) removeProfileFolder(join(base, name))
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
