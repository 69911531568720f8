import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../../../electron/hosts/channels.ts'
import { isDebugged, lockDown, openElectronWindow } from '../../../../electron/hosts/electron.ts'
import { createElectronHost } from '../../../../electron/hosts/electron-dialogs.ts'
import { CONTENT_SECURITY_POLICY } from '../../../../electron/security/csp.ts'
import { Refusals } from '../../../../electron/security/refusals.ts'
import { createElectronDouble, WindowDouble } from '../../../support/electron-double.ts'

let rendererDir: string
beforeAll(() => {
  rendererDir = mkdtempSync(join(tmpdir(), 'retroduce-renderer-'))
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>Retroduce</title>')
})
afterAll(() => rmSync(rendererDir, { recursive: true }))

async function open(options?: { isPackaged?: boolean }) {
  const electron = createElectronDouble(options)
  const refusals = new Refusals()
  lockDown(electron.api, refusals)
  const call = vi.fn(() => Promise.resolve({ ok: true as const, value: 'answer' }))
  const opened = await openElectronWindow(electron.api, {
    rendererDir,
    preloadFile: '/program/preload.cjs',
    call,
    refusals,
  })
  const window = WindowDouble.opened.at(-1) as WindowDouble
  electron.app.emit('web-contents-created', {}, window.webContents)
  return { ...electron, call, opened, window, refusals }
}

describe('before Electron is ready', () => {
  it('turns the sandbox on, makes app:// a plain secure scheme, and cuts the network', () => {
    const { api, app, protocol } = { ...createElectronDouble() }
    lockDown(api, new Refusals())
    expect(app.enableSandbox).toHaveBeenCalledOnce()
    expect(protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ])
    const switches = new Map(
      app.commandLine.appendSwitch.mock.calls as [string, string | undefined][],
    )
    expect(switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND')
    expect(switches.get('proxy-server')).toBe('127.0.0.1:9')
    expect(switches.get('force-webrtc-ip-handling-policy')).toBe('disable_non_proxied_udp')
    expect(switches.has('disable-http-cache')).toBe(true)
    expect(switches.has('no-sandbox')).toBe(false)
  })

  it('a delivered program refuses to be debugged, one in development does not', () => {
    expect(isDebugged(true, ['retroduce', '--remote-debugging-port=9222'])).toBe(true)
    expect(isDebugged(true, ['retroduce', '--inspect-brk'])).toBe(true)
    expect(isDebugged(true, ['retroduce', 'study.retroduce'])).toBe(false)
    expect(isDebugged(false, ['electron', '--inspect'])).toBe(false)
  })
})

describe('the window', () => {
  it('is sandboxed and isolated, without Node, in a session that lives in memory', async () => {
    const { window, sessions, session } = await open()
    expect(sessions.fromPartition).toHaveBeenCalledWith('window', { cache: false })
    expect(window.options.webPreferences).toEqual({
      session,
      preload: '/program/preload.cjs',
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
      devTools: false,
    })
    expect(window.loaded).toEqual(['app://bundle/'])
  })

  it('has developer tools in development only', async () => {
    const { window } = await open({ isPackaged: false })
    expect(window.options.webPreferences['devTools']).toBe(true)
  })

  it('is shown when it has something to show', async () => {
    const { window } = await open()
    expect(window.isShown).toBe(false)
    window.emit('ready-to-show')
    expect(window.isShown).toBe(true)
  })

  it('gets its files with the policy, and nothing that is not among them', async () => {
    const { session } = await open()
    const serve = session.handlers['protocol app'] as unknown as (request: Request) => Response
    const page = serve(new Request('app://bundle/'))
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const others = [
      '/nothing.js',
      '/../../etc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/..%5cx',
      '//x',
    ]
    for (const path of others) {
      expect(serve(new Request(`app://bundle${path}`)).status, path).toBe(404)
    }
    expect(serve(new Request('app://elsewhere/')).status).toBe(404)
    expect(serve(new Request('app://bundle/', { method: 'POST' })).status).toBe(404)
  })
})

