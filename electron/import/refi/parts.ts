import type { ProjectParts } from '../folder-parts.ts'
import type { GivenBytes } from '../random-bytes.ts'
import { openBytes } from '../random-bytes.ts'
import { LIMITS } from '../limits.ts'
import { openZip, type ZipFile, type ZipLimits } from '../zip.ts'

/** A file that was given beside a project file, for what that has outside of itself. */
export interface BesideFile {
  name: string
  bytes: GivenBytes
}

/** A project file that is open, with the files given beside it; paths are such as `internal://name.txt`. */
export interface Parts extends ProjectParts {
  zip: ZipFile
}

const PROJECT_LIMITS: ZipLimits = {
  zipEntries: LIMITS.projectZipEntries,
  zipEntryBytes: LIMITS.projectEntryBytes,
  zipTotalBytes: LIMITS.projectTotalBytes,
}

/** Opens a project file; it must be closed again. Throws `format_broken` or `too_large`. */
export function openParts(bytes: GivenBytes, beside: readonly BesideFile[] = []): Parts {
  const source = openBytes(bytes)
  try {
    const zip = openZip(source, PROJECT_LIMITS)
    const within = new Map([...zip.sizes.keys()].map(name => [fileKey(name), name]))
    const outside = new Map(beside.map(file => [fileKey(file.name), file]))
    const inZip = (path: string) =>
      isExternal(path) ? undefined : keysOf(path).flatMap(key => within.get(key) ?? [])[0]
    const besideIt = (path: string) => keysOf(path).flatMap(key => outside.get(key) ?? [])[0]
    return {
      zip,
      sizeOf(path) {
        const name = inZip(path)
        if (name !== undefined) return zip.sizes.get(name) ?? null
        const file = besideIt(path)
        return file === undefined ? null : sizeOf(file.bytes)
      },
      read(path) {
        const name = inZip(path)
        if (name !== undefined) return zip.read(name)
        const file = besideIt(path)
        return file === undefined ? null : readAll(file.bytes)
      },
      close: () => source.close(),
    }
  } catch (error) {
    source.close()
    throw error
  }
}

/** The last part of a path, in the form in which two are compared: programs differ in case. */
export function fileKey(path: string): string {
  return fileName(path).toLowerCase()
}

/** The last part of a path. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? ''
}

/** A path may have been written as part of an address. */
function keysOf(path: string): string[] {
  try {
    return [...new Set([fileKey(path), fileKey(decodeURIComponent(path))])]
  } catch {
    // A percent sign that is only a percent sign.
    return [fileKey(path)]
  }
}

/** Whether a path names something outside of the project file. */
function isExternal(path: string): boolean {
  return /^(?:relative|absolute|https?|file):/i.test(path)
}

function sizeOf(bytes: GivenBytes): number {
  const file = openBytes(bytes)
  file.close()
  return file.size
}

function readAll(bytes: GivenBytes): Uint8Array | null {
  const file = openBytes(bytes)
  try {
    return file.size > LIMITS.projectEntryBytes ? null : file.read(0, file.size)
  } finally {
    file.close()
  }
}
