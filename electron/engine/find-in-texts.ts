import type { OutputOf, ParsedInputOf } from '../../shared/contract/contract.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { compilePattern } from '../../shared/search/compile-pattern.ts'
import { excerpt } from '../../shared/search/excerpt.ts'
import { fold } from '../../shared/search/fold.ts'
import { matchQuery, unitsHolding } from '../../shared/search/match-query.ts'
import { parseQuery } from '../../shared/search/parse-query.ts'
import { SEARCH_PLACES } from '../../shared/search/places.ts'
import type { FieldName, Query } from '../../shared/search/query.ts'
import { type Match, unitAtOffset } from '../../shared/search/search-text.ts'
import { listAuthors } from '../db/repositories/authors.ts'
import { currentResearcherId } from '../db/repositories/project.ts'
import type { ReadableDb } from '../db/sql.ts'
import { type Finding, findPattern } from './find-pattern.ts'
import { type Corpus, type CorpusItem, originTest, readCorpus } from './search-corpus.ts'
import type { Session } from './session.ts'

type Input = ParsedInputOf<'search.find'>
type Output = OutputOf<'search.find'>
type Hit = Output['hits'][number]

/** A search that has its page stops counting at about so many hits: nobody reads them, and the next key waits. */
const COUNTED = 10_000

/** Answers a search. A query that is not understood is a problem in the answer, beside what was found nevertheless. */
export async function findInTexts(db: ReadableDb, input: Input, session: Session): Promise<Output> {
  const corpus = readCorpus(db)
  const items = itemsFor(corpus, input).filter(writtenBy(db, input))
  if (input.mode === 'words') {
    const { query, problem } = parseQuery(input.query, input)
    const found = query === null ? [] : findWords(corpus, items, query, input)
    return { ...(await collect(corpus, items, found, input)), problem }
  }
  if (input.query === '') return { ...(await collect(corpus, items, [], input)), problem: null }
  const compiled = compilePattern(input.query, input.matchCase)
  if ('problem' in compiled) {
    const problem = { message: compiled.problem, at: null }
    return { ...(await collect(corpus, items, [], input)), problem }
  }
  const output = await collectPattern(corpus, items, input, compiled.flags, session)
  if (session.seenDb() !== db) throw new AppError('cancelled', 'The project was closed meanwhile.')
  return output
}

async function collectPattern(
  corpus: Corpus,
  items: readonly CorpusItem[],
  input: Input,
  flags: string,
  session: Session,
): Promise<Output> {
  const { wholeWord = false } = input
  const options = { pattern: input.query, flags, wholeWord, most: COUNTED + input.limit }
  let isStopped = false
  async function* untilStopped(): AsyncGenerator<Finding> {
    try {
      yield* findPattern(session, withOrigin(corpus, items, input), options)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'timed_out') throw error
      isStopped = true
    }
  }
  const output = await collect(corpus, items, untilStopped(), input)
  if (!isStopped) return { ...output, problem: null }
  const message =
    'This expression takes too long, so the search was stopped. Write it more simply: a repeat inside a repeat, such as (a+)+, is what takes the time.'
  return { ...output, isAtLeast: true, problem: { message, at: null } }
}

function itemsFor(corpus: Corpus, input: Input): readonly CorpusItem[] {
  const places = new Set(input.in ?? SEARCH_PLACES.filter(place => place !== 'name'))
  const sourceIds = input.sourceIds && new Set(input.sourceIds)
  return corpus.items.filter(
    ({ kind, source }) =>
      places.has(kind) && (sourceIds === undefined || sourceIds.has(source?.id ?? '')),
  )
}

/** Whether a text was written by whom it is to be of, or by nobody in particular. */
function writtenBy(db: ReadableDb, { whose }: Input): (item: CorpusItem) => boolean {
  if (whose === undefined || whose === 'both') return () => true
  const authors = listAuthors(db)
  const me = currentResearcherId(db)
  return ({ place }) => {
    const author = authors.get(place.replace(/\.\w+:/, ':'))
    return author === undefined || (author === me) === (whose === 'mine')
  }
}

