// Chromium for whoever has none: installed by the system's own package manager where that is ours to use.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { importBuilt } from './stamp.mjs'

/** What to do, in one sentence, where there is no browser and we may not install one. */
export const INSTALL_BROWSER =
  'No Chromium, Chrome or Edge was found: install one of them (on Debian: apt install chromium), then start again.'

/**
 * Finds an installed Chromium, Chrome or Edge; as root on Debian or Ubuntu it installs Chromium where there is none.
 * @returns {Promise<import('../electron/hosts/chromium.ts').InstalledBrowser | null>}
 */
export async function ensureBrowser() {
  const { findBrowser } = await importBuilt('find-browser.js')
  const found = findBrowser()
  if (found || !canUseApt()) return found
  console.error('No Chromium, Chrome or Edge here: installing Debian’s chromium, about a minute …')
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium']
  // The package list of a fresh machine may be missing or old, so a failure is followed by one update.
  if (!apt(install) && !(apt(['update', '-qq']) && apt(install))) {
    console.error('apt-get could not install chromium.')
  }
  return findBrowser()
}

function canUseApt() {
  return process.platform === 'linux' && process.getuid?.() === 0 && isDebian()
}

function isDebian() {
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/etc/os-release')) return false
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** @param {string[]} args */
function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status } = spawnSync('/usr/bin/apt-get', args, { env, stdio: 'ignore', timeout: 600_000 })
  return status === 0
}
