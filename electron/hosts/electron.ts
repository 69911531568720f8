import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'
import type { EngineEvent } from '../../shared/contract/contract.ts'
import { confineNavigation } from '../security/navigation.ts'
import { applyNetworkSwitches, cutNetwork } from '../security/network.ts'
import { denyPermissions } from '../security/permissions.ts'
import type { Refusals } from '../security/refusals.ts'
import { APP_ORIGIN, APP_SCHEME, serveWindow } from '../security/protocol.ts'
import { loadAssets } from './assets.ts'
import type { WindowCall } from './bridge.ts'
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts'
import type { WindowEnd } from './host.ts'
import { onAway } from './power.ts'

/** The part of Electron's API that the program uses; a test gives a double of it. */
export type ElectronApi = Pick<
  typeof import('electron'),
  | 'app'
  | 'BrowserWindow'
  | 'clipboard'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'powerMonitor'
  | 'protocol'
  | 'session'
>

/** What opening a window takes. */
export interface ElectronWindowOptions {
  rendererDir: string
  preloadFile: string
  call: WindowCall
  /** Where refused requests are counted. */
  refusals: Refusals
}

/** The program's window in Electron. */
export interface ElectronWindow {
  readonly window: BrowserWindow
  send: (event: EngineEvent) => void
  readonly ended: Promise<WindowEnd>
}

/** Everything that must be settled before Electron is ready. */
export function lockDown({ app, protocol }: ElectronApi, refusals: Refusals): void {
  app.enableSandbox()
  applyNetworkSwitches(app)
  protocol.registerSchemesAsPrivileged([APP_SCHEME])
  confineNavigation(app, refusals)
}

/** Whether someone tries to look into a delivered program from outside. */
export function isDebugged(isPackaged: boolean, argv: readonly string[]): boolean {
  return isPackaged && argv.some(word => /^--(inspect|remote-debugging)/.test(word))
}

/** Opens the program's window; to be called once Electron is ready. */
export async function openElectronWindow(
  electron: ElectronApi,
  options: ElectronWindowOptions,
): Promise<ElectronWindow> {
  const { app } = electron
  // Without "persist:" the session lives in memory and leaves nothing behind.
  const session = electron.session.fromPartition('window', { cache: false })
  await cutNetwork(app, session, options.refusals)
  denyPermissions(session)
  serveWindow(session, loadAssets(options.rendererDir))
  setMenu(electron)

  const window = new electron.BrowserWindow({
    width: 1440,
    height: 900,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      session,
      preload: options.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  electron.ipcMain.handle(CALL_CHANNEL, (event, procedure: unknown, input: unknown) => {
    if (!isOurPage(event, window)) throw new Error('Refused: not the program’s own page.')
    return options.call(procedure, input)
  })
  window.once('ready-to-show', () => window.show())
  const ended = new Promise<WindowEnd>(resolve => {
    window.on('closed', () => resolve('closed'))
    window.webContents.on('render-process-gone', () => resolve('crashed'))
  })
  const send = (event: EngineEvent): void => {
    if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event)
  }
  onAway(electron.powerMonitor, () => send({ type: 'away' }))
  await window.loadURL(`${APP_ORIGIN}/`)
  return { window, ended, send }
}

/** Only the main frame of our window, showing our page, may call. */
function isOurPage(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame
  return (
    event.sender === window.webContents &&
    frame !== null &&
    frame === event.sender.mainFrame &&
    frame.origin === APP_ORIGIN
  )
}

/** On macOS copy and paste live in the menu; undo is left out, since the page has its own. */
function setMenu({ app, Menu }: ElectronApi): void {
  if (process.platform !== 'darwin') return Menu.setApplicationMenu(null)
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { role: 'appMenu', label: app.name },
      {
        label: 'Edit',
        submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
      },
      { role: 'windowMenu' },
    ]),
  )
}