function* findWords(
  corpus: Corpus,
  items: readonly CorpusItem[],
  written: Query,
  input: Input,
): Generator<Finding> {
  const query: Query = { kind: 'all', of: [written, ...origins(input)] }
  const { matchCase, wholeWord = true } = input
  for (const item of items) {
    const options = { matchCase, wholeWord, isFrom: originTest(corpus, item.source) }
    yield { item, matches: matchQuery(query, item.ready, options) }
  }
}

/** The input's own conditions on where something is said, as part of a query. */
function origins({ speakers, groups }: Input): Query[] {
  const among = (field: FieldName, names: string[] | undefined): Query[] => {
    if (names === undefined) return []
    const of = names.map(
      (name): Query => ({ kind: 'field', field, value: fold(name).text, isPrefix: false }),
    )
    return [{ kind: 'any', of }]
  }
  return [...among('speaker', speakers), ...among('group', groups)]
}

/** For a regular expression: the items with only those paragraphs that are from where the input asks for. */
function withOrigin(
  corpus: Corpus,
  items: readonly CorpusItem[],
  input: Input,
): readonly CorpusItem[] {
  const conditions = origins(input)
  if (conditions.length === 0) return items
  return items.map(item => {
    const options = { matchCase: false, wholeWord: true, isFrom: originTest(corpus, item.source) }
    const units = unitsHolding({ kind: 'all', of: conditions }, item.ready, options)
    const { ready } = item
    const paragraphs: number[] = []
    for (let next = 0; next < ready.paragraphs.length; next += 2) {
      const [start = 0, end = 0] = ready.paragraphs.slice(next, next + 2)
      if (units[unitAtOffset(ready.units, start)] === 1) paragraphs.push(start, end)
    }
    return { ...item, ready: { ...ready, paragraphs } }
  })
}

async function collect(
  corpus: Corpus,
  items: readonly CorpusItem[],
  findings: Iterable<Finding> | AsyncIterable<Finding>,
  { limit, after }: Input,
): Promise<Omit<Output, 'problem'>> {
  const hits: Hit[] = []
  const counts = new Map<string | null, number>()
  const from = readCursor(items, after)
  let total = 0
  let at = -1
  let isMore = false
  let isAtLeast = false
  for await (const { item, matches } of findings) {
    at += 1
    if (matches.length === 0) continue
    const sourceId = item.source?.id ?? null
    counts.set(sourceId, (counts.get(sourceId) ?? 0) + matches.length)
    total += matches.length
    for (const match of matches) {
      if (at < from.item || (at === from.item && match.start <= from.start)) continue
      isMore = hits.length === limit
      if (isMore) break
      hits.push(describeHit(corpus, item, match))
    }
    if (total < COUNTED || !isMore || at === items.length - 1) continue
    isAtLeast = true
    break
  }
  const last = hits.at(-1)
  const titles = new Map(corpus.sources.map(({ id, title }) => [id, title]))
  return {
    hits,
    total,
    isAtLeast,
    sources: [...counts].map(([sourceId, count]) => ({
      ...{ sourceId, count },
      sourceTitle: titles.get(sourceId ?? '') ?? null,
    })),
    next: isMore && last !== undefined ? `${last.place}@${last.start}` : null,
  }
}

/** Where to go on: the item by its number, and the offset in it that was told last. */
function readCursor(items: readonly CorpusItem[], after: string | undefined) {
  if (after === undefined) return { item: 0, start: -1 }
  const [, place, start] = /^(.*)@(\d+)$/s.exec(after) ?? []
  const item = items.findIndex(one => one.place === place)
  // What it stood in is gone: then there is nothing behind it either.
  return { item: item < 0 ? items.length : item, start: Number(start) }
}

function describeHit(corpus: Corpus, item: CorpusItem, { start, end, unit }: Match): Hit {
  const { place, placeName, kind, source, ready } = item
  const { speaker = null, turn = null } = ready.units[unit] ?? {}
  const person = source === null ? null : corpus.personAt(source.id, speaker)
  return {
    ...{ place, placeName, kind, speaker, turn, start, end },
    sourceId: source?.id ?? null,
    sourceTitle: source?.title ?? null,
    participant: person?.pseudonym ?? null,
    group: person?.group ?? null,
    ...excerpt(ready.text, start, end),
  }
}
