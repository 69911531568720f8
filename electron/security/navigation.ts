import type { App, WebContents } from 'electron'
import { APP_ORIGIN } from './protocol.ts'

/** A content security policy does not stop a page from going elsewhere or opening windows; this does, for all of them. */
export function confineNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => confine(contents))
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.on('will-navigate', event => keepHome(event))
  contents.on('will-frame-navigate', event => keepHome(event))
  contents.on('will-redirect', event => keepHome(event))
  contents.on('will-attach-webview', event => event.preventDefault())
}

function keepHome(event: { url: string; preventDefault(): void }): void {
  if (!isWindowUrl(event.url)) event.preventDefault()
}

/** Whether a URL is the window's own page, by its parts. */
export function isWindowUrl(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && `${url.protocol}//${url.host}` === APP_ORIGIN && url.pathname === '/'
}
