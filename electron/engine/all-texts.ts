import { listSources } from '../db/repositories/sources.ts'
import { listSourceTexts } from '../db/repositories/texts.ts'
import { listWrittenTexts, type WrittenText } from '../db/repositories/written-texts.ts'
import type { ReadableDb } from '../db/sql.ts'

/** A text of the project: a source's own, or one that researchers wrote. */
export interface AnyText extends WrittenText {
  isSource: boolean
  speakers: readonly string[]
}

/** All texts of the project, or those that belong to some sources: the sources' own first, by title. */
export function listTexts(db: ReadableDb, sourceIds?: readonly string[]): AnyText[] {
  const wanted = sourceIds === undefined ? null : new Set(sourceIds)
  const texts = listSourceTexts(db)
  const own = listSources(db).map(({ id, title, speakers }) => ({
    ...{ place: `text:${id}`, placeName: title, sourceId: id, text: texts.get(id) ?? '' },
    ...{ speakers, isSource: true },
  }))
  const written = listWrittenTexts(db).map(each => ({ ...each, speakers: [], isSource: false }))
  return [...own, ...written].filter(
    ({ sourceId }) => wanted === null || (sourceId !== null && wanted.has(sourceId)),
  )
}
