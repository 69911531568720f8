import { AppError } from '../../shared/domain/app-error.ts'
import { isWordEdge } from '../../shared/search/characters.ts'
import { type Match, unitAtOffset } from '../../shared/search/search-text.ts'
import type { PatternReply } from '../search/worker.ts'
import type { CorpusItem } from './search-corpus.ts'
import type { Session } from './session.ts'

/** Longest a regular expression may run over all texts; starting the thread does not count. */
const LIMIT_MS = 2_000
const START_LIMIT_MS = 30_000
/** Texts go to the thread in portions of about so many characters: what is found in one is safe from the next. */
const PORTION = 250_000

/** The search that each session is at. */
const running = new WeakMap<Session, symbol>()

/** What was found in one text. */
export interface Finding {
  item: CorpusItem
  matches: Match[]
}

/**
 * The places of a regular expression, text by text. Throws `timed_out` where it takes too long; what was given until then
 * holds. A search that is still at work is ended, as `cancelled`: whoever types on does not wait for it.
 */
export async function* findPattern(
  session: Session,
  items: readonly CorpusItem[],
  options: { pattern: string; flags: string; wholeWord: boolean; most: number },
): AsyncGenerator<Finding> {
  if (running.has(session)) await session.stopPatterns()
  const own = Symbol('search')
  running.set(session, own)
  try {
    yield* runThrough(session, items, options)
  } finally {
    if (running.get(session) === own) running.delete(session)
  }
}

async function* runThrough(
  session: Session,
  items: readonly CorpusItem[],
  options: { pattern: string; flags: string; wholeWord: boolean; most: number },
): AsyncGenerator<Finding> {
  const { pattern, flags, wholeWord, most } = options
  await session.runPattern({ pattern, flags, texts: [], most }, START_LIMIT_MS)
  const end = performance.now() + LIMIT_MS
  for (const portion of portions(items)) {
    const left = end - performance.now()
    if (left <= 0) throw new AppError('timed_out', 'This took too long and was stopped.')
    const texts = portion.map(({ ready }) => ({ text: ready.text, ranges: ready.paragraphs }))
    const reply: PatternReply = await session.runPattern({ pattern, flags, texts, most }, left)
    for (const [index, item] of portion.entries()) {
      const matches = matchesOf(item, reply.found[index] ?? [])
      yield { item, matches: wholeWord ? matches.filter(match => isWhole(item, match)) : matches }
    }
  }
}

function* portions(items: readonly CorpusItem[]): Generator<CorpusItem[]> {
  let portion: CorpusItem[] = []
  let size = 0
  for (const item of items) {
    portion.push(item)
    size += item.ready.text.length
    if (size < PORTION) continue
    yield portion
    portion = []
    size = 0
  }
  if (portion.length > 0) yield portion
}

function matchesOf({ ready }: CorpusItem, flat: readonly number[]): Match[] {
  const matches: Match[] = []
  for (let next = 0; next < flat.length; next += 2) {
    const start = flat[next] ?? 0
    matches.push({ start, end: flat[next + 1] ?? start, unit: unitAtOffset(ready.units, start) })
  }
  return matches
}

function isWhole({ ready }: CorpusItem, { start, end }: Match): boolean {
  return isWordEdge(ready.text, start) && isWordEdge(ready.text, end)
}
