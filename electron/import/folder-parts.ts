import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { LIMITS } from './limits.ts'
import { openBytes } from './random-bytes.ts'

/** Files that belong to a project, by the paths that it names them by. */
export interface ProjectParts {
  /** How large one is, in bytes; null where it is not there. */
  sizeOf: (path: string) => number | null
  /** Its content, or null. Throws `format_broken` or `too_large`. */
  read: (path: string) => Uint8Array | null
  close: () => void
}

/** No files at all. */
export const NO_PARTS: ProjectParts = {
  sizeOf: () => null,
  read: () => null,
  close: () => undefined,
}

/** Folders of a QualCoder project that hold files of sources. */
const FOLDERS = ['documents', 'images', 'audio', 'video']

/**
 * The files in the folders beside the database of a QualCoder project, as `images/name.png`. Only plain files that a
 * listing shows are ever opened: no path of the project leads anywhere else.
 */
export function openFolderParts(database: string): ProjectParts {
  const root = dirname(database)
  const files = new Map<string, string>()
  for (const folder of FOLDERS) {
    for (const name of plainFiles(join(root, folder))) {
      files.set(`${folder}/${name}`.toLowerCase(), join(root, folder, name))
    }
  }
  const open = <T>(path: string, work: (file: ReturnType<typeof openBytes>) => T): T | null => {
    const found = files.get(path.toLowerCase())
    if (found === undefined) return null
    const file = openBytes(found)
    try {
      return work(file)
    } finally {
      file.close()
    }
  }
  return {
    sizeOf: path => open(path, ({ size }) => size),
    read: path =>
      open(path, file => (file.size > LIMITS.projectEntryBytes ? null : file.read(0, file.size))),
    close: () => undefined,
  }
}

function plainFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(({ name }) => name)
  } catch {
    // A project without such files.
    return []
  }
}
