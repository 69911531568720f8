// Builds the window and the Node side into `dist`. It builds beside it and swaps the folders at the end, so a program
// that is running, or a second build at the same time, never sees half of one.
import { copyFileSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs, stripVTControlCharacters } from 'node:util'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { writeLicences } from './licences.mjs'
import { isBuildStale, root, sourceStamp, writeStamp } from './stamp.mjs'

/** Every Node program by the name of its bundle. */
const NODE_ENTRIES = {
  main: 'electron/main.ts',
  'browser-main': 'electron/browser-main.ts',
  'find-browser': 'electron/hosts/chromium.ts',
  'engine-worker': 'electron/engine/worker.ts',
  'import-worker': 'electron/import/worker.ts',
  'interchange-worker': 'electron/engine/interchange/worker.ts',
  'diagram-worker': 'electron/diagram/worker.ts',
  'search-worker': 'electron/search/worker.ts',
  'names-worker': 'electron/names/worker.ts',
  'charts-worker': 'electron/charts/worker.ts',
  'tables-worker': 'electron/export/tables/worker.ts',
  'database-worker': 'electron/db/worker.ts',
  cli: 'electron/cli.ts',
}

/** Stays outside the bundles: native, or needs its own folder, or given by the runtime. */
const EXTERNAL = [/^node:/, 'electron', 'better-sqlite3', /^playwright-core/]

/** Binary files that bundled libraries read at run time. */
const COPIES = {
  'resvg.wasm': 'node_modules/@resvg/resvg-wasm/index_bg.wasm',
  'harfbuzz-subset.wasm': 'node_modules/harfbuzzjs/dist/harfbuzz-subset.wasm',
}

// Whatever the shell says: libraries leave the looks of their tests in a build for tests.
process.env.NODE_ENV = 'production'

const common = /** @type {const} */ ({
  configFile: false,
  root,
  logLevel: 'warn',
  clearScreen: false,
  publicDir: false,
})

/** @param {string} outDir */
async function buildNode(outDir) {
  await build({
    ...common,
    define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node22',
      minify: false,
      sourcemap: false,
      license: { fileName: 'licences-node.json' },
      rollupOptions: {
        input: presentOnly(NODE_ENTRIES),
        external: EXTERNAL,
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          // Beside the entries, so that import.meta.dirname is the same folder in all of them.
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  })
}

/**
 * A sandboxed preload script can load nothing but `electron`, so it is one CommonJS file.
 * @param {string} outDir
 */
async function buildPreload(outDir) {
  const input = presentOnly({ preload: 'electron/preload.ts' })
  if (Object.keys(input).length === 0) return
  await build({
    ...common,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node22',
      minify: false,
      rollupOptions: {
        input,
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  })
}

/** @param {string} outDir */
async function buildRenderer(outDir) {
  if (!isPresent('renderer/index.html')) return
  await build({
    ...common,
    root: join(root, 'renderer'),
    base: '/',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome120',
      // The polyfill uses fetch, which the content security policy forbids.
      modulePreload: { polyfill: false },
      // Inlined fonts would need `font-src data:`.
      assetsInlineLimit: 0,
      license: { fileName: 'licences-window.json' },
      chunkSizeWarningLimit: 4_000,
      reportCompressedSize: false,
    },
  })
}

/**
 * The page of review packs: one script and one style that an exporter puts into a file by itself. People open it in
 * whatever browser they have, so it is written for older ones than the window's.
 * @param {string} outDir
 */
export async function buildPackPage(outDir) {
  if (!isPresent('renderer/pack/main.ts')) return
  await build({
    ...common,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2020',
      license: false,
      rollupOptions: {
        input: join(root, 'renderer/pack/main.ts'),
        output: { format: 'iife', entryFileNames: 'pack-page.js' },
      },
    },
  })
  copyFileSync(join(root, 'renderer/pack/page.css'), join(outDir, 'pack-page.css'))
}

/** @param {Record<string, string>} entries */
function presentOnly(entries) {
  return Object.fromEntries(
    Object.entries(entries)
      .filter(([, path]) => isPresent(path))
      .map(([name, path]) => [name, join(root, path)]),
  )
}

/** @param {string} path */
function isPresent(path) {
  if (existsSync(join(root, path))) return true
  console.error(`build: ${path} is not there yet, left out`)
  return false
}

/** @param {string} outDir */
function copyBinaries(outDir) {
  for (const [name, path] of Object.entries(COPIES)) {
    copyFileSync(join(root, path), join(outDir, name))
  }
}

/**
 * Builds into `outDir`; with `only`, just the Node side or just the window, beside what is there.
 * @param {string} [outDir]
 * @param {'node' | 'window'} [only]
 */
export async function buildAll(outDir = join(root, 'dist'), only) {
  const stamp = sourceStamp()
  const fresh = `${outDir}.new-${process.pid}`
  const old = `${outDir}.old-${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  try {
    if (only && existsSync(outDir)) cpSync(outDir, fresh, { recursive: true })
    const node =
      only === 'window' ? [] : [buildNode(fresh), buildPreload(fresh), buildPackPage(fresh)]
    const window = only === 'node' ? [] : [buildRenderer(join(fresh, 'renderer'))]
    await Promise.all([...node, ...window])
    copyBinaries(fresh)
    writeLicences(fresh)
    writeStamp(join(fresh, '.stamp'), only ? 'partial' : stamp)
    if (existsSync(outDir)) renameSync(outDir, old)
    renameSync(fresh, outDir)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
    rmSync(old, { recursive: true, force: true })
  }
}

if (process.argv[1] && resolve(process.argv[1]) === join(root, 'scripts/build.mjs')) {
  const { values } = parseArgs({
    options: { out: { type: 'string' }, only: { type: 'string' }, 'if-stale': { type: 'boolean' } },
  })
  if (!values['if-stale'] || isBuildStale()) {
    const only = values.only === 'node' || values.only === 'window' ? values.only : undefined
    const started = performance.now()
    try {
      await buildAll(values.out ? resolve(values.out) : undefined, only)
      console.error(`build: done in ${((performance.now() - started) / 1000).toFixed(1)} s`)
    } catch (error) {
      console.error(
        stripVTControlCharacters(error instanceof Error ? error.message : String(error)),
      )
      process.exit(1)
    }
  }
}
