import type { ForeignCode, NotCarried } from './foreign.ts'

/** How a file counts positions in a text. */
export interface Counting {
  unit: 'codePoint' | 'utf16'
  /** Whether a line break of two characters counts as two or as one. */
  lineBreak: 'two' | 'one'
}

/** How the positions of a source were read, and how sure that is. */
export interface Positions {
  counting: Counting
  passages: number
  /** Passages that hold the words they are named by, or begin and end where words do. */
  fitting: number
}

/** A passage, with offsets in UTF-16 code units of its source's text. */
export interface ForeignSelection {
  guid: string
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
  /** As it will be stored. */
  text: string
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
  notCarried: NotCarried[]
}
