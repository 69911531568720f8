import { basename } from 'node:path'
import { AppError } from '../../../shared/domain/app-error.ts'
import { detectTurns, kindOf } from '../../../shared/text/turns.ts'
import { readOriginal } from '../../db/repositories/originals.ts'
import {
  currentVersion,
  getSource,
  getSourceWithText,
  insertSource,
  listSources,
  removeSource,
  updateSource,
} from '../../db/repositories/sources.ts'
import { codeSpeaker } from '../code-speaker.ts'
import { editSource } from '../edit-source.ts'
import type { AreaHandlers } from '../handlers.ts'
import { importFiles } from '../import-files.ts'
import { previewFiles } from '../preview-files.ts'
import { recordExport } from '../record-export.ts'
import { redactSource } from '../redact-source.ts'
import { refuseTooLong } from '../source-size.ts'
import { writeOut } from '../write-out.ts'

/** Sources: transcripts and documents. */
export const sourceHandlers: AreaHandlers<'sources'> = {
  'sources.list': db => listSources(db),
  'sources.get': (db, { sourceId }) => getSourceWithText(db, sourceId),
  'sources.create': (db, { title, text, kind, group }, researcherId) => {
    const body = text.replaceAll(/\r\n?/g, '\n')
    refuseTooLong(body)
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
  'sources.preview': previewFiles,
  'sources.import': importFiles,
  'sources.exportOriginal': async (session, { sourceId, path }) => {
    const bytes = await writeOut(session, path, readOriginal(session.db(), sourceId))
    recordExport(session, { product: 'original', path, tells: 'everything' })
    return { fileName: basename(path), bytes }
  },
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
  'sources.codeSpeaker': (db, input, researcherId) => {
    const value = codeSpeaker(db, input, researcherId)
    const turns = value.created + value.extended
    return {
      value,
      label: `Code ${turns === 1 ? '1 turn' : `${turns} turns`} of “${input.label}”`,
    }
  },
  'sources.redact': (db, input, researcherId) => {
    const value = redactSource(db, input, researcherId)
    const { title } = getSource(db, input.sourceId)
    const passages = value.redacted === 1 ? '1 passage' : `${value.redacted} passages`
    return { value, label: `Black out ${passages} of “${title}”` }
  },
  'sources.remove': (db, { sourceId }) => {
    const { title } = getSource(db, sourceId)
    return { value: { removedCodings: removeSource(db, sourceId) }, label: `Remove “${title}”` }
  },
}
