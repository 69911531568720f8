import type { EvidenceCounts } from '../../../shared/contract/common.ts'
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import { STANCES } from '../../../shared/domain/roles.ts'
import { all, type ReadableDb, sql } from '../sql.ts'
import { listCases } from './cases.ts'
import { listSaid, type Passage, type Said } from './said.ts'
import { keptId, listChosen } from './theories.ts'

type Matrix = OutputOf<'cases.matrix'>
type Column = Matrix['columns'][number]

/** The columns of a matrix, and in which of them a passage counts; in none where it is of none. */
interface Columns {
  columns: { id: string; name: string }[]
  idsOf: (passage: Passage) => readonly string[]
}

/**
 * What is said on each configuration in use, or of a theory version as it was kept, by where it comes from. A passage counts once per
 * stance, whether it is on the configuration, on one of its links or on an element of it; in several columns where it is of
 * several cases.
 */
export function readMatrix(db: ReadableDb, input: ParsedInputOf<'cases.matrix'>): Matrix {
  const { columns, idsOf } = chooseColumns(db, input)
  const indexes = new Map(columns.map(({ id }, index) => [id, index]))
  const none = columns.length
  const places = new Map<Passage, readonly number[]>()
  const placesOf = (passage: Passage) => {
    const known = places.get(passage)
    if (known !== undefined) return known
    const own = idsOf(passage).flatMap(id => indexes.get(id) ?? [])
    places.set(passage, own.length === 0 ? [none] : own)
    return places.get(passage) ?? []
  }
  const kept = keptId(db, input.theoryId)
  const said = listSaid(db, { withParticipants: input.by !== 'source', keptId: kept })
  const slots =
    kept === undefined ? sql`slot` : sql`(SELECT * FROM version_slot WHERE theory_id = ${kept})`
  const elements = Map.groupBy(
    all<{ configurationId: string; elementId: string }>(
      db,
      sql`SELECT DISTINCT configuration_id AS configurationId, element_id AS elementId FROM ${slots}`,
    ),
    ({ configurationId }) => configurationId,
  )
  let isAnyOfNone = false
  const rows = listChosen(db, input.theoryId).map(configuration => {
    const { id, caseId } = configuration
    const things = [id, ...(elements.get(id) ?? []).map(({ elementId }) => elementId)]
    const cells = countCells(
      things.flatMap(thing => said.get(thing) ?? []),
      placesOf,
    )
    isAnyOfNone ||= cells.has(none)
    return {
      ...{ configurationId: id, name: nameConfiguration(configuration), caseId },
      cells: [...cells]
        .sort(([a], [b]) => a - b)
        .map(([columnIndex, counts]) => ({ columnIndex, ...counts })),
    }
  })
  const ofNone: Column[] = isAnyOfNone ? [{ id: null, name: null }] : []
  return { columns: [...columns, ...ofNone], rows }
}

/** How many passages say what in each column. */
function countCells(
  said: readonly Said[],
  placesOf: (passage: Passage) => readonly number[],
): Map<number, EvidenceCounts> {
  const cells = new Map<number, EvidenceCounts>()
  for (const stance of STANCES) {
    const passages = new Set(said.flatMap(one => (one.stance === stance ? one.passage : [])))
    for (const passage of passages) {
      for (const place of placesOf(passage)) {
        const cell = cells.get(place) ?? { supports: 0, refines: 0, challenges: 0 }
        cell[stance] += 1
        cells.set(place, cell)
      }
    }
  }
  return cells
}

function chooseColumns(
  db: ReadableDb,
  { by, attributeId }: Pick<ParsedInputOf<'cases.matrix'>, 'by' | 'attributeId'>,
): Columns {
  switch (by) {
    case 'case':
      return columnsOfCases(db)
    case 'group':
      return columnsOfGroups(db)
    case 'participant':
      return {
        columns: byName(all(db, sql`SELECT id, pseudonym AS name FROM participant`)),
        idsOf: ({ participantId }) => (participantId === null ? [] : [participantId]),
      }
    case 'source':
      return {
        columns: byName(all(db, sql`SELECT id, title AS name FROM source`)),
        idsOf: ({ sourceId }) => [sourceId],
      }
    case 'attribute': {
      const values = new Map(
        all<{ id: string; value: string }>(
          db,
          sql`SELECT participant_id AS id, value FROM attribute_value
              WHERE attribute_id = ${attributeId ?? ''}`,
        ).map(({ id, value }) => [id, value]),
      )
      return {
        columns: nameThemselves(values.values()),
        idsOf: ({ participantId }) => present(values.get(participantId ?? '')),
      }
    }
  }
}

/** A passage is of the cases of whoever speaks, or else of those of its source. */
function columnsOfCases(db: ReadableDb): Columns {
  const cases = listCases(db)
  const of = (key: 'sourceIds' | 'participantIds') => {
    const ids = new Map<string, string[]>()
    for (const { id, [key]: members } of cases) {
      for (const member of members) ids.set(member, [...(ids.get(member) ?? []), id])
    }
    return ids
  }
  const [ofSources, ofParticipants] = [of('sourceIds'), of('participantIds')]
  return {
    columns: cases.map(({ id, name }) => ({ id, name })),
    idsOf: ({ participantId, sourceId }) =>
      ofParticipants.get(participantId ?? '') ?? ofSources.get(sourceId) ?? [],
  }
}

/** A passage is of the group of whoever speaks, or else of that of its source. */
function columnsOfGroups(db: ReadableDb): Columns {
  const groups = (rows: { id: string; name: string }[]) =>
    new Map(rows.map(({ id, name }) => [id, name]))
  const ofSources = groups(
    all(db, sql`SELECT id, group_name AS name FROM source WHERE group_name IS NOT NULL`),
  )
  const ofParticipants = groups(
    all(db, sql`SELECT id, group_name AS name FROM participant WHERE group_name IS NOT NULL`),
  )
  return {
    columns: nameThemselves([...ofSources.values(), ...ofParticipants.values()]),
    idsOf: ({ participantId, sourceId }) =>
      present(ofParticipants.get(participantId ?? '') ?? ofSources.get(sourceId)),
  }
}

function nameThemselves(names: Iterable<string>): Columns['columns'] {
  return byName([...new Set(names)].map(name => ({ id: name, name })))
}

function byName(columns: Columns['columns']): Columns['columns'] {
  const order = new Intl.Collator('en', { numeric: true })
  return columns.sort((a, b) => order.compare(a.name, b.name) || order.compare(a.id, b.id))
}

function present(id: string | undefined): string[] {
  return id === undefined ? [] : [id]
}
