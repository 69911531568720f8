import type { App, WebContents } from 'electron'
import { APP_ORIGIN } from './protocol.ts'
import type { Refusals } from './refusals.ts'

/** A content security policy does not stop a page from going elsewhere or opening windows; this does, for all of them. */
export function confineNavigation(app: App, refusals: Refusals): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, refusals))
}

function confine(contents: WebContents, refusals: Refusals): void {
  contents.setWindowOpenHandler(({ url }) => {
    refusals.add(url)
    return { action: 'deny' }
  })
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  const keepHome = (event: { url: string; preventDefault(): void }): void => {
    if (isWindowUrl(event.url)) return
    refusals.add(event.url)
    event.preventDefault()
  }
  contents.on('will-navigate', keepHome)
  contents.on('will-frame-navigate', keepHome)
  contents.on('will-redirect', keepHome)
  contents.on('will-attach-webview', event => event.preventDefault())
}

/** Whether a URL is the window's own page, by its parts. */
export function isWindowUrl(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && `${url.protocol}//${url.host}` === APP_ORIGIN && url.pathname === '/'
}
