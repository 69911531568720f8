import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { TableOptions } from '../../../shared/contract/tables.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Finish } from '../../../shared/tables/finish-table.ts'
import { needsLandscape, type TableHead, type TableRow } from '../../../shared/tables/table.ts'
import { listHistory } from '../../db/repositories/history.ts'
import { getProjectInfo } from '../../db/repositories/project.ts'
import type { ReadableDb } from '../../db/sql.ts'
import type { BuilderColumn, Grouping, TableBuilder, Tells } from './builder.ts'

/** A table that is ready to be gathered. */
export interface TablePlan {
  head: TableHead
  finish: Finish
  /** About how many rows there will be. */
  count: number
  /** Rows a few at a time; those of one group need not come together. */
  batches: Iterable<TableRow[]>
}

type Described = Omit<OutputOf<'tables.kinds'>[number], 'kind' | 'endings'>

/** A kind of table, whatever its rows are made from. */
export interface Planner {
  describe: (db: ReadableDb) => Described
  /** `hasRoom`: there is room for every column. Throws `invalid_input` or `not_found` for what the options name. */
  plan: (db: ReadableDb, options: TableOptions, hasRoom: boolean) => TablePlan
  /** How much such a table tells of people: of whom there are words, and by what they are known; throws as `plan` does. */
  tells: (db: ReadableDb, options: TableOptions, hasRoom: boolean) => TableTells
}

/** `none`: words alone; `unquoted`: no words. */
export type TableTells = 'participant' | 'group' | 'none' | 'unquoted'

/** Makes the tables of a kind: chooses columns and groups, and leaves out what tells more of people than is asked for. */
export function makePlanner<Row>(builder: TableBuilder<Row>): Planner {
  return {
    describe: db => ({
      name: builder.name,
      columns: builder.columns(db).map(({ key, label, kind, share, isDefault, tells }) => ({
        ...{ key, label, kind, share, isDefault, tells },
      })),
      groupings: builder.groupings(db).map(({ key, label }) => ({ key, label })),
      options: [...builder.options],
    }),
    tells(db, options, hasRoom) {
      const { columns } = chooseColumns(builder.columns(db), options, hasRoom)
      // Tables of passages are made of words; of others quotes can be left out.
      const isWithout = options.quotes === 'none' && builder.options.includes('quotes')
      const spoken = isWithout ? [] : columns.filter(({ words }) => words !== undefined)
      if (spoken.length === 0) return 'unquoted'
      const grouping = chooseGrouping(builder.groupings(db), options)
      const levels = [
        ...columns.map(({ tells }) => tells),
        ...(grouping === null ? [] : [grouping.tells]),
        ...(spoken.some(({ words }) => words === 'attributed') ? [mostOf(options)] : []),
      ]
      const most = LEVELS.findLast(level => levels.includes(level)) ?? 'nothing'
      return most === 'nothing' ? 'none' : most
    },
    plan(db, options, hasRoom) {
      const { columns, isLess } = chooseColumns(builder.columns(db), options, hasRoom)
      const grouping = chooseGrouping(builder.groupings(db), options)
      const { caption, notes, count, batches } = builder.gather(db, options)
      const { title: study, createdAt } = getProjectInfo(db)
      const date = (listHistory(db, 1)[0]?.at ?? createdAt).slice(0, 10)
      return {
        head: {
          ...{ title: builder.name, caption: `${caption}. Study: ${study}.`, date },
          notes: [...notes, ...(isLess ? [LEFT_OUT[options.attribution]] : [])],
          columns: columns.map(({ key, label, kind, share }) => ({ key, label, kind, share })),
          isLandscape: needsLandscape(columns),
          groupedBy: grouping?.label ?? null,
        },
        finish: {
          groups: { order: grouping?.order ?? [], last: grouping?.none ?? '' },
          dropsEmpty: options.columns === undefined && !hasRoom,
        },
        count,
        batches: writeRows(batches, columns, grouping, options),
      }
    },
  }
}

const LEFT_OUT = {
  participant: '',
  group: 'Who spoke is told by stakeholder group only.',
  none: 'Who spoke is not told.',
}

const LEVELS: readonly Tells[] = ['nothing', 'group', 'participant']

function mayTell(options: TableOptions, tells: Tells): boolean {
  return LEVELS.indexOf(tells) <= LEVELS.indexOf(mostOf(options))
}

function mostOf({ attribution }: TableOptions): Tells {
  return attribution === 'none' ? 'nothing' : attribution
}

function chooseColumns<Row>(
  all: readonly BuilderColumn<Row>[],
  options: TableOptions,
  hasRoom: boolean,
): { columns: BuilderColumn<Row>[]; isLess: boolean } {
  const byKey = new Map(all.map(column => [column.key, column]))
  const wanted =
    options.columns === undefined
      ? all.filter(({ isDefault }) => hasRoom || isDefault)
      : [...new Set(options.columns)].map(key => {
          const column = byKey.get(key)
          if (column !== undefined) return column
          throw new AppError('invalid_input', `This table has no column “${key}”.`, { key })
        })
  const columns = wanted.filter(
    ({ tells, appliesTo }) => mayTell(options, tells) && appliesTo?.(options) !== false,
  )
  if (columns.length === 0) {
    throw new AppError(
      'invalid_input',
      'All columns that were chosen tell who spoke. Choose others, or tell more of people.',
    )
  }
  return { columns, isLess: options.attribution !== 'participant' }
}

function chooseGrouping<Row>(
  groupings: readonly Grouping<Row>[],
  options: TableOptions,
): Grouping<Row> | null {
  if (options.groupBy === undefined) return null
  const found = groupings.find(({ key }) => key === options.groupBy)
  if (found === undefined) {
    throw new AppError('invalid_input', `This table cannot be grouped by “${options.groupBy}”.`)
  }
  if (mayTell(options, found.tells)) return found
  throw new AppError('invalid_input', 'Groups of rows would tell who spoke. Choose another group.')
}

function* writeRows<Row>(
  batches: Iterable<Row[]>,
  columns: readonly BuilderColumn<Row>[],
  grouping: Grouping<Row> | null,
  options: TableOptions,
): Generator<TableRow[]> {
  for (const batch of batches) {
    yield batch.flatMap((row): TableRow[] => {
      const cells = columns.map(({ cell }) => cell(row, options))
      if (grouping === null) return [{ group: null, cells }]
      const groups = new Set(grouping.of(row))
      return [...(groups.size === 0 ? [grouping.none] : groups)].map(group => ({ group, cells }))
    })
  }
}
