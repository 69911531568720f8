import { join } from 'node:path'
import type { Engine } from '../../electron/engine/engine.ts'
import { engineOptions } from '../../electron/engine-options.ts'
import { createBridge } from '../../electron/hosts/bridge.ts'
import { type BrowserWindow, openBrowserWindow } from '../../electron/hosts/browser.ts'
import { findBrowser } from '../../electron/hosts/chromium.ts'
import { startEngine } from '../../electron/hosts/engine-client.ts'
import type { Host } from '../../electron/hosts/host.ts'
import { Refusals } from '../../electron/security/refusals.ts'

/** The built program. */
export const dist = join(import.meta.dirname, '../../dist')

/** The program as `electron/browser-main.ts` puts it together, in the hands of a test. */
export interface OpenProgram {
  engine: Engine
  window: BrowserWindow
  refusals: Refusals
  close(): Promise<void>
}

/** Opens the built window and engine. Headless unless `RETRODUCE_TEST_HEADED` is set. */
export async function openProgram({ userDataDir }: { userDataDir: string }): Promise<OpenProgram> {
  const browser = findBrowser()
  if (!browser) throw new Error('No Chromium, Chrome or Edge is installed.')
  const engine = startEngine(join(dist, 'engine-worker.js'), {
    ...engineOptions(dist),
    userDataDir,
  })
  let window: BrowserWindow | undefined
  const quit = (): void => void window?.close()
  const host: Host = {
    ...{ kind: 'browser', chooseFiles: null, quit, refusals: new Refusals() },
    clipboard: {
      read: () => window?.clipboard.read() ?? Promise.resolve(null),
      clear: () => window?.clipboard.clear() ?? Promise.resolve(),
    },
  }
  window = await openBrowserWindow({
    browser,
    rendererDir: join(dist, 'renderer'),
    call: createBridge(engine, host, '0.0.0-test'),
    refusals: host.refusals,
    isHeadless: !process.env['RETRODUCE_TEST_HEADED'],
  })
  const opened = window
  engine.onEvent(event => opened.send(event))
  return {
    engine,
    window: opened,
    refusals: host.refusals,
    async close() {
      await opened.close()
      await engine.close()
    },
  }
}
