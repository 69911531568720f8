import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserSwitches } from '../../../../electron/hosts/browser-switches.ts'
import { findBrowser } from '../../../../electron/hosts/chromium.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'retroduce-browsers-'))
  add('chromium', '#!/bin/sh\nexec /snap/bin/chromium "$@"\n')
  add('google-chrome', '#!/bin/sh\n')
  add('microsoft-edge', '#!/bin/sh\n')
  writeFileSync(join(folder, 'readable'), 'not a program')
})
afterAll(() => rmSync(folder, { recursive: true }))

function add(name: string, script: string): void {
  writeFileSync(join(folder, name), script)
  chmodSync(join(folder, name), 0o755)
}

describe.runIf(process.platform === 'linux')('an installed browser', () => {
  it('is found on the path, one outside a snap first', () => {
    expect(findBrowser({ PATH: folder })).toEqual({
      executable: join(folder, 'google-chrome'),
      family: 'chromium',
      isSnap: false,
    })
  })

  it('is the one that the environment names', () => {
    const edge = join(folder, 'microsoft-edge')
    expect(findBrowser({ RETRODUCE_BROWSER: edge })?.family).toBe('edge')
    const snap = join(folder, 'chromium')
    expect(findBrowser({ RETRODUCE_BROWSER: snap })?.isSnap).toBe(true)
  })

  it('must be there and be a program', () => {
    expect(findBrowser({ RETRODUCE_BROWSER: join(folder, 'nothing') })).toBeNull()
    expect(findBrowser({ RETRODUCE_BROWSER: join(folder, 'readable') })).toBeNull()
  })
})

describe('the command line of the browser', () => {
  const size = { width: 800, height: 600 }
  const browser = { executable: '/x', family: 'chromium', isSnap: false } as const

  it('asks for one application window, off the record, by the word of each family', () => {
    expect(browserSwitches(browser, size)).toContain('--incognito')
    expect(browserSwitches({ ...browser, family: 'edge' }, size)).toContain('--inprivate')
    expect(browserSwitches(browser, size)).toContain(
      '--app=data:text/html,<title>Retroduce</title>',
    )
  })

  it('cuts the network and opens no port', () => {
    const switches = browserSwitches(browser, size)
    expect(switches).toContain('--host-resolver-rules=MAP * ~NOTFOUND')
    expect(switches).toContain('--proxy-server=127.0.0.1:9')
    expect(switches).toContain('--force-webrtc-ip-handling-policy=disable_non_proxied_udp')
    expect(switches.join(' ')).not.toMatch(/remote-debugging-port|no-sandbox|disable-web-security/)
  })
})
