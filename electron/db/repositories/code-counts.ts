import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts'
import { all, type ReadableDb, type Sql, sql } from '../sql.ts'
import { attributeValue } from './attributes.ts'
import { listCodes } from './codes.ts'
import { PARTICIPANT_ID } from './speakers.ts'

type Counts = OutputOf<'codes.counts'>
type Input = ParsedInputOf<'codes.counts'>

const WITH_PARTICIPANT = sql`coding JOIN source ON source.id = coding.source_id
  LEFT JOIN participant ON participant.id = ${PARTICIPANT_ID}`
const GROUP = sql`coalesce(participant.group_name, source.group_name)`

/** What a coding is counted under, and what that is called. */
function columnOf(
  by: NonNullable<Input['by']>,
  attributeId: string,
): { id: Sql; name: Sql; from: Sql } {
  switch (by) {
    case 'researcher': {
      const from = sql`coding JOIN researcher ON researcher.id = coding.researcher_id`
      return { id: sql`researcher.id`, name: sql`researcher.name`, from }
    }
    case 'source': {
      const from = sql`coding JOIN source ON source.id = coding.source_id`
      return { id: sql`source.id`, name: sql`source.title`, from }
    }
    case 'group':
      return { id: GROUP, name: GROUP, from: WITH_PARTICIPANT }
    case 'participant': {
      const [id, name] = [sql`participant.id`, sql`participant.pseudonym`]
      return { id, name, from: WITH_PARTICIPANT }
    }
    case 'attribute': {
      const value = attributeValue(attributeId)
      return { id: value, name: value, from: WITH_PARTICIPANT }
    }
  }
}

/**
 * How many codings each code has, by itself and together with the codes below it, where a coding with several of them
 * counts once. With `by` also for each of what they come from.
 */
export function countCodings(db: ReadableDb, input: Input): Counts {
  const codes = listCodes(db)
  const { columns, places: columnPlaces } = readColumns(db, input)
  const rows: CountRow[] = codes.map(({ id }) => ({
    ...{ codeId: id, own: 0, withBelow: 0 },
    ...{ ownBy: columns.map(() => 0), withBelowBy: columns.map(() => 0) },
  }))
  const places = new Map(codes.map(({ id }, place) => [id, place]))
  const parents = codes.map(({ parentId }) => places.get(parentId ?? '') ?? -1)
  // The coding that a code was last counted for: pairs come coding by coding.
  const countedFor = codes.map(() => '')
  for (const { codingId, codeId } of listPairs(db)) {
    const column = columnPlaces.get(codingId) ?? -1
    const place = places.get(codeId) ?? -1
    const row = rows[place]
    if (row !== undefined) {
      row.own += 1
      if (column >= 0) row.ownBy[column] = (row.ownBy[column] ?? 0) + 1
    }
    for (let at = place; at >= 0 && countedFor[at] !== codingId; at = parents[at] ?? -1) {
      countedFor[at] = codingId
      const above = rows[at]
      if (above === undefined) break
      above.withBelow += 1
      if (column >= 0) above.withBelowBy[column] = (above.withBelowBy[column] ?? 0) + 1
    }
  }
  return { columns, rows }
}

type CountRow = Counts['rows'][number]

/** Every code of every coding, coding by coding. */
function listPairs(db: ReadableDb): { codingId: string; codeId: string }[] {
  return all(
    db,
    sql`SELECT coding_id AS codingId, code_id AS codeId FROM coding_code ORDER BY coding_id`,
  )
}

interface Columns {
  columns: Counts['columns']
  /** The place of a coding's column, by the coding's id. */
  places: Map<string, number>
}

function readColumns(db: ReadableDb, { by, attributeId }: Input): Columns {
  if (by === undefined) return { columns: [], places: new Map() }
  const { id, name, from } = columnOf(by, attributeId ?? '')
  const codings = all<{ codingId: string; id: string | null; name: string | null }>(
    db,
    sql`SELECT coding.id AS codingId, ${id} AS id, ${name} AS name FROM ${from}
        WHERE coding.id IN (SELECT coding_id FROM coding_code)`,
  )
  const order = new Intl.Collator('en', { numeric: true })
  const named = new Map(codings.map(coding => [coding.id, coding.name]))
  const columns = [...named]
    .map(([key, label]) => ({ id: key, name: label }))
    .sort((a, b) => {
      if (a.name === null || b.name === null)
        return Number(a.name === null) - Number(b.name === null)
      return order.compare(a.name, b.name) || order.compare(a.id ?? '', b.id ?? '')
    })
  const places = new Map(columns.map((column, index) => [column.id, index]))
  return {
    columns,
    places: new Map(codings.map(row => [row.codingId, places.get(row.id) ?? -1])),
  }
}
