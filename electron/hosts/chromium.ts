import { accessSync, constants, readFileSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** A browser on this machine that can be the program's window. */
export interface InstalledBrowser {
  executable: string
  family: 'chromium' | 'edge'
  /** Snap packages see neither `/dev/shm` nor `/tmp` of the machine. */
  isSnap: boolean
}

const LINUX_NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const MAC_NAMES = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const WINDOWS_PATHS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
]

/** Finds an installed Chromium, Chrome or Edge; `RETRODUCE_BROWSER` names one. Null where there is none. */
export function findBrowser(environment: NodeJS.ProcessEnv = process.env): InstalledBrowser | null {
  const chosen = environment['RETRODUCE_BROWSER']
  const candidates = chosen ? [chosen] : candidatePaths(environment)
  const browsers = candidates.filter(isExecutable).map(inspect)
  return browsers.find(browser => !browser.isSnap) ?? browsers[0] ?? null
}

function candidatePaths(environment: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'win32') {
    const { LOCALAPPDATA, PROGRAMFILES } = environment
    const roots = [PROGRAMFILES, environment['PROGRAMFILES(X86)'], LOCALAPPDATA].filter(
      r => r !== undefined,
    )
    return WINDOWS_PATHS.flatMap(parts => roots.map(root => join(root, ...parts)))
  }
  if (process.platform === 'darwin') {
    const roots = ['/Applications', join(homedir(), 'Applications')]
    return MAC_NAMES.flatMap(name => {
      return roots.map(root => join(root, `${name}.app`, 'Contents', 'MacOS', name))
    })
  }
  const folders = [...(environment['PATH'] ?? '').split(delimiter), '/usr/bin', '/snap/bin']
  return LINUX_NAMES.flatMap(name => folders.filter(Boolean).map(folder => join(folder, name)))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    // Not there, or not ours to run: not a candidate.
    return false
  }
}

function inspect(executable: string): InstalledBrowser {
  const family = /edge/i.test(executable) ? 'edge' : 'chromium'
  return { executable, family, isSnap: isSnapPackage(executable) }
}

/** Snap commands link to /snap or to the snap program; Ubuntu's transitional package is a script that calls one. */
function isSnapPackage(executable: string): boolean {
  if (process.platform !== 'linux') return false
  const real = realpathSync(executable)
  if (real.startsWith('/snap/') || real.endsWith('/snap')) return true
  const head = readFileSync(real).subarray(0, 4_096).toString('latin1')
  return head.startsWith('#!') && head.includes('/snap/bin/')
}
