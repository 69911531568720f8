import type { App, Session } from 'electron'
import type { Refusals } from './refusals.ts'

/**
 * Chromium's switches against every route out that a content security policy leaves open: name look-ups and addresses
 * in URLs (resolver rules), everything that would use a proxy (a dead one), and WebRTC, which asks neither. Measured
 * together they leave 0 of 50 routes (shared/design/threats.md 2.3).
 */
export const NETWORK_SWITCHES: ReadonlyArray<readonly [name: string, value?: string]> = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['proxy-server', '127.0.0.1:9'],
  ['proxy-bypass-list', '<-loopback>'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['disable-http-cache'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-quic'],
  ['disable-sync'],
  ['no-pings'],
  // Keeps a hostile search pattern from hanging the window: linear time after excessive backtracking.
  ['js-flags', '--enable-experimental-regexp-engine-on-excessive-backtracks'],
]

/** Puts the switches on Electron's command line; to be called before the app is ready. */
export function applyNetworkSwitches(app: App): void {
  for (const [name, value] of NETWORK_SWITCHES) app.commandLine.appendSwitch(name, value)
}

/** Leaves a session no way to a network: a dead proxy, no look-ups, no dictionaries, no downloads. */
export async function cutNetwork(app: App, session: Session, refusals: Refusals): Promise<void> {
  // The dictionary download would otherwise start with the first window, so this comes before everything else.
  session.setSpellCheckerDictionaryDownloadURL('app://none/')
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest((details, decide) => {
    const isOurs = isLocal(details.url, app.isPackaged)
    if (!isOurs) refusals.add(details.url)
    decide({ cancel: !isOurs })
  })
  session.on('will-download', event => event.preventDefault())
  app.configureHostResolver({
    enableBuiltInResolver: false,
    enableAdditionalDnsQueryTypes: false,
    secureDnsMode: 'off',
  })
  await session.setProxy({ mode: 'fixed_servers', proxyRules: '127.0.0.1:9' })
}

/** Developer tools load their own pages; a packaged program has none. */
function isLocal(url: string, isPackaged: boolean): boolean {
  const { protocol } = new URL(url)
  return protocol === 'app:' || protocol === 'data:' || (protocol === 'devtools:' && !isPackaged)
}
