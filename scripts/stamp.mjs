import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the project lies. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Loads a built program; by URL, so that nothing that reads these scripts looks for it before it is built.
 * @param {string} name
 */
export function importBuilt(name) {
  return import(new URL(`../dist/${name}`, import.meta.url).href)
}

/** What the build is made of; anything else may change without a rebuild. */
const SOURCES = [
  'shared',
  'electron',
  'renderer',
  'resources/fonts',
  'docs/user-guide',
  'scripts/build.mjs',
  'package.json',
]

/**
 * Names the state of the sources by paths, sizes and times. Contents are not read: this runs before every command, and
 * a few hundred `stat` calls take milliseconds.
 */
export function sourceStamp() {
  const hash = createHash('sha256')
  for (const source of SOURCES) addToStamp(hash, source)
  return hash.digest('hex')
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path relative to the project
 */
function addToStamp(hash, path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false })
  if (!stats) return
  if (!stats.isDirectory()) {
    hash.update(`${path}\0${stats.size}\0${stats.mtimeMs}\n`)
    return
  }
  for (const name of readdirSync(join(root, path)).sort()) {
    if (name !== 'node_modules') addToStamp(hash, `${path}/${name}`)
  }
}

/** Names the set of packages that the lock file asks for. */
export function lockStamp() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

/** @param {string} path */
export function readStamp(path) {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : ''
}

/**
 * @param {string} path
 * @param {string} stamp
 */
export function writeStamp(path, stamp) {
  writeFileSync(path, `${stamp}\n`)
}

/** Whether `dist` was built from other sources than those that are here now. */
export function isBuildStale() {
  return readStamp(join(root, 'dist/.stamp')) !== sourceStamp()
}
