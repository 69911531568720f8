import type { ChartChoice, ChartData } from '../../../shared/contract/charts.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Condition } from '../../../shared/retrieval/condition.ts'
import { listAttributes } from '../../db/repositories/attributes.ts'
import { listSaidOf, listSourcesByImport } from '../../db/repositories/chart-lists.ts'
import { listSearchParticipants, listSearchPeople } from '../../db/repositories/search.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { readStudy, type StudyCoding } from '../study.ts'
import { anyOf, type ChartCell, count } from './parts.ts'

type Choice = Extract<ChartChoice, { kind: 'saturation' }>

/** The codings of a source that show a thing, by the thing. */
type Shown = Map<string, Set<StudyCoding>>

/**
 * How many elements, or codes, each coded source is the first to show, and how many are known by then. Sources without
 * codings are left out: a line that is flat because nobody has read on looks like saturation.
 */
export function saturationChart(db: ReadableDb, choice: Choice): ChartData {
  const study = readStudy(db)
  const shown =
    choice.of === 'codes' ? codesBySource(study.codings) : elementsBySource(db, study.codings)
  const coded = new Set(study.codings.map(({ sourceId }) => sourceId))
  const titles = new Map(study.corpus.sources.map(({ id, title }) => [id, title]))
  const order = orderSources(
    db,
    choice,
    study.corpus.sources.map(({ id }) => id),
  )
  const sources = order.filter(id => coded.has(id))
  const known = new Set<string>()
  const cells: ChartCell[] = []
  let lastWithNew = 0
  for (const [columnIndex, source] of sources.entries()) {
    const here = shown.get(source) ?? new Map<string, Set<StudyCoding>>()
    const fresh = [...here.keys()].filter(id => !known.has(id))
    for (const id of fresh) known.add(id)
    if (fresh.length > 0) {
      lastWithNew = columnIndex + 1
      const passages = new Set(fresh.flatMap(id => [...(here.get(id) ?? [])])).size
      const things = fresh.map(
        (id): Condition => (choice.of === 'codes' ? { code: id } : { evidenceFor: id }),
      )
      const where = { all: [{ source }, anyOf(things)] }
      cells.push({ rowIndex: 0, columnIndex, count: fresh.length, passages, where })
    }
    if (known.size > 0) {
      cells.push({ rowIndex: 1, columnIndex, count: known.size, passages: 0, where: null })
    }
  }
  const thing = choice.of === 'codes' ? 'code' : 'element'
  const since = sources.length - lastWithNew
  return {
    kind: 'saturation',
    title: `New ${thing}s by source`,
    summary: [
      `${count(known.size, thing)} in ${count(sources.length, 'source')}.`,
      ...(known.size === 0
        ? []
        : since === 0
          ? [`The last source still shows something new.`]
          : [`The last ${since === 1 ? 'source shows' : `${since} sources show`} nothing new.`]),
    ].join(' '),
    notes: [
      choice.of === 'codes'
        ? 'A code is new in the first source that has a coding with it.'
        : 'An element is new in the first source that has evidence on it, whatever that says.',
      `Sources in ${orderWords(db, choice)}.`,
      ...(order.length === sources.length
        ? []
        : [`${count(order.length - sources.length, 'source')} without codings left out.`]),
    ],
    ...{
      rowTitle: 'Counted',
      columnTitle: 'Source',
      countTitle: choice.of === 'codes' ? 'Codes' : 'Elements',
    },
    rows: [
      { id: 'new', name: `New ${thing}s` },
      { id: 'known', name: 'Known by then' },
    ],
    columns: sources.map(id => ({ id, name: titles.get(id) ?? '' })),
    ...{ rowTotal: 2, columnTotal: sources.length, cells },
  }
}

function codesBySource(codings: readonly StudyCoding[]): Map<string, Shown> {
  const found = new Map<string, Shown>()
  for (const coding of codings) {
    for (const id of coding.codeIds) note(found, coding, id)
  }
  return found
}

function elementsBySource(db: ReadableDb, codings: readonly StudyCoding[]): Map<string, Shown> {
  const byId = new Map(codings.map(coding => [coding.id, coding]))
  const found = new Map<string, Shown>()
  for (const { thingId, codingId } of listSaidOf(db, { isElement: true })) {
    const coding = byId.get(codingId)
    if (coding !== undefined) note(found, coding, thingId)
  }
  return found
}

function note(found: Map<string, Shown>, coding: StudyCoding, id: string): void {
  const shown = found.get(coding.sourceId) ?? new Map<string, Set<StudyCoding>>()
  found.set(coding.sourceId, shown)
  const codings = shown.get(id) ?? new Set()
  shown.set(id, codings.add(coding))
}

/** All sources in the order that is asked for; `byTitle` are their ids in that of their titles. */
function orderSources(db: ReadableDb, choice: Choice, byTitle: readonly string[]): string[] {
  if (choice.order === 'title') return [...byTitle]
  const byImport = listSourcesByImport(db)
  if (choice.order === 'import') return byImport
  const lowest = lowestValues(db, requireOrdered(db, choice))
  const rank = (id: string) => lowest.get(id) ?? Number.POSITIVE_INFINITY
  // Sources of which nothing is known come last, as they were imported.
  return byImport.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
}

/** The lowest number, or the first day, among those who speak in each source. */
function lowestValues(
  db: ReadableDb,
  { id, type }: { id: string; type: string },
): Map<string, number> {
  const values = new Map(listSearchParticipants(db).map(person => [person.id, person.values[id]]))
  const lowest = new Map<string, number>()
  for (const { sourceId, participantId } of listSearchPeople(db)) {
    const value = values.get(participantId)
    if (value === undefined) continue
    const rank = type === 'number' ? Number(value) : Date.parse(value)
    lowest.set(sourceId, Math.min(rank, lowest.get(sourceId) ?? rank))
  }
  return lowest
}

function orderWords(db: ReadableDb, choice: Choice): string {
  if (choice.order === 'title') return 'the order of their titles'
  if (choice.order === 'import') return 'the order of import'
  return `the order of “${requireOrdered(db, choice).name}” of who speaks`
}

/** Throws `invalid_input` unless an attribute is named that is a number or a day, and `not_found`. */
function requireOrdered(db: ReadableDb, { attributeId }: Choice) {
  const [attribute] = attributeId === undefined ? [] : listAttributes(db, attributeId)
  if (attributeId !== undefined && attribute === undefined) {
    throw new AppError('not_found', 'There is no such attribute.', { attributeId })
  }
  if (attribute?.type === 'number' || attribute?.type === 'date') return attribute
  throw new AppError(
    'invalid_input',
    'Sources can be ordered by an attribute that is a number or a day.',
  )
}
