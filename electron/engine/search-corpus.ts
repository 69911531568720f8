import { fold } from '../../shared/search/fold.ts'
import { searchPlaceOf, type SearchPlace } from '../../shared/search/places.ts'
import type { Field } from '../../shared/search/query.ts'
import {
  prepareSource,
  prepareWritten,
  type SearchBlock,
  type SearchText,
  type Unit,
} from '../../shared/search/search-text.ts'
import {
  areNotesChangedSince,
  lastChange,
  listSearchBlocks,
  listSearchPeople,
  listSearchSources,
  type SearchSource,
  tablesChangedSince,
} from '../db/repositories/search.ts'
import { readText } from '../db/repositories/texts.ts'
import { listWrittenTexts } from '../db/repositories/written-texts.ts'
import type { ReadableDb } from '../db/sql.ts'

/**
 * What searches go through: every text and everything researchers wrote, folded, in memory only. There is no index in
 * the project file: it would be a second copy of sensitive text, to be erased and kept in step. What a text was folded
 * to is kept until its version or blocks change; all of it goes with the connection.
 */
export interface Corpus {
  sources: readonly SearchSource[]
  items: readonly CorpusItem[]
  /** What is known of who speaks. */
  personAt(sourceId: string, speaker: string | null): Person
}

/** A text of the corpus, with its place as in the contract. */
export interface CorpusItem {
  place: string
  placeName: string
  kind: SearchPlace
  source: SearchSource | null
  ready: SearchText
}

/** Who speaks. */
export interface Person {
  participantId: string | null
  pseudonym: string | null
  /** Of the participant, or else of the source. */
  group: string | null
}

/** Texts of one kind, with what each was prepared from, by place. */
interface Prepared {
  items: CorpusItem[]
  from: Map<string, string>
}

interface Kept {
  /** How far the journal had come. */
  change: number
  corpus: Corpus
  texts: Prepared
  written: Prepared
}

const kept = new WeakMap<ReadableDb, Kept>()

/** The corpus of a project as it is now. What no change since the last time has touched is not read again. */
export function readCorpus(db: ReadableDb): Corpus {
  const change = lastChange(db)
  const before = kept.get(db)
  if (before?.change === change) return before.corpus
  const changed = before ? tablesChangedSince(db, before.change) : []
  const sources = listSearchSources(db)
  const byId = new Map(sources.map(source => [source.id, source]))
  const texts =
    before !== undefined && !changed.some(table => TEXT_TABLES.has(table))
      ? before.texts
      : prepareTexts(db, sources, before?.texts)
  const written =
    before !== undefined &&
    changed.every(table => UNWRITTEN_TABLES.has(table)) &&
    !areNotesChangedSince(db, before.change)
      ? before.written
      : prepareWrittenTexts(db, byId, before?.written)
  const items = [...texts.items, ...written.items]
  const corpus = { sources, items, personAt: findPeople(db, byId) }
  kept.set(db, { change, corpus, texts, written })
  return corpus
}

/** Where texts, their titles and their speakers stand. */
const TEXT_TABLES = new Set(['source', 'text_version', 'block'])
/** Where nothing stands that researchers wrote, but for the notes of codings, which are looked at by themselves. */
const UNWRITTEN_TABLES = new Set([
  ...['text_version', 'block', 'page', 'speaker', 'coding', 'coding_code', 'slot'],
])

function prepareTexts(
  db: ReadableDb,
  sources: readonly SearchSource[],
  before: Prepared | undefined,
): Prepared {
  const blocks = Map.groupBy(listSearchBlocks(db), block => block.versionId)
  return prepareAll(before, sources, source => {
    const own = blocks.get(source.versionId) ?? []
    return {
      ...{ place: `text:${source.id}`, placeName: source.title, kind: 'text', source },
      from: `${source.versionId} ${describeBlocks(own)}`,
      prepare: () => prepareSource(readText(db, source.textHash), own),
    }
  })
}

function prepareWrittenTexts(
  db: ReadableDb,
  sources: ReadonlyMap<string, SearchSource>,
  before: Prepared | undefined,
): Prepared {
  return prepareAll(before, listWrittenTexts(db), ({ place, placeName, sourceId, text }) => {
    const kind = searchPlaceOf(place)
    if (kind === null) return null
    const source = sources.get(sourceId ?? '') ?? null
    return { place, placeName, kind, source, from: text, prepare: () => prepareWritten(text) }
  })
}

type Unprepared = Omit<CorpusItem, 'ready'> & { from: string; prepare: () => SearchText }

/** Prepares what is not prepared yet, or from something else. */
function prepareAll<T>(
  before: Prepared | undefined,
  things: readonly T[],
  describe: (thing: T) => Unprepared | null,
): Prepared {
  const known = new Map(before?.items.map(item => [item.place, item.ready]))
  const prepared: Prepared = { items: [], from: new Map() }
  for (const thing of things) {
    const described = describe(thing)
    if (described === null) continue
    const { from, prepare, ...item } = described
    const isSame = before?.from.get(item.place) === from
    const ready = (isSame ? known.get(item.place) : undefined) ?? prepare()
    prepared.items.push({ ...item, ready })
    prepared.from.set(item.place, from)
  }
  return prepared
}

/** Blocks can change where the text does not: who speaks in a turn may be set by hand. */
function describeBlocks(blocks: readonly SearchBlock[]): string {
  return blocks
    .map(({ start, contentStart, turn, speaker }) => `${start} ${contentStart} ${turn} ${speaker}`)
    .join('\n')
}

function findPeople(
  db: ReadableDb,
  sources: ReadonlyMap<string, SearchSource>,
): Corpus['personAt'] {
  const people = new Map(
    listSearchPeople(db).map(person => [`${person.sourceId} ${person.label}`, person]),
  )
  return (sourceId, speaker) => {
    const person = speaker === null ? undefined : people.get(`${sourceId} ${speaker}`)
    return {
      participantId: person?.participantId ?? null,
      pseudonym: person?.pseudonym ?? null,
      group: person?.group ?? sources.get(sourceId)?.group ?? null,
    }
  }
}

/** Tells whether words of a source's unit are from where a query's condition asks for. */
export function originTest(
  corpus: Corpus,
  source: SearchSource | null,
): (field: Field, unit: Pick<Unit, 'speaker'>) => boolean {
  const bySpeaker = new Map<string | null, ReturnType<typeof describe>>()
  const describe = (speaker: string | null) => {
    const person = source === null ? null : corpus.personAt(source.id, speaker)
    const named = (names: (string | null | undefined)[]) =>
      names.flatMap(name => (name == null ? [] : [fold(name).text]))
    return {
      speaker: named([speaker, person?.pseudonym]),
      source: named([source?.title]),
      group: named([person?.group]),
    }
  }
  return ({ field, value, isPrefix }, { speaker }) => {
    const known = bySpeaker.get(speaker) ?? describe(speaker)
    bySpeaker.set(speaker, known)
    return known[field].some(name => {
      if (field === 'source') return name.includes(value)
      return isPrefix ? name.startsWith(value) : name === value
    })
  }
}
