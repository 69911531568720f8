// Electron's runtime is not in its npm package: it is fetched from the maker's site, which many institutions block.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root, writeStamp } from './stamp.mjs'

const PACKAGE = join(root, 'node_modules/electron')
const FAILED = join(root, 'node_modules/.retroduce-no-electron')
const DAY_MS = 24 * 60 * 60 * 1_000
const FETCH_LIMIT_MS = 180_000

/** The path of Electron's program, fetched if that can be done; null where it cannot. */
export function ensureElectron() {
  const present = electronProgram()
  if (present || !existsSync(join(PACKAGE, 'install.js')) || hasFailedToday()) return present
  console.error('Fetching the Electron runtime, once (about 110 MB) …')
  const { status } = spawnSync(process.execPath, [join(PACKAGE, 'install.js')], {
    stdio: 'ignore',
    timeout: FETCH_LIMIT_MS,
    killSignal: 'SIGKILL',
  })
  if (status === 0) return electronProgram()
  writeStamp(FAILED, 'Electron could not be fetched; tried again after a day.')
  console.error('It cannot be fetched from here, so an installed browser is the window.')
  return null
}

/** The path of Electron's program where it is here already, else null. */
export function electronProgram() {
  const pathFile = join(PACKAGE, 'path.txt')
  if (!existsSync(pathFile)) return null
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(PACKAGE, 'dist')
  const program = join(folder, readFileSync(pathFile, 'utf8'))
  return existsSync(program) ? program : null
}

function hasFailedToday() {
  const failed = statSync(FAILED, { throwIfNoEntry: false })
  return failed !== undefined && Date.now() - failed.mtimeMs < DAY_MS
}
