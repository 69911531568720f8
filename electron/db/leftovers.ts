import { lstatSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Under these names projects are copied and files written, until they are whole. */
const UNFINISHED =
  /\.retroduce(?:-envelope)?(?:\.[\w-]+)*\.part(?:-journal|-wal)?$|^\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.part$/

/** Nothing is written for so long. */
const OLD_MS = 3_600_000

/**
 * Takes out of a folder what a program left that was killed while it wrote there: it may hold names that the whole file
 * would not. What is younger than an hour stays, since another program may be at it.
 */
export function removeLeftovers(folder: string): void {
  try {
    const unfinished = readdirSync(folder).filter(name => UNFINISHED.test(name))
    for (const path of unfinished.map(name => join(folder, name))) {
      const found = lstatSync(path)
      if (found.isFile() && Date.now() - found.mtimeMs >= OLD_MS) rmSync(path, { force: true })
    }
  } catch {
    // A folder that may not be looked into, or not be changed: whatever is done there says so.
  }
}
