// `npm start`: opens the workbench in Electron or an installed browser, whichever this machine can have.
import { spawn } from 'node:child_process'
import { ensureBrowser, INSTALL_BROWSER } from './chromium.mjs'
import { runDemo } from './demo.mjs'
import { ensureElectron } from './electron-runtime.mjs'
import { fail, setUp } from './setup.mjs'
import { importBuilt, root } from './stamp.mjs'

/** An Electron that ends this soon with an error could not start here (its sandbox, a missing library). */
const START_LIMIT_MS = 5_000

await setUp(import.meta.url)

if (!hasDisplay()) {
  console.log(
    'There is no display here, so the main job runs on the sample evaluation without a window.',
  )
  process.exitCode = runDemo(process.argv[2]) ? 0 : 1
} else if (!(await openElectron())) {
  await openBrowser()
}

function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY)
}

/** @returns {Promise<boolean>} false where Electron cannot run here */
async function openElectron() {
  // Electron refuses to run as root with its sandbox on; RETRODUCE_HOST chooses for tests and for support.
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  if (isRoot || process.env['RETRODUCE_HOST'] === 'browser') return false
  const program = ensureElectron()
  if (!program) return false
  const started = performance.now()
  const child = spawn(program, [root, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
  const code = await new Promise(resolve => {
    child.on('error', () => resolve(1))
    child.on('exit', exitCode => resolve(exitCode ?? 1))
  })
  if (code !== 0 && performance.now() - started < START_LIMIT_MS) {
    console.error('Electron could not start here, so an installed browser is the window.')
    return false
  }
  process.exitCode = code
  return true
}

async function openBrowser() {
  if (!(await ensureBrowser())) fail(INSTALL_BROWSER)
  await importBuilt('browser-main.js')
}
