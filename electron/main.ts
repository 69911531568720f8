import './require-node.ts'
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  session,
} from 'electron'
import { engineOptions } from './engine-options.ts'
import { createBridge } from './hosts/bridge.ts'
import { type ElectronApi, isDebugged, lockDown, openElectronWindow } from './hosts/electron.ts'
import { createElectronHost } from './hosts/electron-dialogs.ts'
import { startEngine } from './hosts/engine-client.ts'
import { userDataFolder } from './hosts/folders.ts'
import { Refusals } from './security/refusals.ts'

/** The program in Electron. */
const electron: ElectronApi = {
  ...{ app, BrowserWindow, clipboard, dialog, ipcMain },
  ...{ Menu, powerMonitor, protocol, session },
}
const dist = import.meta.dirname

if (isDebugged(app.isPackaged, process.argv)) app.exit(1)
const refusals = new Refusals()
lockDown(electron, refusals)
app.setPath('userData', userDataFolder())
// Chromium's own files, which hold nothing of a project, apart from ours.
app.setPath('sessionData', join(userDataFolder(), 'window'))

async function run(): Promise<void> {
  await app.whenReady()
  const resourcesDir = app.isPackaged ? join(process.resourcesPath, 'resources') : undefined
  const engine = startEngine(join(dist, 'engine-worker.js'), engineOptions(dist, resourcesDir))
  let isClosed = false
  // Electron would end at once when its window closes; the engine closes the project first.
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', event => {
    if (isClosed) return
    event.preventDefault()
    void engine.close().finally(() => {
      isClosed = true
      app.quit()
    })
  })
  const call = createBridge(engine, createElectronHost(electron, refusals), app.getVersion())
  const opened = await openElectronWindow(electron, {
    rendererDir: join(dist, 'renderer'),
    preloadFile: join(dist, 'preload.cjs'),
    call,
    refusals,
  })
  engine.onEvent(opened.send)
  if ((await opened.ended) === 'crashed') {
    dialog.showErrorBox(
      'Retroduce',
      'The window ended unexpectedly. Everything up to your last step is saved; start again to go on.',
    )
    app.quit()
  }
}

run().catch((error: unknown) => {
  console.error(
    `The window could not be opened: ${error instanceof Error ? error.name : 'failure'}`,
  )
  app.exit(1)
})
