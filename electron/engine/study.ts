import type { Coding } from '../../shared/contract/codings.ts'
import type { RetrievalCoding, Study } from '../../shared/retrieval/evaluate.ts'
import { countWordsUpTo } from '../../shared/search/characters.ts'
import { unitsHolding } from '../../shared/search/match-query.ts'
import { parseQuery } from '../../shared/search/parse-query.ts'
import {
  prepareSource,
  type SearchText,
  type Unit,
  unitAtOffset,
} from '../../shared/search/search-text.ts'
import { listAttributes } from '../db/repositories/attributes.ts'
import { listCodes } from '../db/repositories/codes.ts'
import { listResearchers } from '../db/repositories/project.ts'
import {
  canHaveEvidence,
  codingsChangedSince,
  lastChange,
  listEvidenceCodingIds,
  listSearchCodings,
  listSearchParticipants,
  tablesChangedSince,
} from '../db/repositories/search.ts'
import type { ReadableDb } from '../db/sql.ts'
import { type Corpus, originTest, readCorpus } from './search-corpus.ts'

/** A coding as it is retrieved, with what it is retrieved by. */
export interface StudyCoding extends RetrievalCoding {
  coding: Coding
}

/** What retrieval asks a project. */
export interface ProjectStudy extends Study<StudyCoding> {
  corpus: Corpus
}

interface Kept {
  /** How far the journal had come. */
  change: number
  study: ProjectStudy
}

const kept = new WeakMap<ReadableDb, Kept>()

/** The study as it is now; its codings by title of their source, and then as they stand in it. */
export function readStudy(db: ReadableDb): ProjectStudy {
  const change = lastChange(db)
  const before = kept.get(db)
  if (before?.change === change) return before.study
  const study = gather(db, before)
  kept.set(db, { change, study })
  return study
}

function gather(db: ReadableDb, before: Kept | undefined): ProjectStudy {
  const corpus = readCorpus(db)
  const texts = new Map(
    corpus.items.flatMap(({ kind, source, ready }) =>
      kind === 'text' && source !== null ? [[source.id, ready] as const] : [],
    ),
  )
  const sources = new Map(corpus.sources.map(source => [source.id, source]))
  const attributes = new Map(listAttributes(db).map(attribute => [attribute.id, attribute]))
  const values = new Map(listSearchParticipants(db).map(person => [person.id, person.values]))
  const researchers = new Set(listResearchers(db).map(({ id }) => id))

  return {
    corpus,
    codings: gatherCodings(db, corpus, texts, before),
    source: id => sources.get(id) ?? null,
    codesFrom: codeId => codesBelow(db, codeId),
    attribute: id => attributes.get(id) ?? null,
    valueOf: (participantId, attributeId) => values.get(participantId)?.[attributeId] ?? null,
    evidenceFor: (id, stance, theoryId) =>
      canHaveEvidence(db, id, theoryId)
        ? new Set(listEvidenceCodingIds(db, id, stance, theoryId))
        : null,
    isKnown: (kind, id) => (kind === 'researcher' ? researchers.has(id) : values.has(id)),
    wordsTest: prepareWordsTest(corpus),
    countWords: (sourceId, start, end, most) =>
      countWordsUpTo(texts.get(sourceId)?.text ?? '', start, end, most),
  }
}

/** Where it stands who speaks, and in what order sources are. */
const ORIGIN_TABLES = new Set(['source', 'text_version', 'block', 'speaker', 'participant'])

/** All codings; where only codings have changed since the last time, only those are read. */
function gatherCodings(
  db: ReadableDb,
  corpus: Corpus,
  texts: ReadonlyMap<string, SearchText>,
  before: Kept | undefined,
): StudyCoding[] {
  const isSameOrigin =
    before !== undefined &&
    !tablesChangedSince(db, before.change).some(table => ORIGIN_TABLES.has(table))
  const ids = isSameOrigin ? codingsChangedSince(db, before.change) : undefined
  const changed = new Set(ids)
  const others = isSameOrigin ? before.study.codings.filter(({ id }) => !changed.has(id)) : []
  const read = listSearchCodings(db, ids).map((stored): StudyCoding => {
    const units = texts.get(stored.sourceId)?.units ?? []
    const unit = unitAtOffset(units, stored.start)
    const coding = { ...stored, speaker: units[unit]?.speaker ?? null }
    // The place of an orphan says nothing, so nobody speaks there.
    const speaker = coding.isOrphan ? null : coding.speaker
    const { participantId, group } = corpus.personAt(stored.sourceId, speaker)
    const turn = coding.isOrphan ? null : turnOf(units, unit)
    return { ...coding, coding, unit, speaker, turn, participantId, group }
  })
  const ranks = new Map(corpus.sources.map((source, rank) => [source.id, rank]))
  const rank = ({ sourceId }: StudyCoding) => ranks.get(sourceId) ?? 0
  return [...others, ...read].sort(
    (a, b) => rank(a) - rank(b) || a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1),
  )
}

/** The number of a unit's turn; of the paragraph where the text has no turns at all. */
function turnOf(units: readonly Unit[], unit: number): number | null {
  const own = units[unit]
  if (own === undefined) return null
  return hasTurns(units) ? own.turn : unit + 1
}

const knownTurns = new WeakMap<readonly Unit[], boolean>()

/** Whether anybody's turn is in a text. */
export function hasTurns(units: readonly Unit[]): boolean {
  const known = knownTurns.get(units) ?? units.some(({ turn }) => turn !== null)
  knownTurns.set(units, known)
  return known
}

/** A code and those below it; null where it is gone. */
function codesBelow(db: ReadableDb, codeId: string): ReadonlySet<string> | null {
  const below = new Set<string>()
  // Parents come before their children.
  for (const { id, parentId } of listCodes(db)) {
    if (id === codeId || (parentId !== null && below.has(parentId))) below.add(id)
  }
  return below.size === 0 ? null : below
}

/** Quotes and notes are folded when words are first asked for. */
function prepareWordsTest(corpus: Corpus): ProjectStudy['wordsTest'] {
  const words = new Map<string, SearchText[]>()
  const sources = new Map(corpus.sources.map(source => [source.id, source]))
  const prepare = ({ coding, speaker }: StudyCoding) =>
    [coding.quote, coding.note]
      .filter(text => text !== '')
      .map(text =>
        prepareSource(text, [{ start: 0, end: text.length, contentStart: 0, speaker, turn: null }]),
      )
  return written => {
    const { query, problem } = parseQuery(written)
    if (query === null) return problem ?? { message: 'There is no word here to look for.', at: 0 }
    const tests = new Map(
      corpus.sources.map(({ id }) => [id, originTest(corpus, sources.get(id) ?? null)]),
    )
    return row => {
      const texts = words.get(row.id) ?? prepare(row)
      words.set(row.id, texts)
      const isFrom = tests.get(row.sourceId) ?? (() => false)
      const options = { matchCase: false, wholeWord: true, isFrom }
      return texts.some(text => unitsHolding(query, text, options).includes(1))
    }
  }
}
