import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type FoundQuote,
  findQuote,
  prepareText,
  type QuoteText,
} from '../../../../shared/interchange/find-quote.ts'
import { foldQuote } from '../../../../shared/interchange/folded-text.ts'
import { listSources } from '../../../db/repositories/sources.ts'
import { listSourceTexts } from '../../../db/repositories/texts.ts'
import type { ReadableDb } from '../../../db/sql.ts'

/** A quote that is looked for. */
export interface WantedQuote {
  text: string
  /** As a table names the source; empty where it does not. */
  source: string
  /** Words around it, where the table has them. */
  before?: string
  after?: string
  /** Where the table says it begins, in UTF-16 code units. */
  start?: number | null
}

/** Where a quote was found. */
export interface PlacedQuote extends FoundQuote {
  sourceId: string
  sourceTitle: string
  /** The words of the source. */
  words: string
}

/** Longest stretch of looking before whatever else waits has its turn. */
const SLICE_MS = 20

interface Source {
  id: string
  title: string
  key: string
  prepared: QuoteText
}

/**
 * Looks for quotes in the texts of the project: in the source that is named, or in all of them; exactly first, and then
 * closely. Pauses between quotes, and throws what the signal says.
 */
export async function findQuotes(
  db: ReadableDb,
  wanted: readonly WantedQuote[],
  { signal, onProgress }: { signal: AbortSignal; onProgress: (done: number) => void },
): Promise<(PlacedQuote | null)[]> {
  if (wanted.length === 0) return []
  const texts = listSourceTexts(db)
  const sources = listSources(db).map(
    ({ id, title }): Source => ({
      ...{ id, title, key: foldQuote(title), prepared: prepareText(texts.get(id) ?? '') },
    }),
  )
  const placed: (PlacedQuote | null)[] = []
  let began = performance.now()
  for (const quote of wanted) {
    placed.push(place(sources, quote))
    if (performance.now() - began < SLICE_MS) continue
    onProgress(placed.length)
    await nextTurn()
    signal.throwIfAborted()
    began = performance.now()
  }
  return placed
}

function place(sources: readonly Source[], wanted: WantedQuote): PlacedQuote | null {
  const named = sourcesNamed(sources, wanted.source)
  const among = named.length > 0 ? named : sources
  for (const mode of ['exact', 'any'] as const) {
    for (const source of among) {
      const found = findQuote(source.prepared, wanted.text, mode)
      if (found === null) continue
      const { start, end } = nearest(source.prepared.text, found, wanted)
      const { id: sourceId, title: sourceTitle } = source
      const words = source.prepared.text.slice(start, end)
      return { ...found, start, end, sourceId, sourceTitle, words }
    }
  }
  return null
}

/** Of repeated words those at the place that the table says, or else between the words that it says are around them. */
function nearest(
  text: string,
  found: FoundQuote,
  { start: said, before = '', after = '' }: WantedQuote,
): { start: number; end: number } {
  const length = found.end - found.start
  if (found.how !== 'exact' || found.times === 1) return found
  const words = text.slice(found.start, found.end)
  if (typeof said === 'number' && text.startsWith(words, said)) {
    return { start: said, end: said + length }
  }
  const [left, right] = [foldQuote(before).slice(-24), foldQuote(after).slice(0, 24)]
  for (let at = found.start; at !== -1; at = text.indexOf(words, at + 1)) {
    const isBehind = foldQuote(text.slice(Math.max(0, at - 80), at)).endsWith(left)
    const isBefore = foldQuote(text.slice(at + length, at + length + 80)).startsWith(right)
    if (isBehind && isBefore) return { start: at, end: at + length }
  }
  return found
}

/** The sources that a table may mean: called so, or so at the end of what it says, or the one whose title holds it. */
function sourcesNamed(sources: readonly Source[], written: string): Source[] {
  const key = withoutEnding(foldQuote(written))
  if (key === '') return []
  const exact = sources.filter(source => withoutEnding(source.key) === key)
  if (exact.length > 0) return exact
  // Such as “Ann, Interview 1”.
  const tails = [...key.matchAll(/,\s*/g)].map(({ 0: comma, index }) =>
    key.slice(index + comma.length),
  )
  const behind = sources.filter(source => tails.includes(withoutEnding(source.key)))
  if (behind.length > 0) return behind
  const part = new RegExp(`(?<![\\p{L}\\p{N}])${escape(key)}(?![\\p{L}\\p{N}])`, 'u')
  const within = sources.filter(source => part.test(source.key))
  return within.length === 1 ? within : []
}

function withoutEnding(name: string): string {
  return name.replace(/\.(?:docx?|txt|pdf|rtf|odt|md|vtt|srt)$/, '').trim()
}

function escape(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
