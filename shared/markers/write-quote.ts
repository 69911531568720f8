import { type MemoTarget, writeLink } from '../memos/memo-links.ts'
import { type QuotedCoding, writeInline } from './write-inline.ts'

/** How a quote is written: with its markers, as it was said, or as a quotation of Markdown with its markers. */
export const QUOTE_STYLES = ['inline', 'plain', 'markdown'] as const
/** How a quote is written. */
export type QuoteStyle = (typeof QUOTE_STYLES)[number]

/** Who says a thing and where, as far as it is known. */
export interface QuoteOrigin {
  /** The pseudonym, or the speaker's label where nobody has said who that is. */
  name: string | null
  group: string | null
  sourceTitle: string
}

/** A passage with the codings in it; their offsets are those of the quote. */
export interface Quote {
  quote: string
  codings: readonly QuotedCoding[]
  origin: QuoteOrigin
  /** What a link in Markdown leads to. */
  target: MemoTarget
}

/** A passage with who says it, for copying: `“… look down on you (M)” (P07, Clients)`. */
export function writeQuote(
  { quote, codings, origin, target }: Quote,
  style: QuoteStyle,
  isExact: boolean,
): string {
  const attribution = attribute(origin)
  if (style === 'plain') return `“${quote.trim()}” (${attribution})`
  const inline = writeInline(quote, codings, { isExact }).trim()
  if (style === 'inline') return `“${inline}” (${attribution})`
  const lines = inline.split('\n').map(line => `> ${escapeMarkdown(line)}`.trimEnd())
  return [...lines, '>', `> — ${writeLink(attribution, target)}`].join('\n')
}

/** Such as `P07, Clients, Interview 7`; nothing is said twice. */
export function attribute({ name, group, sourceTitle }: QuoteOrigin): string {
  const parts = [name, group, sourceTitle].filter(part => part !== null && part !== '')
  const known = new Map(parts.toReversed().map(part => [String(part).toLowerCase(), part]))
  return [...known.values()].toReversed().join(', ')
}

function escapeMarkdown(line: string): string {
  return line.replaceAll(/[\\`*_[\]<>#]/g, '\\$&')
}
