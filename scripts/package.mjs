// Packs the program with Electron: `npm run package [-- --check | TARGETS OF ELECTRON-BUILDER]`. With `--check` nothing is
// delivered: a stand-in takes the place of Electron's runtime, which many networks cannot fetch, and everything up to it is
// packed by electron-builder as it would be, looked over, and taken away again.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createPackage, extractFile, listPackage } from '@electron/asar'
import { setUp } from './setup.mjs'
import { root } from './stamp.mjs'
import { runTool } from './test/run-tool.mjs'

/** What marks the fuses in Electron's binary; @electron/fuses looks for it. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSE_COUNT = 9

/**
 * The fuses in the order of Electron's wire, as electron-builder.yml sets them: plain Node off, encrypted cookies on, Node's
 * options off, inspection off, integrity of the archive on, nothing but the archive on, own snapshot off, file: as a web
 * origin off.
 */
const FUSES = '01001100'

/** What must never be delivered, and why. */
const FORBIDDEN = [
  { what: 'a source', pattern: /\.(tsx?|jsx)$/ },
  { what: 'a test', pattern: /(^|\/)(test|tests|__tests__|spec)\// },
  { what: 'a source map', pattern: /\.map$/ },
  { what: 'a secret', pattern: /(^|\/)(\.env.*|\.npmrc|\.git.*|.*\.(pem|p12|key))$/ },
  { what: 'a project', pattern: /\.retroduce$/ },
  { what: 'the other window’s program', pattern: /playwright|browser-main|chromium-/ },
]

/** What must be there for the program to start. */
const NEEDED = [
  'package.json',
  'dist/main.js',
  'dist/preload.cjs',
  'dist/engine-worker.js',
  'dist/renderer/index.html',
  'dist/licences.json',
  'dist/sbom.cdx.json',
  'node_modules/better-sqlite3/package.json',
]

/** Where the program begins: its main file, and threads that are started by their file. */
const ENTRY = /^dist\/(main|[a-z]+-worker)\.js$/

/** A line of a bundle that takes another file in. */
const IMPORT = /^(?:import|export)\b[^;\n]*["']\.\/([\w.-]+\.js)["']/gm

if (process.argv[1]?.endsWith('package.mjs')) {
  await setUp(import.meta.url)
  const given = process.argv.slice(2)
  process.exitCode = given.includes('--check') ? await check() : await pack(given)
}

/** @param {string[]} given */
async function pack(given) {
  const { code } = await runTool('electron-builder', given, { isShown: true })
  return code
}

async function check() {
  const problems = await packAndLook()
  for (const problem of problems) console.error(`✗ ${problem}`)
  if (problems.length === 0) console.log('✓ What would be packed is complete, and nothing else.')
  return problems.length === 0 ? 0 : 1
}

/**
 * Packs for Linux with a stand-in for the runtime, and tells what is wrong with it.
 * @returns {Promise<string[]>}
 */
export async function packAndLook() {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-package-'))
  try {
    const runtime = join(folder, 'runtime')
    await makeStandIn(runtime)
    const output = join(folder, 'release')
    const { code, output: said } = await runTool('electron-builder', [
      ...['--linux', 'dir', '--x64', '--publish', 'never'],
      ...[`-c.electronDist=${runtime}`, `-c.directories.output=${output}`],
    ])
    if (code !== 0) return [`electron-builder refused it:\n${said.trim()}`]
    return look(join(output, 'linux-unpacked'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} folder */
async function makeStandIn(folder) {
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'),
  )
  const app = join(folder, 'empty')
  for (const path of ['locales', 'resources', 'empty']) {
    mkdirSync(join(folder, path), { recursive: true })
  }
  writeFileSync(join(app, 'package.json'), '{}')
  await createPackage(app, join(folder, 'resources/default_app.asar'))
  const fuses = [1, FUSE_COUNT, ...Array.from({ length: FUSE_COUNT }, () => 0x31)]
  writeFileSync(
    join(folder, 'electron'),
    Buffer.concat([Buffer.from(FUSE_SENTINEL), Buffer.from(fuses)]),
    { mode: 0o755 },
  )
  writeFileSync(join(folder, 'version'), version)
  writeFileSync(join(folder, 'locales/en-US.pak'), '')
}

/**
 * What is wrong with a packed program.
 * @param {string} unpacked its folder, as for Linux
 * @returns {string[]}
 */
export function look(unpacked) {
  const archive = join(unpacked, 'resources/app.asar')
  const files = listPackage(archive, { isPack: false }).map(path =>
    path.replaceAll('\\', '/').replace(/^\//, ''),
  )
  const binaries = files.filter(path => path.endsWith('.node'))
  const program = readFileSync(join(unpacked, 'retroduce'), 'latin1')
  const wire = program.slice(program.indexOf(FUSE_SENTINEL) + FUSE_SENTINEL.length + 2)
  return [
    ...NEEDED.filter(path => !files.includes(path)).map(path => `missing: ${path}`),
    ...FORBIDDEN.flatMap(({ what, pattern }) =>
      files.filter(path => pattern.test(path)).map(path => `${what} is in it: ${path}`),
    ),
    ...unlinked(archive, files),
    ...(binaries.length === 1 ? [] : [`not one native binary, but: ${binaries.join(', ')}`]),
    ...(wire.startsWith(FUSES) ? [] : [`fuses are not ${FUSES}: ${wire.slice(0, FUSES.length)}`]),
  ]
}

/**
 * Files that something needs and that are not there, and files of ours that nothing needs.
 * @param {string} archive @param {string[]} files @returns {string[]}
 */
function unlinked(archive, files) {
  const modules = files.filter(path => /^dist\/[^/]+\.js$/.test(path))
  const waiting = modules.filter(path => ENTRY.test(path))
  const reached = new Set(waiting)
  /** @type {string[]} */
  const problems = []
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const text = extractFile(archive, path).toString('utf8')
    const imported = [...text.matchAll(IMPORT)].map(([, name]) => `dist/${name}`)
    const lost = imported.filter(name => !files.includes(name))
    problems.push(...lost.map(name => `missing: ${name}, which ${path} needs`))
    const named = modules.filter(name => text.includes(basename(name)))
    const fresh = named.filter(name => !reached.has(name))
    for (const name of fresh) reached.add(name)
    waiting.push(...fresh)
  }
  const idle = modules.filter(path => !reached.has(path))
  return [...problems, ...idle.map(path => `nothing needs it: ${path}`)]
}
