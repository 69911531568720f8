import { readdirSync, realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, extname, isAbsolute, join, relative, sep } from 'node:path'
import { PRODUCTS } from '../../shared/contract/exports.ts'
import {
  BESIDE_ENDINGS,
  type FilePurpose,
  IMPORT_ENDINGS,
  INTERCHANGE_ENDINGS,
  REFERENCE_ENDINGS,
} from '../../shared/contract/host.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { TABLE_ENDINGS } from '../../shared/survey/table.ts'
import { RESPONSE_ENDING } from '../../shared/workshop/pack-limits.ts'

/** What file systems take, less the room for the endings of journals and temporary files. */
const MAX_NAME_BYTES = 230

/** A file or folder found on the disk. */
export interface FoundEntry {
  path: string
  name: string
  isFolder: boolean
  size: number
}

/** A folder as the program's own chooser shows it. */
export interface FoundFolder {
  folder: FoundEntry
  parent: FoundEntry | null
  places: FoundEntry[]
  entries: FoundEntry[]
}

/** The ending of a project file. */
export const PROJECT_ENDING = '.retroduce'
/** The ending of a file that holds a list of names, encrypted. */
export const KEY_ENDING = '.age'
/** The ending of a file with the steps of a copy, for other copies. */
export const BUNDLE_ENDING = '.retroduce-bundle'
/** What an export may be written as. */
export const EXPORT_ENDINGS: string[] = [...new Set(Object.values(PRODUCTS).flat())]

const SHOWN: Record<FilePurpose, string[]> = {
  openProject: [PROJECT_ENDING],
  saveProject: [PROJECT_ENDING],
  import: [...IMPORT_ENDINGS, ...TABLE_ENDINGS, ...INTERCHANGE_ENDINGS],
  participants: TABLE_ENDINGS,
  references: REFERENCE_ENDINGS,
  responses: [RESPONSE_ENDING],
  interchange: [...INTERCHANGE_ENDINGS, ...TABLE_ENDINGS, '.docx', '.docm'],
  beside: BESIDE_ENDINGS,
  export: EXPORT_ENDINGS,
  openKey: [KEY_ENDING],
  saveKey: [KEY_ENDING],
  openBundle: [BUNDLE_ENDING],
  saveBundle: [BUNDLE_ENDING],
  // Folders only.
  backupFolder: [],
  bundleFolder: [],
}

/** A folder of more would not help anyone who looks for a file in a list. */
const LIST_LIMIT = 5_000

/** Where a researcher's files may be: the home folder, the one the program was started in, and mounted media. */
export function findPlaces(): FoundEntry[] {
  const roots = [homedir(), ...startFolder(), ...mountedMedia()]
  const seen = new Set<string>()
  return roots.flatMap(root => {
    const place = describe(root)
    if (!place?.isFolder || seen.has(place.path)) return []
    seen.add(place.path)
    return [root === homedir() ? { ...place, name: 'Home' } : place]
  })
}

/** Started from a menu, a program runs in the root of the disk, which says nothing about where the files are. */
function startFolder(): string[] {
  const folder = process.env['INIT_CWD'] ?? process.cwd()
  return dirname(folder) === folder ? [] : [folder]
}

function mountedMedia(): string[] {
  if (process.platform === 'win32') {
    return 'DEFGHIJKLMNOPQRSTUVWXYZ'.split('').map(letter => `${letter}:\\`)
  }
  if (process.platform === 'darwin') return childFolders('/Volumes')
  // Desktops mount under /media/USER or /run/media/USER, older set-ups under /media or /mnt itself.
  const shared = ['/media', '/run/media'].flatMap(folder => childFolders(folder))
  const own = shared.filter(folder => basename(folder) === basename(homedir()))
  return [
    ...own.flatMap(childFolders),
    ...shared.filter(f => !own.includes(f)),
    ...childFolders('/mnt'),
  ]
}

function childFolders(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => join(folder, entry.name))
  } catch {
    // No such folder on this system, or not ours to read: then nothing is mounted there for us.
    return []
  }
}

/** Lists a folder inside the places, for a purpose; hidden files and files of other kinds are left out. */
export function listFolder(path: string | undefined, purpose: FilePurpose): FoundFolder {
  const places = findPlaces()
  const folder = describe(path ?? homedir())
  const home = folder && places.find(place => isInside(place.path, folder.path))
  if (!folder?.isFolder || !home) {
    throw new AppError('not_found', 'That folder is not there any more, or cannot be opened here.')
  }
  const parent = home.path === folder.path ? null : describe(dirname(folder.path))
  return { folder, parent, places, entries: readEntries(folder.path, home.path, SHOWN[purpose]) }
}

function readEntries(folder: string, place: string, endings: string[]): FoundEntry[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    throw new AppError(
      'file_unreadable',
      'That folder cannot be read: you may not have the right to.',
    )
  }
  return names
    .filter(name => !name.startsWith('.'))
    .slice(0, LIST_LIMIT)
    .flatMap(name => describe(join(folder, name)) ?? [])
    .filter(entry => isInside(place, entry.path))
    .filter(entry => entry.isFolder || endings.includes(extname(entry.name).toLowerCase()))
    .sort((a, b) => Number(b.isFolder) - Number(a.isFolder) || byName.compare(a.name, b.name))
}

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** The real path with its name, kind and size; null where there is nothing that can be read. */
function describe(path: string): FoundEntry | null {
  try {
    const real = realpathSync(path)
    const stats = statSync(real)
    if (!stats.isDirectory() && !stats.isFile()) return null
    const isFolder = stats.isDirectory()
    return { path: real, name: basename(path) || path, isFolder, size: isFolder ? 0 : stats.size }
  } catch {
    // Gone in between, a broken link, or not ours to see: it is left out of the list.
    return null
  }
}

/** Whether a real path is a folder or lies inside it; compared by parts, never by prefix. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

/** The path of a file to be written in a folder; throws unless it is a plain name with an ending we write. */
export function saveTarget(folder: string, name: string): { path: string; isExisting: boolean } {
  // An imported file can be written again as it came.
  const written = [PROJECT_ENDING, BUNDLE_ENDING, KEY_ENDING, ...EXPORT_ENDINGS]
  const endings = [...new Set([...written, ...IMPORT_ENDINGS, ...TABLE_ENDINGS])]
  const isPlain =
    basename(name) === name &&
    !/[\\/:*?"<>|\p{Cc}\p{Bidi_Control}]/u.test(name) &&
    !/^(con|prn|aux|nul|com\d|lpt\d)\./i.test(name) &&
    Buffer.byteLength(name) <= MAX_NAME_BYTES
  if (!isPlain || name.startsWith('.') || name.endsWith(' ')) {
    throw new AppError(
      'invalid_input',
      'A file name cannot hold \\ / : * ? " < > | or begin with a dot.',
    )
  }
  if (!endings.includes(extname(name).toLowerCase())) {
    throw new AppError('invalid_input', `A file name must end in one of ${endings.join(', ')}.`)
  }
  const path = join(folder, name)
  const found = statSync(path, { throwIfNoEntry: false })
  if (found && !found.isFile()) throw new AppError('invalid_input', 'A folder has that name.')
  return { path, isExisting: found !== undefined }
}
