import type { Page } from '@playwright/test'
import type {} from '../../renderer/api/client.ts'
import { hostContract } from '../../shared/contract/host.ts'
import { expect, test } from './fixtures.ts'

/** Runs as page code: behind a timer, out of reach of the exceptions that a debugger's evaluation enjoys. */
function asPage<T>(page: Page, attempt: () => T | Promise<T>): Promise<string> {
  return page.evaluate(
    source =>
      new Promise<string>(resolve => {
        const run = (0, eval)(`(${source})`) as () => unknown
        setTimeout(async () => {
          try {
            resolve(`allowed: ${String(await run())}`)
          } catch (error) {
            resolve(`refused: ${error instanceof Error ? error.name : String(error)}`)
          }
        }, 0)
      }),
    attempt.toString(),
  )
}

test.describe('page code cannot get out', () => {
  test('fetch, XMLHttpRequest, WebSocket, EventSource and beacons are refused', async ({
    page,
  }) => {
    expect(await asPage(page, () => fetch('https://example.org/'))).toMatch(/^refused/)
    expect(await asPage(page, () => fetch('/index.html'))).toMatch(/^refused/)
    expect(await asPage(page, () => fetch('data:text/plain,x'))).toMatch(/^refused/)
    expect(
      await asPage(page, () => {
        const request = new XMLHttpRequest()
        request.open('GET', 'https://example.org/', false)
        request.send()
      }),
    ).toMatch(/^refused/)
    const socket = () =>
      new Promise<string>((resolve, reject) => {
        const opened = new WebSocket('wss://example.org/')
        opened.onopen = () => resolve('open')
        opened.onerror = () => reject(new Error('no connection'))
      })
    expect(await asPage(page, socket)).toMatch(/^refused/)
    const events = () =>
      new Promise<string>((resolve, reject) => {
        const source = new EventSource('https://example.org/')
        source.onopen = () => resolve('open')
        source.onerror = () => reject(new Error('no connection'))
      })
    expect(await asPage(page, events)).toMatch(/^refused/)
  })

  test('images, scripts, styles, frames and workers from elsewhere are refused', async ({
    page,
  }) => {
    const image = () =>
      new Promise<string>((resolve, reject) => {
        const element = new Image()
        element.onload = () => resolve('loaded')
        element.onerror = () => reject(new Error('not loaded'))
        element.src = 'https://example.org/x.png'
      })
    expect(await asPage(page, image)).toMatch(/^refused/)
    const style = () =>
      new Promise<string>((resolve, reject) => {
        const link = document.createElement('link')
        link.rel = 'stylesheet'
        link.onload = () => resolve('loaded')
        link.onerror = () => reject(new Error('not loaded'))
        link.href = 'https://example.org/x.css'
        document.head.append(link)
      })
    expect(await asPage(page, style)).toMatch(/^refused/)
    expect(await asPage(page, () => import('https://example.org/x.js' as string))).toMatch(
      /^refused/,
    )
    expect(
      await asPage(page, () => {
        document.createElement('script').src = 'https://example.org/x.js'
      }),
    ).toMatch(/^refused/)
    expect(
      await asPage(page, () => new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))),
    ).toMatch(/^refused/)
    const frame = () =>
      new Promise<string>(resolve => {
        const element = document.createElement('iframe')
        element.onload = () => {
          // A refused frame shows an error page of another origin, which cannot be looked into.
          resolve(element.contentDocument === null ? 'error page' : 'own document')
        }
        element.src = 'https://example.org/'
        document.body.append(element)
        setTimeout(() => resolve('error page'), 2_000)
      })
    expect(await asPage(page, frame)).toBe('allowed: error page')
  })

  test('text never becomes script', async ({ page }) => {
    // biome-ignore lint: this is the attack
    expect(await asPage(page, () => (0, eval)('1'))).toMatch(/^refused/)
    expect(await asPage(page, () => new Function('return 1')())).toMatch(/^refused/)
    expect(
      await asPage(page, () => {
        document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'
      }),
    ).toMatch(/^refused/)
    expect(
      await asPage(page, () => {
        document.createElement('a').setAttribute('onclick', 'window.attacked = true')
      }),
    ).toMatch(/^refused/)
  })

  test('windows, links, forms and redirections lead nowhere', async ({ page, program }) => {
    const home = page.url()
    await page.evaluate(() => {
      window.open('https://example.org/', '_blank')
      window.open('about:blank', '_blank', 'popup')
    })
    for (const target of ['_self', '_blank', '_top']) {
      await page.evaluate(name => {
        const link = document.createElement('a')
        link.href = 'https://example.org/'
        link.target = name
        document.body.append(link)
        link.click()
        link.remove()
      }, target)
    }
    await page.evaluate(() => {
      const form = document.createElement('form')
      form.action = 'https://example.org/'
      form.method = 'post'
      document.body.append(form)
      form.submit()
    })
    await page.evaluate(() => {
      location.href = 'https://example.org/?stolen'
    })
    await page.evaluate(() => {
      location.href = '/assets/'
    })
    await page.evaluate(() => {
      const refresh = document.createElement('meta')
      refresh.httpEquiv = 'refresh'
      refresh.content = '0;url=https://example.org/'
      document.head.append(refresh)
    })
    await expect.poll(() => page.context().pages().length).toBe(1)
    await page.waitForTimeout(500)
    expect(page.url()).toBe(home)
    expect(await page.evaluate(() => typeof window.retroduce.call)).toBe('function')
    expect(program.refusals.count).toBeGreaterThan(0)
  })

  test('permissions are denied without asking', async ({ page }) => {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read']
      return Promise.all(
        names.map(async name => {
          const status = await navigator.permissions.query({ name: name as PermissionName })
          return status.state
        }),
      )
    })
    expect(states).not.toContain('granted')
    const position = () =>
      new Promise<string>((resolve, reject) => {
        navigator.geolocation.getCurrentPosition(() => resolve('here'), reject)
      })
    expect(await asPage(page, position)).toMatch(/^refused/)
    expect(await asPage(page, () => navigator.mediaDevices.getUserMedia({ audio: true }))).toMatch(
      /^refused/,
    )
  })

  test('there are no peer connections to open ports with', async ({ page }) => {
    const found = await page.evaluate(() => [
      'RTCPeerConnection' in window,
      'webkitRTCPeerConnection' in window,
      'RTCDataChannel' in window,
    ])
    expect(found).toEqual([false, false, false])
  })
})

