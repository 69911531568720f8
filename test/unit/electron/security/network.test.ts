import { describe, expect, it, vi } from 'vitest'
import { cutNetwork } from '../../../../electron/security/network.ts'
import { Refusals } from '../../../../electron/security/refusals.ts'
import { createElectronDouble } from '../../../support/electron-double.ts'

async function cut(isPackaged = true) {
  const electron = createElectronDouble({ isPackaged })
  const refusals = new Refusals()
  await cutNetwork(electron.app as never, electron.session as never, refusals)
  return { ...electron, refusals }
}

describe('a session without a network', () => {
  it('cancels every request that is not for our own files', async () => {
    const { session, refusals } = await cut()
    const isCancelled = (url: string): boolean => {
      const decide = vi.fn()
      ;(session.handlers['request'] as unknown as (...values: unknown[]) => void)({ url }, decide)
      const [answer] = decide.mock.calls[0] as [{ cancel: boolean }]
      return answer.cancel
    }
    expect(isCancelled('app://bundle/assets/index.js')).toBe(false)
    expect(isCancelled('data:image/svg+xml,x')).toBe(false)
    for (const url of [
      'https://example.org/',
      'http://127.0.0.1:8080/',
      'wss://example.org/',
      'file:///etc/passwd',
      'blob:app://bundle/1',
      'devtools://devtools/bundled/x.html',
      'chrome://gpu/',
      'apple:x',
    ]) {
      expect(isCancelled(url), url).toBe(true)
    }
    expect(refusals.count).toBe(8)
  })

  it('has a dead proxy, no dictionary downloads and no encrypted look-ups', async () => {
    const { app, session } = await cut()
    expect(session.proxies).toEqual([{ mode: 'fixed_servers', proxyRules: '127.0.0.1:9' }])
    // The order matters: the download starts as soon as a language is set.
    expect(session.dictionaries).toEqual(['app://none/', [], false])
    expect(app.configureHostResolver).toHaveBeenCalledWith({
      enableBuiltInResolver: false,
      enableAdditionalDnsQueryTypes: false,
      secureDnsMode: 'off',
    })
  })

  it('refuses downloads', async () => {
    const { session } = await cut()
    expect(session.isPrevented('will-download')).toBe(true)
  })

  it('lets the developer tools load in development', async () => {
    const { session } = await cut(false)
    const decide = vi.fn()
    const request = session.handlers['request'] as unknown as (...values: unknown[]) => void
    request({ url: 'devtools://devtools/bundled/x.html' }, decide)
    expect(decide).toHaveBeenCalledWith({ cancel: false })
  })
})
