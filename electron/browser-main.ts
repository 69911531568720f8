import './require-node.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { engineOptions } from './engine-options.ts'
import { createBridge } from './hosts/bridge.ts'
import { type BrowserWindow, openBrowserWindow } from './hosts/browser.ts'
import { findBrowser } from './hosts/chromium.ts'
import { startEngine } from './hosts/engine-client.ts'
import type { Host } from './hosts/host.ts'
import { Refusals } from './security/refusals.ts'

/** The program in an installed browser: `node dist/browser-main.js [--headless]`. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { headless: { type: 'boolean', default: false } } })
  const dist = import.meta.dirname
  const browser = findBrowser()
  if (!browser) {
    console.error('No Chromium, Chrome or Edge was found. Install one of them and start again.')
    return 1
  }
  if (process.getuid?.() === 0) {
    console.error(
      'Running as root, so the browser runs without its sandbox; use an ordinary account for real data.',
    )
  }
  const engine = startEngine(join(dist, 'engine-worker.js'), engineOptions(dist))
  let window: BrowserWindow | undefined
  let isQuitting = false
  const quit = (): void => {
    isQuitting = true
    void window?.close()
  }
  const refusals = new Refusals()
  const clipboard = {
    read: () => window?.clipboard.read() ?? Promise.resolve(null),
    clear: () => window?.clipboard.clear() ?? Promise.resolve(),
  }
  const host: Host = { kind: 'browser', chooseFiles: null, refusals, clipboard, quit }
  const call = createBridge(engine, host, version(dist))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quit)
  try {
    window = await openBrowserWindow({
      browser,
      rendererDir: join(dist, 'renderer'),
      call,
      refusals,
      isHeadless: values.headless,
    })
    engine.onEvent(event => window?.send(event))
    // Told to end while the window was still opening.
    if (isQuitting) quit()
    // For whoever started it as a child process and waits for the window.
    process.send?.({ isOpen: true })
    if ((await window.ended) === 'closed') return 0
    console.error(
      'The browser ended unexpectedly. Everything up to your last step is saved; start again to go on.',
    )
    return 1
  } finally {
    await engine.close()
  }
}

function version(dist: string): string {
  const text = readFileSync(join(dist, '../package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

main().then(
  code => process.exit(code),
  (error: unknown) => {
    // Only what happened: the rest of a browser's message is its command line and its log.
    const [reason = ''] = error instanceof Error ? error.message.split('\n') : []
    console.error(`The window could not be opened: ${reason}`)
    process.exit(1)
  },
)
