import { realpathSync, readFileSync, statfsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import type { FilePlace } from '../../shared/contract/project.ts'

/** What of the computer tells where a folder leads; tests give their own. */
export interface Surroundings {
  home: string
  environment: Record<string, string | undefined>
  platform: NodeJS.Platform
}

/** Folders that programs which send files elsewhere make, by the beginnings of their names. */
const SYNCED_NAME =
  /^(?:onedrive|dropbox|google ?drive|googledrive|my drive|icloud ?drive|nextcloud|owncloud|pcloud ?drive|box sync|box|megasync|mega|seafile|sync\.com|tresorit|proton ?drive|creative cloud files)(?:$|[ ._-])/i

/** On a Mac every such program keeps its files in one of these, below the home folder. */
const SYNCED_ON_MAC = ['Library/Mobile Documents', 'Library/CloudStorage']

const ONEDRIVE_VARIABLES = ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer']

/** Of file systems that reach over a network, as Linux numbers them: NFS, SMB, CIFS, SMB2, AFS, Coda, Ceph, 9P. */
const NETWORK_TYPES = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x73757245, 0x00c36400, 0x01021997,
])

/**
 * Where a project's file lies: in a folder that a program copies to somebody else's computers, on a computer of the
 * network, or neither as far as can be told. Nothing is asked of the network for it.
 */
export function placeOf(path: string, surroundings: Surroundings = here()): FilePlace {
  const folder = realFolder(path)
  if (isSynced(folder, surroundings)) return 'synced'
  return isOnNetwork(folder, surroundings) ? 'network' : 'here'
}

function here(): Surroundings {
  return { home: homedir(), environment: process.env, platform: process.platform }
}

function isSynced(folder: string, { home, environment, platform }: Surroundings): boolean {
  const roots = [
    ...ONEDRIVE_VARIABLES.flatMap(name => environment[name] ?? []),
    ...dropboxFolders(home, environment),
    ...(platform === 'darwin' ? SYNCED_ON_MAC.map(name => join(home, name)) : []),
  ]
  if (roots.some(root => isWithin(folder, root))) return true
  return folder.split(/[\\/]/).some(name => SYNCED_NAME.test(name))
}

/** Dropbox says where its folders are, whatever they are called. */
function dropboxFolders(home: string, environment: Surroundings['environment']): string[] {
  const places = [
    join(home, '.dropbox/info.json'),
    ...['APPDATA', 'LOCALAPPDATA'].flatMap(name => {
      const folder = environment[name]
      return folder === undefined ? [] : join(folder, 'Dropbox/info.json')
    }),
  ]
  return places.flatMap(place => {
    try {
      const accounts: unknown = JSON.parse(readFileSync(place, 'utf8'))
      return typeof accounts === 'object' && accounts !== null
        ? Object.values(accounts).flatMap(pathOfAccount)
        : []
    } catch {
      // There is no Dropbox here.
      return []
    }
  })
}

function pathOfAccount(account: unknown): string[] {
  if (typeof account !== 'object' || account === null || !('path' in account)) return []
  return typeof account.path === 'string' ? [account.path] : []
}

function isOnNetwork(folder: string, { platform }: Surroundings): boolean {
  if (platform === 'win32') return /^(?:\\\\|\/\/)(?![?.][\\/](?!UNC))/i.test(folder)
  if (platform !== 'linux') return false
  try {
    return NETWORK_TYPES.has(statfsSync(folder).type >>> 0)
  } catch {
    // A folder that may not be asked about.
    return false
  }
}

function isWithin(folder: string, root: string): boolean {
  if (root === '') return false
  const way = relative(realOr(root), folder)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

/** Links lead into such folders too. */
function realFolder(path: string): string {
  return realOr(dirname(path))
}

function realOr(folder: string): string {
  try {
    return realpathSync.native(folder)
  } catch {
    // It is gone, or on a computer that does not answer.
    return folder
  }
}
