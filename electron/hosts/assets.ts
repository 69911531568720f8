import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

/** A built file of the window, ready to be sent. */
export interface Asset {
  body: Buffer
  type: string
}

/** The window's files by their path in its URL, such as `/assets/index.js`. */
export type Assets = ReadonlyMap<string, Asset>

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * Reads the built window into memory. What is not in the map cannot be asked for, whatever the path looks like, and a
 * rebuild or an update under a running program cannot mix two versions.
 */
export function loadAssets(folder: string): Assets {
  const assets = new Map<string, Asset>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const url = path.slice(folder.length).replaceAll('\\', '/')
    const type = TYPES[extname(entry.name).toLowerCase()]
    if (type) assets.set(url, { body: readFileSync(path), type })
  }
  return assets
}

/** Finds the file that a URL of the window's own origin names; the folder itself is its page. */
export function findAsset(assets: Assets, url: URL): Asset | undefined {
  return assets.get(url.pathname === '/' ? '/index.html' : url.pathname)
}
