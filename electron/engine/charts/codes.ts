import { countTogether, type MarkedCoding } from '../../../shared/charts/count-together.ts'
import type { ChartChoice, ChartData } from '../../../shared/contract/charts.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { ROLE_NAMES, ROLES, type Role } from '../../../shared/domain/roles.ts'
import type { Condition } from '../../../shared/retrieval/condition.ts'
import { listCodes } from '../../db/repositories/codes.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { readStudy, type StudyCoding } from '../study.ts'
import { type ChartCell, chooseMost, count, type Heading, highest, leftOut } from './parts.ts'

type Choice = Extract<ChartChoice, { kind: 'codes' }>

/** A code or a role, the same in rows and columns. */
interface Mark extends Heading {
  id: string
  where: Condition
}

/** How many codings with each code or role lie together with a coding that has another. Orphans lie nowhere. */
export function codesChart(db: ReadableDb, choice: Choice, most: number): ChartData {
  const { of, together, withChildren } = choice
  const study = readStudy(db)
  const all = [
    ...(of === 'codes'
      ? []
      : ROLES.map(role => ({ id: role, name: ROLE_NAMES[role], where: { role } }))),
    ...(of === 'roles' ? [] : codeMarks(db, choice)),
  ]
  const marksOf = markReader(db, all, withChildren)
  const placed = study.codings.filter(({ isOrphan }) => !isOrphan)
  const marked = placed.map(
    ({ sourceId, start, end, unit, ...coding }): MarkedCoding => ({
      ...{ sourceId, start, end, unit },
      marks: marksOf(coding),
    }),
  )
  const totals = all.map(() => 0)
  for (const { marks } of marked) {
    for (const mark of marks) totals[mark] = (totals[mark] ?? 0) + 1
  }
  // What nobody has used lies with nothing, unless somebody asks for it by name.
  const used = all.flatMap((_, at) =>
    choice.codeIds !== undefined || (totals[at] ?? 0) > 0 ? [at] : [],
  )
  const shown = chooseMost(
    used.flatMap(at => all[at] ?? []),
    used.map(at => totals[at] ?? 0),
    most,
  ).flatMap(at => used[at] ?? [])
  const placeOf = new Map(shown.map((mark, place) => [mark, place]))
  const counts = countTogether(
    marked.map(coding => ({
      ...coding,
      marks: coding.marks.flatMap(mark => placeOf.get(mark) ?? []),
    })),
    shown.length,
    together,
  )
  const marks = shown.flatMap(place => all[place] ?? [])
  const cells = marks.flatMap((row, rowIndex) =>
    marks.flatMap((column, columnIndex): ChartCell[] => {
      const value = counts[rowIndex * marks.length + columnIndex] ?? 0
      const where = { all: [row.where, { relation: together, to: column.where }] }
      return value === 0 ? [] : [{ rowIndex, columnIndex, count: value, passages: value, where }]
    }),
  )
  const pairs = cells.filter(({ rowIndex, columnIndex }) => rowIndex !== columnIndex)
  const top = highest(pairs)
  const title = of === 'codes' ? 'Codes' : of === 'roles' ? 'Roles' : 'Roles and codes'
  const headings = marks.map(({ id, name }) => ({ id, name }))
  const rowTitle = of === 'codes' ? 'Code' : of === 'roles' ? 'Role' : 'Role or code'
  return {
    kind: 'codes',
    title: `${title} that occur together`,
    summary: [
      `${count(used.length, rowTitle.toLowerCase(), title.toLowerCase())} on ${count(placed.length, 'coding')}.`,
      top === null
        ? 'No two of them occur together.'
        : `Most together: of ${count(totalOf(cells, top.rowIndex), 'coding')} of “${marks[top.rowIndex]?.name}”, ${top.count} ${WORDS[together]} one of “${marks[top.columnIndex]?.name}”.`,
    ].join(' '),
    notes: [
      `Read along a row: a number counts the codings of the row’s ${rowTitle.toLowerCase()} that ${WORDS[together]} a coding of the column’s; on the diagonal, all of them. A coding with both counts, and the other way round the number can differ.`,
      ...(withChildren ? ['A code stands for the codes below it too.'] : []),
      ...(used.length === all.length
        ? []
        : [
            `${count(all.length - used.length, rowTitle.toLowerCase(), title.toLowerCase())} without codings left out.`,
          ]),
      ...leftOut(marks.length, used.length, title.toLowerCase()),
    ],
    ...{ rowTitle, columnTitle: rowTitle, countTitle: 'Codings' },
    ...{
      rows: headings,
      columns: headings,
      rowTotal: used.length,
      columnTotal: used.length,
      cells,
    },
  }
}

const WORDS = {
  overlaps: 'share words with',
  sameTurn: 'begin in the same turn as',
} as const

/** Throws `not_found` where a code is named that is gone. */
function codeMarks(db: ReadableDb, { codeIds, withChildren }: Choice): Mark[] {
  const codes = listCodes(db)
  const wanted = codeIds === undefined ? null : new Set(codeIds)
  const known = new Set(codes.map(({ id }) => id))
  if (wanted !== null && [...wanted].some(id => !known.has(id))) {
    throw new AppError('not_found', 'There is no such code.')
  }
  return codes
    .filter(({ id }) => wanted === null || wanted.has(id))
    .map(({ id, name }) => ({
      ...{ id, name },
      where: { code: id, ...(withChildren && { withChildren }) },
    }))
}

/** Tells the places of a coding's marks, each once. */
function markReader(
  db: ReadableDb,
  marks: readonly Mark[],
  withChildren: boolean,
): (coding: Pick<StudyCoding, 'roles' | 'codeIds'>) => number[] {
  const parents = new Map(listCodes(db).map(({ id, parentId }) => [id, parentId]))
  const roles = new Map<Role, number>()
  const ownPlaces = new Map<string, number>()
  for (const [place, { id, where }] of marks.entries()) {
    if ('role' in where) roles.set(where.role, place)
    else ownPlaces.set(id, place)
  }
  const known = new Map<string, number[]>()
  const placesOf = (codeId: string): number[] => {
    const before = known.get(codeId)
    if (before !== undefined) return before
    const own = ownPlaces.get(codeId)
    const parent = withChildren ? (parents.get(codeId) ?? null) : null
    const places = [
      ...(own === undefined ? [] : [own]),
      ...(parent === null ? [] : placesOf(parent)),
    ]
    known.set(codeId, places)
    return places
  }
  return ({ roles: own, codeIds }) => [
    ...new Set([...own.flatMap(role => roles.get(role) ?? []), ...codeIds.flatMap(placesOf)]),
  ]
}

/** How many codings the mark of a row has: what stands on the diagonal. */
function totalOf(cells: readonly ChartCell[], at: number): number {
  return (
    cells.find(({ rowIndex, columnIndex }) => rowIndex === at && columnIndex === at)?.count ?? 0
  )
}
