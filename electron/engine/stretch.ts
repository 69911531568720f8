import type { IdentifierHit } from '../../shared/contract/pseudonyms.ts'
import type { TextRange } from '../../shared/text/boundaries.ts'

/** How much of the text around it shows what a thing is, in UTF-16 code units. */
const AROUND = 50

type Stretch = Omit<IdentifierHit, 'kind' | 'isSure'>

/** A stretch of one of the project's texts with its surroundings, as procedures answer it. */
export function describeStretch(
  at: { place: string; placeName: string; sourceId: string | null; text: string },
  { start, end }: TextRange,
): Stretch {
  const { place, placeName, sourceId, text } = at
  return {
    ...{ place, placeName, sourceId, start, end },
    found: text.slice(start, end),
    before: inOneLine(text.slice(Math.max(0, start - AROUND), start)),
    after: inOneLine(text.slice(end, end + AROUND)),
  }
}

/** Half a character at the cut would not be a character at all. */
function inOneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/^\uFFFD|\uFFFD$/g, '')
    .replace(/\s+/g, ' ')
}
