import type { PageStart } from '../text/source-draft.ts'
import type { ForeignCode, NotCarried } from './foreign.ts'

/** How a file counts positions in a text. */
export interface Counting {
  unit: 'codePoint' | 'utf16'
  /** Whether a line break of two characters counts as two or as one. */
  lineBreak: 'two' | 'one'
}

/** How the positions of a source were read, and how sure that is. */
export interface Positions {
  /** Taguette counts bytes of UTF-8. */
  counting: Counting | { unit: 'byte'; lineBreak: 'two' }
  passages: number
  /** Passages that hold the words they are named by, or begin and end where words do. */
  fitting: number
}

/** A passage, with offsets in UTF-16 code units of its source's text. */
export interface ForeignSelection {
  /** Several where one person marked the same words more than once. */
  guids: string[]
  start: number
  end: number
  note: string
  codeGuids: string[]
  userGuid: string
  createdAt: string | null
}

export interface ForeignSource {
  guid: string
  name: string
  /** The stakeholder group, where this program wrote the file. */
  group: string | null
  /**
   * As it will be stored; null where it is read once more from the file, by `textPath`, when it is stored: all texts
   * together may be larger than the memory.
   */
  text: string | null
  textPath: string
  /** Of the text as it will be stored, in UTF-16 code units. */
  length: number
  /** Where pages begin in the text, if that is known. */
  pages: PageStart[]
  /** The file that belongs to it (a recording, a picture, a PDF), by its path in the project file. */
  media: { name: string; path: string } | null
  selections: ForeignSelection[]
  positions: Positions
}

export interface ForeignNote {
  guid: string
  name: string
  body: string
  userGuid: string
  createdAt: string | null
  /** What refers to it. */
  about: { kind: 'project' | 'code' | 'source' | 'coding'; guid: string }[]
}

export interface ForeignVariable {
  guid: string
  name: string
  type: string
}

/** A case, or a source whose variables make one of it. */
export interface ForeignCase {
  guid: string
  name: string
  description: string
  /** By the variables' GUIDs. */
  values: Record<string, string>
  sourceGuids: string[]
}

/** A file outside of a project file that was not given. */
export interface MissingFile {
  /** Its name without folders. */
  file: string
  /** The source that it belongs to. */
  source: string
}

/** A project of another program, as plain data. */
export interface ForeignProject {
  name: string
  origin: string
  users: { guid: string; name: string }[]
  codes: ForeignCode[]
  sources: ForeignSource[]
  notes: ForeignNote[]
  variables: ForeignVariable[]
  cases: ForeignCase[]
  /** Files that it speaks of and that are neither in it nor were given with it. */
  missing: MissingFile[]
  notCarried: NotCarried[]
}