describe('calls from the window', () => {
  it('are taken from the main frame of our page', async () => {
    const { ipcHandlers, window, call } = await open()
    const handle = ipcHandlers.get(CALL_CHANNEL) as unknown as (...values: unknown[]) => unknown
    const event = { sender: window.webContents, senderFrame: window.webContents.mainFrame }
    expect(await handle(event, 'project.info', {})).toEqual({ ok: true, value: 'answer' })
    expect(call).toHaveBeenCalledWith('project.info', {})
    expect([...ipcHandlers.keys()]).toEqual([CALL_CHANNEL])
  })

  it('are refused from another frame, another page and another window', async () => {
    const { ipcHandlers, window, call } = await open()
    const handle = ipcHandlers.get(CALL_CHANNEL) as unknown as (...values: unknown[]) => unknown
    const sender = window.webContents
    const strangers = [
      { sender, senderFrame: { origin: 'app://bundle' } },
      { sender, senderFrame: null },
      { sender: { mainFrame: sender.mainFrame }, senderFrame: sender.mainFrame },
    ]
    for (const event of strangers)
      expect(() => handle(event, 'project.info', {})).toThrow('Refused')
    sender.mainFrame.origin = 'https://example.org'
    expect(() => handle({ sender, senderFrame: sender.mainFrame }, 'project.info', {})).toThrow()
    expect(call).not.toHaveBeenCalled()
  })

  it('events go to the page on their own channel', async () => {
    const { opened, window } = await open()
    opened.send({ type: 'changed', areas: ['codings'] })
    expect(window.webContents.sent).toEqual([
      [EVENT_CHANNEL, { type: 'changed', areas: ['codings'] }],
    ])
  })

  it('a closed window has ended; a dead page has crashed', async () => {
    const first = await open()
    first.window.emit('closed')
    expect(await first.opened.ended).toBe('closed')
    const second = await open()
    second.window.webContents.emit('render-process-gone')
    expect(await second.opened.ended).toBe('crashed')
  })
})

describe('the computer', () => {
  it('tells the window when it goes to sleep and when its screen is locked', async () => {
    const { powerMonitor, window } = await open()
    powerMonitor.emit('suspend')
    powerMonitor.emit('lock-screen')
    powerMonitor.emit('resume')
    const away = [EVENT_CHANNEL, { type: 'away' }]
    expect(window.webContents.sent).toEqual([away, away])
  })

  it('gives its clipboard to read and to empty', async () => {
    const { api, copied } = createElectronDouble()
    const { clipboard } = createElectronHost(api, new Refusals())
    copied.text = 'Nobody rang.'
    expect(await clipboard.read()).toBe('Nobody rang.')
    await clipboard.clear()
    expect(copied.text).toBe('')
  })
})

describe('file dialogs', () => {
  it('start in the documents, take several transcripts, and are remembered nowhere', async () => {
    const { api, dialog } = createElectronDouble()
    dialog.showOpenDialog.mockResolvedValue({ canceled: false, filePaths: ['/a.docx', '/b.txt'] })
    expect(
      await createElectronHost(api, new Refusals()).chooseFiles?.('import', undefined),
    ).toEqual(['/a.docx', '/b.txt'])
    expect(dialog.showOpenDialog).toHaveBeenCalledWith(
      expect.objectContaining({
        defaultPath: '/home/ann/Documents',
        properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
      }),
    )
  })

  it('suggest a plain name to save by, and ask before they replace', async () => {
    const { api, dialog } = createElectronDouble()
    dialog.showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' })
    expect(
      await createElectronHost(api, new Refusals()).chooseFiles?.('export', '../../theory.svg'),
    ).toEqual([])
    expect(dialog.showSaveDialog).toHaveBeenCalledWith({
      defaultPath: join('/home/ann/Documents', 'theory.svg'),
      filters: [{ name: 'SVG', extensions: ['svg'] }],
      properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
    })
  })
})
