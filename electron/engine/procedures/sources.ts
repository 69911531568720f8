import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { ImportReport } from '../../../shared/contract/sources.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { SourceDraft, SourceKind } from '../../../shared/text/source-draft.ts'
import { detectTurns, kindOf } from '../../../shared/text/turns.ts'
import {
  currentVersion,
  getSource,
  getSourceWithText,
  insertSource,
  listSources,
  removeSource,
  titlesWithText,
  updateSource,
} from '../../db/repositories/sources.ts'
import type { WritableDb } from '../../db/sql.ts'
import { editSource } from '../edit-source.ts'
import type { AreaHandlers, PreparedCommandHandler } from '../handlers.ts'
import type { Session } from '../session.ts'

/** A file that was read, or why it was refused. */
interface ReadFile {
  name: string
  draft: SourceDraft | null
  error: { code: string; message: string } | null
}

/** Largest file that is read at all. */
const MAX_FILE_BYTES = 200_000_000

const importFiles: PreparedCommandHandler<'sources.import'> = {
  async prepare({ files }, session) {
    const read: ReadFile[] = []
    session.emit({ type: 'progress', task: 'import', done: 0, total: files.length })
    for (const file of files) {
      read.push(await readOne(file, session))
      session.emit({ type: 'progress', task: 'import', done: read.length, total: files.length })
    }
    return (db, input, researcherId) => storeRead(db, read, { ...input, researcherId })
  },
}

function storeRead(
  db: WritableDb,
  read: ReadFile[],
  about: {
    researcherId: string
    kind?: SourceKind | undefined
    group?: string | null | undefined
  },
) {
  const reports = read.map(({ name, draft, error }): ImportReport => {
    if (draft === null) return { ...emptyReport(name), error }
    const warnings = [...draft.warnings, ...warnOfTwins(titlesWithText(db, draft.text))]
    const sourceId = insertSource(db, draft, about)
    const { title, format, encoding, wordCount, turnCount, speakers } = getSource(db, sourceId)
    return {
      ...{ name, isImported: true, sourceId, title, format, encoding },
      ...{ wordCount, turnCount, speakers, warnings, error: null },
    }
  })
  const imported = reports.filter(report => report.isImported)
  const label =
    imported.length === 1
      ? `Import “${imported[0]?.title ?? ''}”`
      : `Import ${imported.length} sources`
  return { value: { reports }, label }
}

/** Sources: transcripts and documents. */
export const sourceHandlers: AreaHandlers<'sources'> = {
  'sources.list': db => listSources(db),
  'sources.get': (db, { sourceId }) => getSourceWithText(db, sourceId),
  'sources.create': (db, { title, text, kind, group }, researcherId) => {
    const body = text.replaceAll(/\r\n?/g, '\n')
    if (body.trim() === '') throw new AppError('source_empty', 'The text is empty.')
    const blocks = detectTurns(body)
    const draft = { title, text: body, blocks, kind: kindOf(blocks) }
    const sourceId = insertSource(
      db,
      { ...draft, format: 'text', encoding: null, warnings: [] },
      { researcherId, kind, group },
    )
    return { value: getSource(db, sourceId), label: `Add “${title}”` }
  },
  'sources.import': importFiles,
  'sources.update': (db, { sourceId, ...fields }) => {
    currentVersion(db, sourceId)
    updateSource(db, sourceId, fields)
    const value = getSource(db, sourceId)
    return { value, label: `Change “${value.title}”` }
  },
  'sources.edit': (db, input, researcherId) => {
    const codings = editSource(db, input, researcherId)
    const source = getSource(db, input.sourceId)
    return { value: { source, codings }, label: `Edit the text of “${source.title}”` }
  },
  'sources.remove': (db, { sourceId }) => {
    const { title } = getSource(db, sourceId)
    return { value: { removedCodings: removeSource(db, sourceId) }, label: `Remove “${title}”` }
  },
}

/** The same text twice may be meant, so it comes in, and the report says so. */
function warnOfTwins(titles: string[]): ImportReport['warnings'] {
  if (titles.length === 0) return []
  const names = titles.slice(0, 3).map(title => `“${title}”`)
  const message = `The project already has this text, as ${names.join(', ')}. Remove one of them if it came twice by mistake.`
  return [{ code: 'same_text', message, count: titles.length }]
}

async function readOne(
  file: string | { name: string; base64: string },
  session: Session,
): Promise<ReadFile> {
  const name = basename(typeof file === 'string' ? file : file.name)
  try {
    const bytes =
      typeof file === 'string' ? await readBytes(file) : Buffer.from(file.base64, 'base64')
    return { name, draft: await session.readDraft(name, bytes), error: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { name, draft: null, error: { code: error.code, message: error.message } }
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > MAX_FILE_BYTES) {
      throw new AppError('too_large', 'This file is larger than 200 MB, which no transcript is.')
    }
    return await readFile(path)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('file_unreadable', 'This file cannot be read here.')
  }
}

function emptyReport(name: string) {
  const format = extname(name).slice(1).toLowerCase()
  return {
    ...{ name, isImported: false, sourceId: null, title: null, encoding: null },
    ...{ format: format === '' ? null : format, wordCount: 0, turnCount: 0 },
    ...{ speakers: [], warnings: [], error: null },
  }
}
