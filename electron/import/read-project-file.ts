import { existsSync, statSync } from 'node:fs'
import type { ForeignSqlite } from '../../shared/interchange/foreign-database.ts'
import type { ForeignCodebook } from '../../shared/interchange/foreign.ts'
import type { ForeignProject } from '../../shared/interchange/foreign-project.ts'
import type { WholeProject } from '../../shared/interchange/whole-project.ts'
import { NO_PARTS, openFolderParts, type ProjectParts } from './folder-parts.ts'
import { LIMITS, tooLarge, unsupported } from './limits.ts'
import { isQualcoder, readQualcoder } from './qualcoder/qualcoder.ts'
import { type GivenBytes, openBytes } from './random-bytes.ts'
import { readQdc } from './refi/codebook.ts'
import { readOwnPart, readOwnPartOf, readWholeJson } from './refi/container.ts'
import { type BesideFile, openParts } from './refi/parts.ts'
import { readQdpx } from './refi/project.ts'
import { isTaguette, readTaguette } from './taguette/taguette.ts'

/** A project as it was asked for. */
export type ProjectRead = { whole: WholeProject } | { project: ForeignProject }

/** A file that holds a project, by its name; a file on the disk is read a piece at a time. */
export interface ProjectFile {
  name: string
  bytes: GivenBytes
  beside: readonly BesideFile[]
}

type Format = 'qdpx' | 'qdc' | 'json' | 'sqlite'

const FORMATS: Readonly<Record<string, Format>> = {
  ...{ qdpx: 'qdpx', qdc: 'qdc', json: 'json' },
  ...{ qda: 'sqlite', sqlite3: 'sqlite', sqlite: 'sqlite', db: 'sqlite' },
}

/** The format of a project file by its ending. Throws `format_unsupported`. */
export function formatOf(name: string): Format {
  const format = FORMATS[/\.([^.]{1,16})$/.exec(name)?.[1]?.toLowerCase() ?? '']
  if (format !== undefined) return format
  throw unsupported(
    'Projects of this format cannot be imported. Export it as a REFI-QDA project (.qdpx); QualCoder and Taguette projects can be imported as they are.',
  )
}

/** Opens a database that was read into memory. Throws `format_broken`. */
type OpenDatabase = (bytes: Uint8Array) => ForeignSqlite

/**
 * Which part of a file is wanted: this program's own where there is one, or only the standard's, as long as the file does
 * not hold the project of this id.
 */
export type Part = 'own' | { standardBut: string }

/** Reads a project or codebook of whatever program. Throws `format_broken`, `format_unsupported` or `too_large`. */
export async function readProjectFile(
  { name, bytes, part, beside }: ProjectFile & { part: Part },
  openDatabase: OpenDatabase,
  onProgress: (done: number, total: number) => void,
): Promise<ProjectRead> {
  const format = formatOf(name)
  if (format === 'json') return { whole: readWholeJson(readWhole(bytes)) }
  if (format === 'qdc') return { project: asProject(readQdc(readWhole(bytes))) }
  if (format === 'sqlite') return { project: readDatabase(bytes, openDatabase) }
  const parts = openParts(bytes, beside)
  try {
    const whole = part === 'own' ? readOwnPart(parts) : readOwnPartOf(parts, part.standardBut)
    return whole === null ? { project: await readQdpx(parts, onProgress) } : { whole }
  } finally {
    parts.close()
  }
}

/** Opens the files that belong to a project, to read texts and recordings out of them; they must be closed again. */
export function openProjectParts({ name, bytes, beside }: ProjectFile): ProjectParts {
  const format = formatOf(name)
  if (format === 'qdpx') return openParts(bytes, beside)
  return format === 'sqlite' && typeof bytes === 'string' ? openFolderParts(bytes) : NO_PARTS
}

function readWhole(bytes: GivenBytes): Uint8Array {
  const file = openBytes(bytes)
  try {
    if (file.size > LIMITS.projectEntryBytes) {
      throw tooLarge('The file is larger than 250 MB.', LIMITS.projectEntryBytes)
    }
    return file.read(0, file.size)
  } finally {
    file.close()
  }
}

function readDatabase(bytes: GivenBytes, openDatabase: OpenDatabase): ForeignProject {
  const db = openDatabase(readWhole(bytes))
  try {
    if (isTaguette(db)) return readTaguette(db)
    if (!isQualcoder(db)) {
      throw unsupported('The database is neither a QualCoder nor a Taguette project.')
    }
    const isFile = typeof bytes === 'string'
    const project = readQualcoder(db, isFile ? openFolderParts(bytes) : NO_PARTS)
    if (isFile && hasJournal(bytes)) project.notCarried.push(OPEN_ELSEWHERE)
    return project
  } finally {
    db.close()
  }
}

const OPEN_ELSEWHERE = {
  what: 'Latest changes',
  name: '',
  reason:
    'The project is open in another program, or was not closed. Close it there, and import again.',
}

function hasJournal(path: string): boolean {
  return ['-wal', '-journal'].some(ending => {
    const beside = path + ending
    return existsSync(beside) && statSync(beside).size > 0
  })
}

function asProject({ origin, codes, notCarried }: ForeignCodebook): ForeignProject {
  return {
    ...{ name: '', origin, users: [], codes, sources: [], notes: [], variables: [], cases: [] },
    ...{ missing: [], notCarried },
  }
}
