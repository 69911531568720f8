import { USUAL_MOST } from '../../../shared/charts/kinds.ts'
import type { ChartChoice, ChartData } from '../../../shared/contract/charts.ts'
import { ROLE_NAMES, ROLES, type Role } from '../../../shared/domain/roles.ts'
import { getSource } from '../../db/repositories/sources.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { hasTurns, readStudy } from '../study.ts'
import { type ChartCell, count, highest } from './parts.ts'

type Choice = Extract<ChartChoice, { kind: 'turns' }>

/** How many turns stand together in a column: as few as make no more columns than a picture can show. */
const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000] as const

/** Which roles codings of one source have, over its turns, or over its paragraphs where it has none. Throws `not_found`. */
export function turnsChart(db: ReadableDb, { sourceId, per }: Choice): ChartData {
  const { title } = getSource(db, sourceId)
  const study = readStudy(db)
  const item = study.corpus.items.find(
    ({ kind, source }) => kind === 'text' && source?.id === sourceId,
  )
  const units = item?.ready.units ?? []
  const isByTurn = hasTurns(units)
  const last = isByTurn ? Math.max(0, ...lastTurns(units)) : units.length
  const step =
    per ?? STEPS.find(size => Math.ceil(last / size) <= USUAL_MOST) ?? Math.ceil(last / USUAL_MOST)
  const columns = Array.from({ length: Math.ceil(last / step) }, (_, at) => {
    const [from, to] = [at * step + 1, Math.min(last, (at + 1) * step)]
    return { id: String(from), name: from === to ? String(from) : `${from}–${to}`, from, to }
  })
  const counts = new Map<Role, number[]>(ROLES.map(role => [role, columns.map(() => 0)]))
  let outside = 0
  let inside = 0
  for (const { sourceId: own, turn, roles } of study.codings) {
    if (own !== sourceId) continue
    if (turn === null) {
      outside += 1
      continue
    }
    if (roles.length > 0) inside += 1
    const column = Math.floor((turn - 1) / step)
    for (const role of roles) {
      const row = counts.get(role)
      if (row !== undefined) row[column] = (row[column] ?? 0) + 1
    }
  }
  const cells = ROLES.flatMap((role, rowIndex) =>
    columns.flatMap(({ from, to }, columnIndex): ChartCell[] => {
      const value = counts.get(role)?.[columnIndex] ?? 0
      const where = { all: [{ source: sourceId }, { role }, { turns: { from, to } }] }
      return value === 0 ? [] : [{ rowIndex, columnIndex, count: value, passages: value, where }]
    }),
  )
  const unit = isByTurn ? 'turn' : 'paragraph'
  const top = highest(cells)
  return {
    kind: 'turns',
    title: `Roles over the ${unit}s of “${title}”`,
    summary: [
      `${count(inside, 'coding')} with a role in ${count(last, unit)}.`,
      ...(top === null
        ? []
        : [
            `Most: ${ROLE_NAMES[ROLES[top.rowIndex] ?? 'C']} in ${unit}${step === 1 ? '' : 's'} ${columns[top.columnIndex]?.name} (${top.count}).`,
          ]),
    ].join(' '),
    notes: [
      `A coding counts in the ${unit} in which it begins, at each of its roles.`,
      ...(step === 1 ? [] : [`A column is ${step} ${unit}s.`]),
      ...(outside === 0
        ? []
        : [`${count(outside, 'coding')} outside of all ${unit}s, or without its words, left out.`]),
    ],
    ...{ rowTitle: 'Role', columnTitle: isByTurn ? 'Turn' : 'Paragraph', countTitle: 'Codings' },
    rows: ROLES.map(role => ({ id: role, name: ROLE_NAMES[role] })),
    columns: columns.map(({ id, name }) => ({ id, name })),
    ...{ rowTotal: ROLES.length, columnTotal: columns.length, cells },
  }
}

function lastTurns(units: readonly { turn: number | null }[]): number[] {
  const turn = units.findLast(unit => unit.turn !== null)?.turn
  return turn == null ? [] : [turn]
}
