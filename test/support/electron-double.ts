import { EventEmitter } from 'node:events'
import { vi } from 'vitest'
import type { ElectronApi } from '../../electron/hosts/electron.ts'

type Handler = (...values: never[]) => unknown

/** An emitter on which one-argument questions can be put to every listener, as Electron puts them. */
class Emitter extends EventEmitter {
  /** Emits an event that listeners may prevent, and says whether one did. */
  isPrevented(name: string, fields: Record<string, unknown> = {}): boolean {
    let isPrevented = false
    this.emit(name, { ...fields, preventDefault: () => (isPrevented = true) })
    return isPrevented
  }
}

export class SessionDouble extends Emitter {
  readonly handlers: Record<string, Handler> = {}
  readonly proxies: unknown[] = []
  readonly dictionaries: unknown[] = []
  readonly protocol = {
    handle: (scheme: string, handler: Handler) => {
      this.handlers[`protocol ${scheme}`] = handler
    },
  }
  readonly webRequest = {
    onBeforeRequest: (handler: Handler) => {
      this.handlers['request'] = handler
    },
  }
  readonly setPermissionRequestHandler = this.#keep('permission request')
  readonly setPermissionCheckHandler = this.#keep('permission check')
  readonly setDevicePermissionHandler = this.#keep('device permission')
  readonly setDisplayMediaRequestHandler = this.#keep('display media')
  readonly setSpellCheckerEnabled = (isEnabled: boolean) => this.dictionaries.push(isEnabled)
  readonly setSpellCheckerLanguages = (languages: string[]) => this.dictionaries.push(languages)
  readonly setSpellCheckerDictionaryDownloadURL = (url: string) => this.dictionaries.push(url)
  readonly setProxy = (config: unknown) => {
    this.proxies.push(config)
    return Promise.resolve()
  }

  #keep(name: string) {
    return (handler: Handler) => {
      this.handlers[name] = handler
    }
  }
}

export class WebContentsDouble extends Emitter {
  readonly mainFrame = { origin: 'app://bundle' }
  readonly sent: unknown[][] = []
  readonly policies: string[] = []
  #openHandler: ((details: { url: string }) => unknown) | undefined
  setWindowOpenHandler(handler: (details: { url: string }) => unknown): void {
    this.#openHandler = handler
  }
  /** Asks for another window, as page code does. */
  open(url: string): unknown {
    return this.#openHandler?.({ url })
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.policies.push(policy)
  }
  send(...values: unknown[]): void {
    this.sent.push(values)
  }
}

export class WindowDouble extends Emitter {
  static readonly opened: WindowDouble[] = []
  readonly webContents = new WebContentsDouble()
  readonly loaded: string[] = []
  readonly options: { webPreferences: Record<string, unknown> }
  isShown = false
  constructor(options: { webPreferences: Record<string, unknown> }) {
    super()
    this.options = options
    WindowDouble.opened.push(this)
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url)
    return Promise.resolve()
  }
  show(): void {
    this.isShown = true
  }
  isDestroyed(): boolean {
    return false
  }
}

/** Electron as far as the program uses it, writing down everything that is asked of it. */
export function createElectronDouble({ isPackaged = true } = {}) {
  const session = new SessionDouble()
  const app = Object.assign(new Emitter(), {
    isPackaged,
    name: 'Retroduce',
    commandLine: { appendSwitch: vi.fn() },
    enableSandbox: vi.fn(),
    configureHostResolver: vi.fn(),
    getPath: vi.fn(() => '/home/ann/Documents'),
    quit: vi.fn(),
  })
  const powerMonitor = new Emitter()
  const copied = { text: '' }
  const ipcHandlers = new Map<string, Handler>()
  const parts = {
    app,
    BrowserWindow: WindowDouble,
    dialog: { showOpenDialog: vi.fn(), showSaveDialog: vi.fn() },
    clipboard: {
      readText: () => copied.text,
      clear: () => {
        copied.text = ''
      },
    },
    powerMonitor,
    ipcMain: { handle: (channel: string, handler: Handler) => ipcHandlers.set(channel, handler) },
    Menu: {
      setApplicationMenu: vi.fn(),
      buildFromTemplate: vi.fn((template: unknown) => template),
    },
    protocol: { registerSchemesAsPrivileged: vi.fn() },
    session: { fromPartition: vi.fn((_name: string, _options: unknown) => session) },
  }
  // The double has the parts that the program uses, which the compiler cannot know of the whole API.
  return {
    ...parts,
    session,
    sessions: parts.session,
    ipcHandlers,
    copied,
    api: parts as unknown as ElectronApi,
  }
}
