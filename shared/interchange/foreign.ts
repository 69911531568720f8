import type { Role } from '../domain/roles.ts'

/** What another program's file holds, as plain data: read in the import thread, stored by the engine. GUIDs are `guidKey`s. */

/** A code, in the order parents before children. */
export interface ForeignCode {
  guid: string
  parentGuid: string | null
  name: string
  /** As `#rrggbb`; null where the file gives none. */
  colour: string | null
  description: string
  inclusion: string
  exclusion: string
  /** The role that a set or a folder of the file says it has. */
  role: Role | null
}

/** Something of a file that is not carried over, and why. */
export interface NotCarried {
  /** Such as `Link` or `PDFSelection`: the standard's own word. */
  what: string
  /** As the file names it; empty where it has no name. */
  name: string
  reason: string
}

/** A codebook of another program. */
export interface ForeignCodebook {
  /** The program that wrote it, as the file says. */
  origin: string
  codes: ForeignCode[]
  notCarried: NotCarried[]
}

/** A GUID in the one form in which two are compared: without braces, in lower case. Malformed ones stay words. */
export function guidKey(written: string): string {
  return written
    .trim()
    .replace(/^\{(.*)\}$/s, '$1')
    .toLowerCase()
    .slice(0, 200)
}
