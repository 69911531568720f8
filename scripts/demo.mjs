// The main job without a window, on the sample evaluation: `npm run demo -- OUTDIR`.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setUp } from './setup.mjs'
import { root } from './stamp.mjs'

/** Every product with the file it is written to. */
const PRODUCTS = /** @type {const} */ ([
  ['diagram', 'programme-theory.svg'],
  ['diagram', 'programme-theory.png'],
  ['diagram', 'programme-theory.pdf'],
  ['configurations', 'configurations.json'],
  ['configurations', 'configurations.csv'],
  ['codings', 'codings.csv'],
])

/**
 * Makes the sample evaluation (interviews imported, coded, linked into configurations) and writes every product of it,
 * through the command line as anyone's script would.
 * @param {string} [chosenFolder]
 * @returns {boolean} whether all of it worked
 */
export function runDemo(chosenFolder) {
  const folder = chosenFolder
    ? resolve(chosenFolder)
    : mkdtempSync(join(tmpdir(), 'retroduce-demo-'))
  mkdirSync(folder, { recursive: true })
  const project = freeName(folder, 'sample-evaluation', '.retroduce')
  try {
    retroduce('sample', project)
    const info = JSON.parse(retroduce('call', project, 'project.info'))
    for (const [product, file] of PRODUCTS)
      retroduce('export', project, product, join(folder, file))
    const { sources, codings, configurations } = info.counts
    console.log(
      `${info.title}: ${sources} interviews, ${codings} codings, ${configurations} configurations`,
    )
  } catch {
    // What went wrong is on standard error already.
    console.error('The sample evaluation could not be made.')
    return false
  }
  console.log(`Written to ${folder}:`)
  for (const path of [project, ...PRODUCTS.map(([, file]) => join(folder, file))]) {
    console.log(`  ${basename(path).padEnd(32)} ${statSync(path).size.toLocaleString('en')} bytes`)
  }
  return true
}

const ownSettings = mkdtempSync(join(tmpdir(), 'retroduce-settings-'))
process.on('exit', () => rmSync(ownSettings, { recursive: true, force: true }))

/** @param {string[]} args */
function retroduce(...args) {
  return execFileSync(process.execPath, [join(root, 'dist/cli.js'), ...args], {
    encoding: 'utf8',
    // Its own list of recent projects: the sample is none of the researcher's.
    env: { ...process.env, RETRODUCE_USER_DATA: ownSettings },
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 256 * 1024 * 1024,
  })
}

/**
 * A project that is there may have been worked on, so it is never replaced.
 * @param {string} folder
 * @param {string} name
 * @param {string} ending
 */
function freeName(folder, name, ending) {
  for (let count = 1; ; count++) {
    const path = join(folder, `${name}${count === 1 ? '' : `-${count}`}${ending}`)
    if (!existsSync(path)) return path
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await setUp(import.meta.url)
  if (process.env['npm_lifecycle_event'] === 'demo' && process.env['INIT_CWD']) {
    process.chdir(process.env['INIT_CWD'])
  }
  process.exitCode = runDemo(process.argv[2]) ? 0 : 1
}
