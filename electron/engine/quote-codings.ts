import type { Coding } from '../../shared/contract/codings.ts'
import type { ParsedInputOf } from '../../shared/contract/contract.ts'
import { type Quote, writeQuote } from '../../shared/markers/write-quote.ts'
import { describeAnchor } from '../../shared/text/anchors.ts'
import type { TextRange } from '../../shared/text/boundaries.ts'
import { listCodings, requireCodings } from '../db/repositories/codings.ts'
import { originAt } from '../db/repositories/origins.ts'
import { currentResearcherId } from '../db/repositories/project.ts'
import { currentVersion } from '../db/repositories/sources.ts'
import { readText } from '../db/repositories/texts.ts'
import type { ReadableDb } from '../db/sql.ts'

/** A passage that is quoted once, however many of the codings asked for lie in it. */
interface Passage extends TextRange {
  sourceId: string
  /** The first coding asked for, if one was. */
  codingId: string | null
  /** Whose codings are marked. */
  researcherIds: Set<string>
}

/**
 * Passages as quotes with who said them, a blank line between. Codings that overlap make one quote. Marked are the codings
 * of whoever made those asked for; in a bare passage, of the current researcher. Throws `not_found` or `invalid_range`.
 */
export function quoteCodings(db: ReadableDb, input: ParsedInputOf<'codings.quote'>): string {
  const { codingIds, sourceId, start, end, style, isExact } = input
  const quotes =
    codingIds === undefined
      ? [
          quotePassage(db, {
            sourceId: sourceId ?? '',
            start: start ?? 0,
            end: end ?? 0,
            codingId: null,
            researcherIds: new Set([currentResearcherId(db)]),
          }),
        ]
      : quotesOf(db, codingIds)
  return quotes.map(quote => writeQuote(quote, style, isExact)).join('\n\n')
}

function quotesOf(db: ReadableDb, codingIds: readonly string[]): Quote[] {
  requireCodings(db, [...codingIds])
  const passages: (Passage | Coding)[] = []
  for (const coding of listCodings(db, { ids: [...codingIds] })) {
    const last = passages.at(-1)
    const isSame =
      last !== undefined &&
      'researcherIds' in last &&
      !coding.isOrphan &&
      last.sourceId === coding.sourceId &&
      coding.start < last.end
    if (isSame) {
      last.end = Math.max(last.end, coding.end)
      last.researcherIds.add(coding.researcherId)
    } else if (coding.isOrphan) passages.push(coding)
    else {
      const { sourceId, start, end, id, researcherId } = coding
      passages.push({ sourceId, start, end, codingId: id, researcherIds: new Set([researcherId]) })
    }
  }
  return passages.map(passage =>
    'researcherIds' in passage ? quotePassage(db, passage) : quoteOrphan(db, passage),
  )
}

function quotePassage(db: ReadableDb, passage: Passage): Quote {
  const { sourceId, start, end, researcherIds } = passage
  const text = readText(db, currentVersion(db, sourceId).textHash)
  const { quote } = describeAnchor(text, start, end)
  const codings = listCodings(db, { sourceId })
    .filter(coding => !coding.isOrphan && researcherIds.has(coding.researcherId))
    .filter(coding => coding.start < end && start < coding.end)
    .map(coding => ({ start: coding.start - start, end: coding.end - start, roles: coding.roles }))
  const target =
    passage.codingId === null
      ? ({ kind: 'source', id: sourceId } as const)
      : ({ kind: 'coding', id: passage.codingId } as const)
  return { quote, codings, origin: originAt(db, sourceId, start), target }
}

/** A passage whose words are no longer in the text: its own words and roles are all that is sure. */
function quoteOrphan(db: ReadableDb, { id, sourceId, quote, roles }: Coding): Quote {
  return {
    quote,
    codings: [{ start: 0, end: quote.length, roles }],
    origin: originAt(db, sourceId, null),
    target: { kind: 'coding', id },
  }
}
