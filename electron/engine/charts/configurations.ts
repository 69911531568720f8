import type { ChartChoice, ChartData } from '../../../shared/contract/charts.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import { listElementsOf, listSaidOf } from '../../db/repositories/chart-lists.ts'
import { getTheory, keptId, listChosen } from '../../db/repositories/theories.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { readStudy, type StudyCoding } from '../study.ts'
import { originsOf } from './origins.ts'
import {
  type ChartCell,
  chooseMost,
  count,
  type Heading,
  highest,
  inVersion,
  leftOut,
  versionNotes,
} from './parts.ts'

type Choice = Extract<ChartChoice, { kind: 'configurations' }>

/** How many passages on each configuration in use, its elements and links come from where; a passage counts once. */
export function configurationsChart(db: ReadableDb, choice: Choice, most: number): ChartData {
  const { by, stance, theoryId } = choice
  const theory = theoryId === undefined ? null : getTheory(db, theoryId)
  const kept = keptId(db, theoryId)
  const study = readStudy(db)
  const origins = originsOf(db, study, choice)
  const placeOf = new Map(origins.headings.map(({ id }, at) => [id, at]))
  const codings = new Map(study.codings.map(coding => [coding.id, coding]))
  const said = new Map<string, StudyCoding[]>()
  for (const one of listSaidOf(db, { keptId: kept })) {
    const coding = codings.get(one.codingId)
    if (coding === undefined || (stance !== undefined && one.stance !== stance)) continue
    const known = said.get(one.thingId)
    if (known === undefined) said.set(one.thingId, [coding])
    else known.push(coding)
  }
  const elements = Map.groupBy(listElementsOf(db, kept), ({ configurationId }) => configurationId)
  const rows: Heading[] = []
  const counted: Map<number, number>[] = []
  for (const configuration of listChosen(db, theoryId)) {
    const own = elements.get(configuration.id) ?? []
    const things = [configuration.id, ...own.map(({ elementId }) => elementId)]
    const passages = new Set(things.flatMap(thing => said.get(thing) ?? []))
    const cells = new Map<number, number>()
    for (const passage of passages) {
      for (const id of origins.idsOf(passage)) {
        const place = placeOf.get(id) ?? 0
        cells.set(place, (cells.get(place) ?? 0) + 1)
      }
    }
    rows.push({ id: configuration.id, name: nameConfiguration(configuration) })
    counted.push(cells)
  }
  const rowTotals = counted.map(cells => sum(cells.values()))
  const columnTotals = origins.headings.map((_, place) =>
    sum(counted.map(cells => cells.get(place) ?? 0)),
  )
  const shownRows = chooseMost(rows, rowTotals, most)
  const shownColumns = chooseMost(origins.headings, columnTotals, most)
  const cells = shownRows.flatMap((row, rowIndex) =>
    shownColumns.flatMap((column, columnIndex): ChartCell[] => {
      const value = counted[row]?.get(column) ?? 0
      const id = rows[row]?.id ?? ''
      const where = {
        all: [
          {
            evidenceFor: id,
            ...(stance !== undefined && { stance }),
            ...(kept !== undefined && { theoryId: kept }),
          },
          origins.where(origins.headings[column]?.id ?? null),
        ],
      }
      return value === 0 ? [] : [{ rowIndex, columnIndex, count: value, passages: value, where }]
    }),
  )
  const silent = rowTotals.filter(total => total === 0).length
  const top = highest(cells)
  const columns = pick(origins.headings, shownColumns)
  const shown = pick(rows, shownRows)
  const columnTotal = chooseMost(origins.headings, columnTotals, Number.POSITIVE_INFINITY).length
  return {
    kind: 'configurations',
    title: `Configurations by ${origins.title.toLowerCase()}${stance === undefined ? '' : `: what ${stance}`}${inVersion(theory)}`,
    summary: [
      `${count(rows.length, 'configuration')} by ${count(columnTotal, origins.title.toLowerCase(), origins.plural)}.`,
      ...(top === null
        ? ['No passage speaks to any of them.']
        : [
            `Most: ${count(top.count, 'passage')} on “${shown[top.rowIndex]?.name}” from “${columns[top.columnIndex]?.name}”.`,
          ]),
      ...(silent > 0 && top !== null
        ? [`On ${silent} of them nobody was heard${stance === undefined ? '' : ' so'}.`]
        : []),
    ].join(' '),
    notes: [
      `A number counts passages on the configuration, its elements and its links${stance === undefined ? ', whatever they say of it' : ` that ${WORDS[stance]} it`}; a passage counts once.`,
      ...notesOn(by),
      ...versionNotes(theory),
      ...leftOut(shownRows.length, rows.length, 'configurations'),
      ...leftOut(shownColumns.length, columnTotal, origins.plural),
    ],
    ...{ rowTitle: 'Configuration', columnTitle: origins.title, countTitle: 'Passages' },
    ...{ rows: shown, columns, rowTotal: rows.length, columnTotal, cells },
  }
}

/** Where a passage belongs, where that is not plain. */
function notesOn(by: Choice['by']): string[] {
  switch (by) {
    case 'group':
      return ['The group is that of whoever speaks, or else of the source.']
    case 'case':
      return [
        'A passage is of the cases of whoever speaks, or else of those of its source, and counts in each.',
      ]
    default:
      return []
  }
}

const WORDS = { supports: 'support', refines: 'refine', challenges: 'challenge' } as const

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}

function pick(headings: readonly Heading[], places: readonly number[]): Heading[] {
  return places.flatMap(place => headings[place] ?? [])
}
