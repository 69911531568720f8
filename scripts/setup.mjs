// Makes a fresh clone ready: packages from the lock file, the pinned Node, the build. It needs nothing but Node itself,
// also an old one, and says what it does on standard error only, so that commands keep their standard output.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isBuildStale, lockStamp, readStamp, root, writeStamp } from './stamp.mjs'

const LOCK_STAMP = join(root, 'node_modules/.retroduce-lock')
/** better-sqlite3 13 crashes in anything older. */
const OLDEST_NODE = 22

/**
 * Returns once everything is ready and this process runs a Node that can run the program; where it does not, the script
 * is started again under the pinned one and this process ends with it.
 * @param {string} script `import.meta.url` of the script that is running
 * @param {{ needsBuild?: boolean }} [options]
 */
export async function setUp(script, { needsBuild = true } = {}) {
  installPackages()
  if (!isCapable(process.versions.node)) {
    process.exit(await runUnderPinnedNode([fileURLToPath(script), ...process.argv.slice(2)]))
  }
  if (needsBuild && isBuildStale()) await build()
}

/**
 * Ends the program with a sentence for whoever started it.
 * @param {string} sentence
 * @returns {never}
 */
export function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

function installPackages() {
  const stamp = lockStamp()
  if (readStamp(LOCK_STAMP) === stamp) return
  if (!hasPackagesOfLock()) {
    say('Setting up: installing the packages of the lock file, about a minute …')
    const { command, args } = npm(['ci', '--loglevel=error', '--no-progress'])
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
    })
    if (status !== 0) {
      console.error(`${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-8).join('\n'))
      fail(
        'The packages could not be installed: check that the npm registry can be reached, then start again.',
      )
    }
  }
  writeStamp(LOCK_STAMP, stamp)
}

/** Whether someone has run `npm ci` or `npm install` here already, for this very lock file. */
function hasPackagesOfLock() {
  const installedLock = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installedLock)) return false
  const wanted = readPackages(join(root, 'package-lock.json'))
  const installed = readPackages(installedLock)
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    return path === '' || optional || link || installed[path]?.version === version
  })
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>}
 */
function readPackages(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages
}

/**
 * npm by the Node that runs it: on Windows the pinned one could not be replaced while it is running.
 * @param {string[]} args
 */
function npm(args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  if (script && node && existsSync(node) && basename(script) === 'npm-cli.js') {
    return { command: node, args: [script, ...args] }
  }
  return { command: 'npm', args }
}

/** @param {string} version */
function isCapable(version) {
  return Number.parseInt(version, 10) >= OLDEST_NODE
}

/** @returns {string} the Node of the lock file, or one sentence and the end where this system has none */
function pinnedNode() {
  const folder = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  const path = join(root, 'node_modules', folder, 'bin', program)
  if (existsSync(path)) return path
  return fail(
    `Retroduce needs Node ${OLDEST_NODE} or newer and this is Node ${process.versions.node}: install Node 24, then start again.`,
  )
}

/**
 * Runs a script under the pinned Node with our input, output and signals.
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
function runUnderPinnedNode(args) {
  const child = spawn(pinnedNode(), args, { stdio: 'inherit' })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
  return new Promise(resolve => {
    child.on('error', () => resolve(1))
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}

async function build() {
  say('Setting up: building …')
  const { buildAll } = await import('./build.mjs')
  try {
    await buildAll()
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    fail('The build failed.')
  }
}

function say(/** @type {string} */ sentence) {
  console.error(sentence)
}
