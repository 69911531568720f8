import type { CustomScheme, Session } from 'electron'
import { type Assets, findAsset } from '../hosts/assets.ts'
import { SECURITY_HEADERS } from './csp.ts'

/** Where the window's files come from in Electron. */
export const APP_ORIGIN = 'app://bundle'

/** What the scheme may do; no `bypassCSP`, no service workers, no code cache on the disk. */
export const APP_SCHEME: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
}

/** Answers `app://bundle/…` from memory with the security headers; everything else does not exist. */
export function serveWindow(session: Session, assets: Assets): void {
  session.protocol.handle('app', request => {
    const url = new URL(request.url)
    const isOurs = url.host === 'bundle' && request.method === 'GET'
    const asset = isOurs ? findAsset(assets, url) : undefined
    if (!asset) return new Response(null, { status: 404, headers: SECURITY_HEADERS })
    const headers = { ...SECURITY_HEADERS, 'content-type': asset.type }
    return new Response(new Uint8Array(asset.body), { headers })
  })
}
