import type { ChartChoice, ChartData } from '../../../shared/contract/charts.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import { STANCES, type Stance } from '../../../shared/domain/roles.ts'
import type { Condition } from '../../../shared/retrieval/condition.ts'
import { keptLabel, listElementsOf, listSaidOf } from '../../db/repositories/chart-lists.ts'
import { getConfiguration } from '../../db/repositories/configurations.ts'
import { getElement } from '../../db/repositories/elements.ts'
import { getTheory, keptId, listChosen } from '../../db/repositories/theories.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { readStudy, type StudyCoding } from '../study.ts'
import { STANCE_NAMES } from '../tables/words.ts'
import { originsOf } from './origins.ts'
import {
  anyOf,
  type ChartCell,
  chooseMost,
  count,
  inVersion,
  leftOut,
  versionNotes,
} from './parts.ts'

type Choice = Extract<ChartChoice, { kind: 'evidence' }>

/** What the evidence is on: its name, the ids that carry it, and those that are retrieved. */
interface Subject {
  name: string
  things: ReadonlySet<string>
  ids: readonly string[]
}

/** What passages from where say of one thing, or of all configurations in use; a passage counts once a stance. */
export function evidenceChart(db: ReadableDb, choice: Choice, most: number): ChartData {
  const study = readStudy(db)
  const theory = choice.theoryId === undefined ? null : getTheory(db, choice.theoryId)
  const kept = keptId(db, choice.theoryId)
  const subject = chooseSubject(db, choice, kept)
  const origins = originsOf(db, study, choice)
  const codings = new Map(study.codings.map(coding => [coding.id, coding]))
  const said = new Map<Stance, Set<StudyCoding>>(STANCES.map(stance => [stance, new Set()]))
  for (const { thingId, codingId, stance } of listSaidOf(db, { keptId: kept })) {
    const coding = codings.get(codingId)
    if (coding !== undefined && subject.things.has(thingId)) said.get(stance)?.add(coding)
  }
  const counts = STANCES.map(stance => {
    const byId = new Map<string | null, number>()
    for (const coding of said.get(stance) ?? []) {
      for (const id of origins.idsOf(coding)) byId.set(id, (byId.get(id) ?? 0) + 1)
    }
    return byId
  })
  const totals = origins.headings.map(({ id }) =>
    counts.reduce((total, byId) => total + (byId.get(id) ?? 0), 0),
  )
  const shown = chooseMost(origins.headings, totals, most)
  const rows = shown.flatMap(place => origins.headings[place] ?? [])
  const conditions = STANCES.map(stance =>
    anyOf(
      subject.ids.map(
        (id): Condition => ({
          ...{ evidenceFor: id, stance },
          ...(kept !== undefined && { theoryId: kept }),
        }),
      ),
    ),
  )
  const cells = rows.flatMap(({ id }, rowIndex) =>
    STANCES.flatMap((_, columnIndex): ChartCell[] => {
      const value = counts[columnIndex]?.get(id) ?? 0
      const where = { all: [conditions[columnIndex] ?? { any: [] }, origins.where(id)] }
      return value === 0 ? [] : [{ rowIndex, columnIndex, count: value, passages: value, where }]
    }),
  )
  const told = STANCES.map((stance, at) => `${sum(counts[at]?.values() ?? [])} ${WORDS[stance]}`)
  const silent = rows.filter((_, at) => totals[shown[at] ?? 0] === 0).map(({ name }) => `“${name}”`)
  const rowTotal = chooseMost(origins.headings, totals, Number.POSITIVE_INFINITY).length
  return {
    kind: 'evidence',
    title: `Evidence by ${origins.title.toLowerCase()}: ${subject.name}${inVersion(theory)}`,
    summary: [
      `Passages that speak to it: ${told.join(', ')}.`,
      ...(silent.length > 0 && silent.length <= 5
        ? [`Not heard on it: ${silent.join(', ')}.`]
        : []),
      ...(silent.length > 5
        ? [`${count(silent.length, 'of them was', 'of them were')} not heard on it.`]
        : []),
    ].join(' '),
    notes: [
      'A number counts passages on the configuration, its elements and its links; a passage counts once for each thing it does: support, refine, challenge.',
      ...versionNotes(theory),
      ...leftOut(rows.length, rowTotal, origins.plural),
    ],
    ...{ rowTitle: origins.title, columnTitle: 'What it does', countTitle: 'Passages' },
    rows,
    columns: STANCES.map(stance => ({ id: stance, name: STANCE_NAMES[stance] })),
    ...{ rowTotal, columnTotal: STANCES.length, cells },
  }
}

const WORDS: Record<Stance, string> = {
  supports: 'support',
  refines: 'refine',
  challenges: 'challenge',
}

/** Throws `invalid_input` where two things are named, and `not_found`. */
function chooseSubject(
  db: ReadableDb,
  { configurationId, elementId, theoryId }: Choice,
  kept: string | undefined,
): Subject {
  if (configurationId !== undefined && elementId !== undefined) {
    throw new AppError('invalid_input', 'Name one configuration or one element, or neither.')
  }
  if (elementId !== undefined) {
    const label =
      kept === undefined ? getElement(db, elementId).label : keptLabel(db, kept, elementId)
    if (label === undefined) throw notInVersion('element')
    return { name: label, things: new Set([elementId]), ids: [elementId] }
  }
  const all = configurationId === undefined || kept !== undefined ? listChosen(db, theoryId) : []
  const one =
    kept === undefined || configurationId === undefined
      ? null
      : all.find(({ id }) => id === configurationId)
  if (one === undefined) throw notInVersion('configuration')
  const ids = configurationId === undefined ? all.map(({ id }) => id) : [configurationId]
  const name =
    configurationId === undefined
      ? 'all configurations'
      : nameConfiguration(one ?? getConfiguration(db, configurationId))
  const chosen = new Set(ids)
  const elements = listElementsOf(db, kept).flatMap(({ configurationId: of, elementId: own }) =>
    chosen.has(of) ? own : [],
  )
  return { name, things: new Set([...ids, ...elements]), ids }
}

function notInVersion(thing: string): AppError {
  return new AppError('not_found', `This ${thing} is not in that version of the theory.`)
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
