import type { TableOptions } from '../../../shared/contract/tables.ts'
import type { CellParagraph } from '../../../shared/tables/table.ts'
import { currentVersion } from '../../db/repositories/sources.ts'
import { listParagraphBounds } from '../../db/repositories/table-lists.ts'
import { readText } from '../../db/repositories/texts.ts'
import type { ReadableDb } from '../../db/sql.ts'

/** A passage by its place in a source's text, in UTF-16 code units. */
export interface Place {
  codingId: string
  sourceId: string
  start: number
  end: number
  quote: string
}

/** What stands before and behind a passage. */
export interface Surroundings {
  before: string
  after: string
}

const NOTHING: Surroundings = { before: '', after: '' }

/**
 * What stands around each of some passages, by the id of its coding. Where less is told than who spoke, it ends where the
 * paragraph does, so that it names no speaker. A passage that the text has lost has nothing around it.
 */
export function readSurroundings(
  db: ReadableDb,
  places: readonly Place[],
  { contextLength, attribution }: TableOptions,
): Map<string, Surroundings> {
  if (contextLength === 0) return new Map()
  const ids = places.map(({ codingId }) => codingId)
  const bounds = new Map(
    attribution === 'participant'
      ? []
      : listParagraphBounds(db, ids).map(bound => [bound.codingId, bound]),
  )
  return new Map(
    places.map(({ codingId, sourceId, start, end, quote }) => {
      const text = readText(db, currentVersion(db, sourceId).textHash)
      if (text.slice(start, end) !== quote) return [codingId, NOTHING]
      const { from, to } = bounds.get(codingId) ?? { from: 0, to: text.length }
      return [
        codingId,
        {
          before: before(text, Math.max(from ?? 0, start - contextLength), start),
          after: after(text, end, Math.min(to ?? end, end + contextLength)),
        },
      ]
    }),
  )
}

/** From a whole word on, with an ellipsis where more stands before it. */
function before(text: string, from: number, to: number): string {
  if (from >= to) return ''
  const part = text.slice(from, to)
  const isCut = from > 0 && /\S/.test(text.charAt(from - 1))
  const words = tidy(isCut ? part.replace(/^\S+/, '') : part)
  return words === '' || from === 0 ? words : `… ${words}`
}

/** Up to a whole word, with an ellipsis where more follows. */
function after(text: string, from: number, to: number): string {
  if (from >= to) return ''
  const part = text.slice(from, to)
  const isCut = to < text.length && /\S/.test(text.charAt(to))
  const words = tidy(isCut ? part.replace(/\S+$/, '') : part)
  return words === '' || to === text.length ? words : `${words} …`
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** What stands around a passage as a paragraph of its cell, or nothing. */
export function contextParagraph(text: string): CellParagraph[] {
  return text === '' ? [] : [{ style: 'context', text, attribution: null }]
}
