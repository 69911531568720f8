import { readdir, stat } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import type { InputOf, OutputOf, ProcedureName } from '../shared/contract/contract.ts'
import { AppError } from '../shared/domain/app-error.ts'
import { TABLE_ENDINGS } from '../shared/survey/table.ts'

/** Runs a procedure; throws `AppError` where it is refused. */
type Call = <N extends ProcedureName>(procedure: N, input: InputOf<N>) => Promise<OutputOf<N>>

/** How something is imported; the engine's schema has the last word on it. */
export interface ImportOptions {
  group?: string | undefined
  kind?: string | undefined
  /** A folder with the files that a project has outside of itself. */
  files?: string | undefined
  /** What a table is of: `configurations`, `elements`, `codings`, `codes`, `survey` or `participants`. */
  as?: string | undefined
}

/** Projects and codebooks of other programs; each is imported by itself. A QualCoder project is a folder. */
const INTERCHANGE = new Set(['.qdpx', '.qdc', '.json', '.qda', '.sqlite3', '.sqlite'])

/**
 * Imports whatever lies at these paths: one project, codebook or table of another program, or transcripts and documents.
 * Throws what the import throws, and `file_unreadable` where there is nothing.
 */
export async function importPaths(
  call: Call,
  paths: readonly string[],
  options: ImportOptions,
): Promise<unknown> {
  const [only = ''] = paths
  const file = resolve(only)
  const ending = extname(only).toLowerCase()
  if (paths.length === 1) {
    const isTable = options.as !== undefined || TABLE_ENDINGS.includes(ending)
    if (isTable) return importAnyTable(call, file, options)
    if (INTERCHANGE.has(ending)) return importProject(call, file, options.files)
  }
  const files = (await Promise.all(paths.map(filesUnder))).flat()
  if (files.length === 0) {
    throw new AppError('file_unreadable', 'There are no files in that folder.')
  }
  return importSources(call, files, options)
}

async function importProject(
  call: Call,
  file: string,
  folder: string | undefined,
): Promise<unknown> {
  if (file.toLowerCase().endsWith('.qdc')) return call('interchange.importCodebook', { file })
  const beside = folder === undefined ? [] : await filesUnder(folder)
  try {
    return await call('interchange.import', { file, beside })
  } catch (error) {
    // A list of things as JSON is a table; a whole project is JSON too.
    const isList = file.toLowerCase().endsWith('.json') && isBroken(error)
    if (!isList) throw error
    return importTable(call, file)
  }
}

function isBroken(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'format_broken' || error.code === 'in_use')
}

/**
 * Imports a table as what it is said to be, or else as what its columns are: those of configurations and codes, the
 * answers of a survey, or people alone. The report of each has other names, so it can be told which was taken.
 */
async function importAnyTable(
  call: Call,
  file: string,
  { as, group }: ImportOptions,
): Promise<unknown> {
  if (as === 'survey') return importSurvey(call, file, group)
  if (as === 'participants') return call('participants.import', { files: [file] })
  try {
    return await importTable(call, file, as)
  } catch (error) {
    const isOther = as === undefined && isBroken(error) && SURVEY_ENDINGS.test(file)
    if (!isOther) throw error
  }
  const { makes } = await call('surveys.preview', { file })
  return makes.sources > 0
    ? importSurvey(call, file, group)
    : call('participants.import', { files: [file] })
}

const SURVEY_ENDINGS = /\.(?:csv|tsv|xlsx)$/i

function importSurvey(call: Call, file: string, group: string | undefined): Promise<unknown> {
  return call('surveys.import', { file, ...(group !== undefined && { group }) })
}

function importTable(call: Call, file: string, kind?: string): Promise<unknown> {
  const input = kind === undefined ? { file } : { file, kind: kind as TableKind }
  return call('interchange.importTable', input)
}

type TableKind = InputOf<'interchange.importTable'>['kind'] & string

async function importSources(
  call: Call,
  files: string[],
  { group, kind }: ImportOptions,
): Promise<unknown> {
  const { reports } = await call('sources.import', {
    files,
    ...(group !== undefined && { group }),
    ...(kind !== undefined && { kind: kind as InputOf<'sources.import'>['kind'] }),
  })
  const [first] = reports
  if (reports.some(report => report.isImported) || !first?.error) return { reports }
  const message =
    reports.length === 1 ? first.error.message : 'None of the files could be imported.'
  throw new AppError(first.error.code as AppError['code'], message, { reports })
}

/** A file itself, or every visible file below a folder, in the order of their names. */
async function filesUnder(path: string): Promise<string[]> {
  const full = resolve(path)
  const isFolder = await stat(full).then(
    found => found.isDirectory(),
    () => false,
  )
  if (!isFolder) return [full]
  const entries = await readdir(full, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}
