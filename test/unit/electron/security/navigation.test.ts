import { beforeEach, describe, expect, it } from 'vitest'
import { confineNavigation, isWindowUrl } from '../../../../electron/security/navigation.ts'
import { Refusals } from '../../../../electron/security/refusals.ts'
import { createElectronDouble, WebContentsDouble } from '../../../support/electron-double.ts'

let refusals: Refusals
beforeEach(() => {
  refusals = new Refusals()
})

function confined(): WebContentsDouble {
  const { app } = createElectronDouble()
  confineNavigation(app as never, refusals)
  const contents = new WebContentsDouble()
  app.emit('web-contents-created', {}, contents)
  return contents
}

describe('navigation', () => {
  it('stays on the program’s own page, for every web contents there is', () => {
    const contents = confined()
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect(contents.isPrevented(event, { url: 'https://example.org/' }), event).toBe(true)
      expect(contents.isPrevented(event, { url: 'app://bundle/' }), event).toBe(false)
    }
    expect(refusals.count).toBe(3)
  })

  it('opens no window and attaches no webview', () => {
    const contents = confined()
    expect(contents.open('https://example.org/?words')).toEqual({ action: 'deny' })
    expect(refusals.list()).toEqual([{ address: 'https://example.org', count: 1 }])
    expect(contents.isPrevented('will-attach-webview')).toBe(true)
  })

  it('keeps WebRTC from going past the proxy', () => {
    expect(confined().policies).toEqual(['disable_non_proxied_udp'])
  })

  it.each([
    'app://bundle.example.org/',
    'app://bundle@example.org/',
    'app://bundle/other.html',
    'APP://elsewhere/',
    'https://bundle/',
    'javascript:alert(1)',
    'about:blank',
    'not a url',
    '',
  ])('takes %o for someone else’s', url => {
    expect(isWindowUrl(url)).toBe(false)
  })

  it('takes its own page with a place inside it for its own', () => {
    expect(isWindowUrl('app://bundle/#desk')).toBe(true)
  })
})