test.describe('the bridge', () => {
  test('is all the page gets, and cannot be changed', async ({ page }) => {
    const shape = await page.evaluate(() => {
      const before = window.retroduce.call
      Reflect.set(window.retroduce, 'call', () => Promise.resolve())
      Reflect.set(window, 'retroduce', null)
      return {
        names: Object.keys(window.retroduce),
        isSame: window.retroduce.call === before,
        leftovers: Object.keys(window).filter(name => /retroduce|playwright/i.test(name)),
        hasNode: 'process' in window || 'require' in window,
      }
    })
    expect(shape).toEqual({
      names: ['call', 'onEvent'],
      isSame: true,
      leftovers: ['retroduce'],
      hasNode: false,
    })
  })

  test('refuses paths, unknown procedures and calls that are not well formed', async ({ page }) => {
    const codes = await page.evaluate(async () => {
      const attempts: [string, unknown][] = [
        ['projects.open', { path: '/etc/passwd' }],
        ['projects.create', { path: '/tmp/x.retroduce', title: 'x' }],
        ['projects.open', { path: 'file:00000000-0000-0000-0000-000000000000' }],
        ['sources.import', { files: ['/etc/passwd'] }],
        ['sources.import', '/etc/passwd'],
        ['exports.write', { product: 'codings', path: '../x.csv' }],
        ['host.listFolder', { purpose: 'import', token: '/etc' }],
        ['host.saveTarget', { folder: '/etc', name: 'x.csv' }],
        ['toString', {}],
        ['constructor', {}],
        ['host.nothing', {}],
      ]
      const results = attempts.map(([name, input]) => window.retroduce.call(name, input))
      return (await Promise.all(results)).map(result => (result.ok ? 'ok' : result.error.code))
    })
    expect(codes).toEqual([
      ...Array.from({ length: 8 }, () => 'invalid_input'),
      ...Array.from({ length: 3 }, () => 'unknown_procedure'),
    ])
  })

  test('has every host procedure of the contract', async ({ page }) => {
    const codes = await page.evaluate(async names => {
      const results = names.map(name => window.retroduce.call(name, { wrong: true }))
      return (await Promise.all(results)).map(result => (result.ok ? 'ok' : result.error.code))
    }, Object.keys(hostContract))
    expect(new Set(codes)).toEqual(new Set(['invalid_input']))
  })

  test('carries megabytes', async ({ page }) => {
    const received = await page.evaluate(async () => {
      const size = 2_900_000
      const begun = await window.retroduce.call('host.beginDrop', { name: 'a.txt', size })
      if (!begun.ok) return begun
      const { token } = begun.value as { token: string }
      const base64 = btoa('x'.repeat(size))
      return window.retroduce.call('host.dropSlice', { token, base64 })
    })
    expect(received).toEqual({ ok: true, value: { received: 2_900_000 } })
  })

  test('carries a thousand calls at once, unmixed', async ({ page }) => {
    const answers = await page.evaluate(async () => {
      const calls = Array.from({ length: 1_000 }, (_, index) =>
        window.retroduce.call(index % 2 ? 'host.info' : `no.${index}`, {}),
      )
      const results = await Promise.all(calls)
      return results.filter((result, index) => result.ok === (index % 2 === 1)).length
    })
    expect(answers).toBe(1_000)
  })
})

test('the page keeps to its own policy', async ({ page }) => {
  const violations: string[] = []
  page.on('console', message => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text())) {
      violations.push(message.text())
    }
  })
  await page.reload()
  await expect(page.locator('body')).not.toBeEmpty()
  expect(violations).toEqual([])
})
