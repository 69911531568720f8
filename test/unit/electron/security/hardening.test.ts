import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { browserSwitches, UNWANTED_DEFAULTS } from '../../../../electron/hosts/browser-switches.ts'
import { CALL_CHANNEL } from '../../../../electron/hosts/channels.ts'
import { isDebugged, lockDown, openElectronWindow } from '../../../../electron/hosts/electron.ts'
import { createElectronHost } from '../../../../electron/hosts/electron-dialogs.ts'
import { SECURITY_HEADERS } from '../../../../electron/security/csp.ts'
import { NETWORK_SWITCHES } from '../../../../electron/security/network.ts'
import { Refusals } from '../../../../electron/security/refusals.ts'
import { createElectronDouble, WindowDouble } from '../../../support/electron-double.ts'

/**
 * The whole list of locks on the window and on the program around it, one assertion of each: what Electron's checklist and
 * shared/design/threats.md 2 ask for. docs/safety.md shows the same list, which the last test holds it to. What page code
 * then meets is tried in test/e2e/security.spec.ts, what leaves the computer in test/e2e/network.spec.ts.
 */

const root = resolve(import.meta.dirname, '../../../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

let rendererDir: string
beforeAll(() => {
  rendererDir = mkdtempSync(join(tmpdir(), 'retroduce-hardening-'))
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html>')
})
afterAll(() => rmSync(rendererDir, { recursive: true }))

async function delivered() {
  const electron = createElectronDouble()
  const refusals = new Refusals()
  lockDown(electron.api, refusals)
  const call = vi.fn(() => Promise.resolve({ ok: true as const, value: null }))
  await openElectronWindow(electron.api, { rendererDir, preloadFile: '/p.cjs', call, refusals })
  const window = WindowDouble.opened.at(-1) as WindowDouble
  electron.app.emit('web-contents-created', {}, window.webContents)
  const ask = (name: string, ...values: unknown[]) =>
    (electron.session.handlers[name] as unknown as (...given: unknown[]) => unknown)(...values)
  const preferences = window.options.webPreferences
  return { ...electron, call, refusals, window, contents: window.webContents, ask, preferences }
}

const browser = { executable: '/b', family: 'chromium', isSnap: false } as const
const switches = browserSwitches(browser, { width: 1, height: 1 })

/** Our own code that runs outside of the page, without comments. */
const programFiles = () => globSync('{electron,shared}/**/*.ts', { cwd: root })
const codeOf = (path: string) => read(path).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
const programText = () => programFiles().map(codeOf).join('\n')

const LOCKS: Record<string, () => void | Promise<void>> = {
  'The page runs in the sandbox': async () => {
    const { app, preferences } = await delivered()
    expect(app.enableSandbox).toHaveBeenCalledOnce()
    expect(preferences['sandbox']).toBe(true)
    expect(switches.join(' ')).not.toMatch(/no-sandbox|single-process|disable-web-security/)
    expect(read('electron/hosts/browser.ts')).toContain('chromiumSandbox: !isRoot')
  },
  'The page is isolated, and has no Node': async () => {
    expect((await delivered()).preferences).toMatchObject({
      ...{ contextIsolation: true, nodeIntegration: false },
      ...{ nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false },
    })
  },
  'No abilities of the page are switched on': async () => {
    const { preferences } = await delivered()
    expect(preferences).toMatchObject({
      ...{ webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false },
      ...{ webviewTag: false, navigateOnDragDrop: false },
    })
    expect(Object.keys(preferences)).not.toContain('enableBlinkFeatures')
  },
  'Nothing of a session reaches the disk': async () => {
    const { sessions } = await delivered()
    const [partition, options] = sessions.fromPartition.mock.calls[0] ?? []
    expect(partition).not.toMatch(/^persist:/)
    expect(options).toEqual({ cache: false })
    expect(switches).toContain('--incognito')
    expect(browserSwitches({ ...browser, family: 'edge' }, { width: 1, height: 1 })).toContain(
      '--inprivate',
    )
  },
  'Every answer carries the policy, which lets nothing in from elsewhere': async () => {
    const { ask } = await delivered()
    for (const url of ['app://bundle/', 'app://bundle/nothing', 'app://elsewhere/']) {
      const answer = ask('protocol app', new Request(url)) as Response
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
        expect(answer.headers.get(name), `${url} ${name}`).toBe(value)
      }
    }
    expect(SECURITY_HEADERS['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'; .*require-trusted-types-for 'script'; trusted-types 'none'$/,
    )
  },
  'Only the program’s own files are served': async () => {
    const { ask, protocol } = await delivered()
    const status = (url: string, method = 'GET') =>
      (ask('protocol app', new Request(url, { method })) as Response).status
    expect(status('app://bundle/')).toBe(200)
    expect(status('app://bundle/%2e%2e/%2e%2e/etc/passwd')).toBe(404)
    expect(status('app://bundle/', 'POST')).toBe(404)
    const [[schemes] = []] = protocol.registerSchemesAsPrivileged.mock.calls as object[][]
    expect(schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ])
  },
  'Every other request is refused and counted': async () => {
    const { ask, refusals } = await delivered()
    const others = [
      'https://a.example/',
      'ws://a.example/',
      'file:///etc/passwd',
      'blob:x',
      'ftp:x',
    ]
    for (const url of others) {
      const decide = vi.fn()
      ask('request', { url }, decide)
      expect(decide, url).toHaveBeenCalledWith({ cancel: true })
    }
    expect(refusals.count).toBe(others.length)
  },
  'No navigation, no redirection, no other window, no webview': async () => {
    const { contents, refusals } = await delivered()
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect(contents.isPrevented(event, { url: 'https://a.example/' }), event).toBe(true)
    }
    expect(contents.open('https://a.example/')).toEqual({ action: 'deny' })
    expect(contents.isPrevented('will-attach-webview')).toBe(true)
    expect(refusals.count).toBe(4)
    expect(switches).toContain('--block-new-web-contents')
    expect(UNWANTED_DEFAULTS).toContain('--disable-popup-blocking')
  },
  'No permission, device or screen is given': async () => {
    const { ask } = await delivered()
    const decide = vi.fn()
    for (const permission of ['media', 'geolocation', 'clipboard-read', 'usb', 'openExternal']) {
      ask('permission request', {}, permission, decide)
    }
    expect(new Set(decide.mock.calls.flat())).toEqual(new Set([false]))
    expect(ask('permission check')).toBe(false)
    expect(ask('device permission')).toBe(false)
    const choose = vi.fn()
    ask('display media', {}, choose)
    expect(choose).toHaveBeenCalledWith({})
    expect(switches).toContain('--deny-permission-prompts')
  },
  'No downloads': async () => {
    expect((await delivered()).session.isPrevented('will-download')).toBe(true)
    expect(read('electron/hosts/browser.ts')).toContain('acceptDownloads: false')
  },
  'No names are looked up, and no proxy, WebRTC or background service goes out': async () => {
    const { app, contents, session } = await delivered()
    const given = new Map(app.commandLine.appendSwitch.mock.calls as [string, string | undefined][])
    for (const [name, value] of NETWORK_SWITCHES) {
      expect(given.has(name), name).toBe(true)
      expect(given.get(name)).toBe(value)
      expect(switches).toContain(value === undefined ? `--${name}` : `--${name}=${value}`)
    }
    expect(Object.fromEntries(given)).toMatchObject({
      'host-resolver-rules': 'MAP * ~NOTFOUND',
      'proxy-server': '127.0.0.1:9',
      'force-webrtc-ip-handling-policy': 'disable_non_proxied_udp',
    })
    for (const name of ['disable-background-networking', 'disable-component-update', 'no-pings']) {
      expect(given.has(name), name).toBe(true)
    }
    expect(contents.policies).toEqual(['disable_non_proxied_udp'])
    expect(session.proxies).toEqual([{ mode: 'fixed_servers', proxyRules: '127.0.0.1:9' }])
    expect(app.configureHostResolver).toHaveBeenCalledWith({
      enableBuiltInResolver: false,
      enableAdditionalDnsQueryTypes: false,
      secureDnsMode: 'off',
    })
  },
  'The spelling checker is off, and fetches no dictionary': async () => {
    const { preferences, session } = await delivered()
    expect(preferences['spellcheck']).toBe(false)
    // The address first: the download starts as soon as there is a language.
    expect(session.dictionaries).toEqual(['app://none/', [], false])
    expect(switches).toContain('--disable-spell-checking')
    expect(programText()).not.toContain('addWordToSpellCheckerDictionary')
  },
  'No developer tools, no debugger, no remote control in a delivered program': async () => {
    expect((await delivered()).preferences['devTools']).toBe(false)
    for (const word of ['--inspect', '--inspect-brk=9229', '--remote-debugging-port=1']) {
      expect(isDebugged(true, ['retroduce', word]), word).toBe(true)
    }
    expect(switches.join(' ')).not.toMatch(/remote-debugging|auto-open-devtools|remote-allow/)
  },
  'No crash reports, no updater, no other program is started': () => {
    const text = programText()
    expect(text).not.toMatch(
      /\b(crashReporter|autoUpdater|openExternal|setAsDefaultProtocolClient)\b/,
    )
    expect(text).not.toMatch(/from 'node:child_process'/)
    for (const name of ['--disable-breakpad', '--disable-crash-reporter']) {
      expect(switches).toContain(name)
    }
  },
  'No part of Node that has a network, but for the hub': () => {
    const network =
      /['"](?:node:)?(?:https?|http2|net|tls|dgram|dns|dns\/promises|undici|inspector)['"]/
    const using = programFiles().filter(path => network.test(codeOf(path)))
    // One closes the network, the other tells a number from a name; what is opened is in the guard's own tests.
    expect(using.sort()).toEqual(['electron/hub/address.ts', 'electron/hub/guard.ts'])
    expect(codeOf('electron/hub/address.ts')).toContain("import { isIP } from 'node:net'")
    expect(programText()).not.toMatch(/\b(fetch|WebSocket|EventSource)\(/)
  },
  'Calls are taken from the main frame of our page, on one channel': async () => {
    const { call, contents, ipcHandlers } = await delivered()
    expect([...ipcHandlers.keys()]).toEqual([CALL_CHANNEL])
    const handle = ipcHandlers.get(CALL_CHANNEL) as unknown as (...values: unknown[]) => unknown
    const stranger = { sender: contents, senderFrame: { origin: 'app://bundle' } }
    expect(() => handle(stranger, 'project.info', {})).toThrow('Refused')
    expect(call).not.toHaveBeenCalled()
    const preload = read('electron/preload.ts')
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1)
    expect(preload).not.toMatch(/sendSync|\.send\(/)
  },
  'The clipboard is read by the host alone, and what was copied goes': async () => {
    const { api, copied } = await delivered()
    const { clipboard } = createElectronHost(api, new Refusals())
    copied.text = 'Nobody rang.'
    await clipboard.clear()
    expect(await clipboard.read()).toBe('')
    expect(read('electron/preload.ts')).not.toContain('clipboard')
  },
  'Chosen files are remembered nowhere': async () => {
    const { api, dialog } = await delivered()
    dialog.showOpenDialog.mockResolvedValue({ canceled: true, filePaths: [] })
    dialog.showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' })
    const { chooseFiles } = createElectronHost(api, new Refusals())
    for (const purpose of ['openProject', 'import', 'backupFolder', 'export'] as const) {
      await chooseFiles?.(purpose, undefined)
    }
    const asked = [...dialog.showOpenDialog.mock.calls, ...dialog.showSaveDialog.mock.calls]
    expect(asked).toHaveLength(4)
    for (const [options] of asked as [{ properties: string[] }][]) {
      expect(options.properties).toContain('dontAddToRecent')
    }
    expect(programText()).not.toContain('addRecentDocument')
  },
  'Every fuse is set, and those that open the program are blown': () => {
    const [, listed = ''] =
      /^electronFuses:\n((?: {2}.*\n)+)/m.exec(read('electron-builder.yml')) ?? []
    const fuses = listed
      .trim()
      .split('\n')
      .map(line => line.trim().split(': '))
    expect(Object.fromEntries(fuses)).toEqual({
      runAsNode: 'false',
      enableCookieEncryption: 'true',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      loadBrowserProcessSpecificV8Snapshot: 'false',
      grantFileProtocolExtraPrivileges: 'false',
      resetAdHocDarwinSignature: 'true',
    })
  },
}

describe('hardening', () => {
  it.each(Object.entries(LOCKS))('%s', (_name, assertion) => assertion())

  it('is told in docs/safety.md, lock by lock', () => {
    const [, section = ''] = read('docs/safety.md').split('\n## The window is locked in\n')
    const [table = ''] = section.split('\n## ')
    const told = table.split('\n').flatMap(line => /^\| ([^|]+) \|/.exec(line)?.[1] ?? [])
    expect(told.slice(1).filter(lock => !lock.startsWith('---'))).toEqual(Object.keys(LOCKS))
  })
})
