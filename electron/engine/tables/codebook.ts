import type { Code } from '../../../shared/contract/codes.ts'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { listExampleIds } from '../../db/repositories/code-examples.ts'
import { countCodings } from '../../db/repositories/code-counts.ts'
import { codePaths } from '../../../shared/tables/code-paths.ts'
import { listCodes } from '../../db/repositories/codes.ts'
import { listPassages } from '../../db/repositories/passages.ts'
import {
  type BuilderColumn,
  column,
  further,
  inParts,
  isChosenGroup,
  type TableBuilder,
  textCell,
} from './builder.ts'
import { prepareQuotes, type Quoted, quoteParagraphs } from './quotes.ts'

interface Row {
  code: Code
  path: string
  /** How many stand above it. */
  depth: number
  /** The code above all that it lies under; itself where it lies under none. */
  top: string
  counts: { own: number; withBelow: number }
  examples: Quoted[]
}

/** The codebook with definitions and example passages, parents before children. */
export const codebookTable: TableBuilder<Row> = {
  name: 'Codebook',
  options: ['groups', 'quotes', 'attribution'],
  columns: () => COLUMNS,
  groupings: () => [
    {
      ...{ key: 'top', label: 'Branch', tells: 'nothing', order: [], none: 'No branch' },
      of: ({ top }) => [top],
    },
    {
      ...{ key: 'role', label: 'Role', tells: 'nothing', none: 'No role' },
      order: Object.values(ROLE_NAMES),
      of: ({ code }) => (code.role === null ? [] : [ROLE_NAMES[code.role]]),
    },
  ],
  gather(db, options) {
    const codes = listCodes(db)
    const paths = codePaths(codes)
    const counts = new Map(countCodings(db, {}).rows.map(row => [row.codeId, row]))
    const prepare = prepareQuotes(db, options)
    const complete = (code: Code): Row => {
      const names = paths.get(code.id) ?? [code.name]
      const { own = 0, withBelow = 0 } = counts.get(code.id) ?? {}
      const ids = listExampleIds(db, code.id)
      const byId = new Map(listPassages(db, ids).map(each => [each.codingId, each]))
      const examples = ids
        .flatMap(id => byId.get(id) ?? [])
        .filter(({ group }) => isChosenGroup(options, group))
      return {
        ...{ code, path: names.join(' > '), depth: names.length - 1, top: names[0] ?? code.name },
        ...{ counts: { own, withBelow }, examples: prepare(examples) },
      }
    }
    return {
      caption: 'Codes with their definitions',
      notes: ['“In all” counts the codings of a code and of those below it once each.'],
      count: codes.length,
      batches: mapParts(codes, complete),
    }
  },
}

function* mapParts(codes: readonly Code[], complete: (code: Code) => Row): Generator<Row[]> {
  for (const part of inParts(codes, 25)) yield part.map(complete)
}

const count = { kind: 'number', share: 8 } as const

const COLUMNS: BuilderColumn<Row>[] = [
  column('path', 'Code', row => row.path, { share: 18 }),
  further('name', 'Name', row => row.code.name),
  further('depth', 'Level', row => row.depth + 1, count),
  further('role', 'Role', row => (row.code.role === null ? null : ROLE_NAMES[row.code.role])),
  column('description', 'Description', row => textCell(row.code.description), { share: 22 }),
  column('inclusion', 'Include', row => textCell(row.code.inclusion), { share: 16 }),
  column('exclusion', 'Exclude', row => textCell(row.code.exclusion), { share: 16 }),
  column(
    'examples',
    'Examples',
    (row, options) => {
      const quotes = quoteParagraphs(row.examples, options)
      return quotes.length === 0 ? null : quotes
    },
    { share: 26, words: 'attributed' },
  ),
  further('colour', 'Colour', row => row.code.colour, { share: 8 }),
  further('origin', 'Origin', row => (row.code.origin === 'deductive' ? 'Deductive' : 'Inductive')),
  column('codings', 'Codings', row => row.counts.own, count),
  further('codingsWithBelow', 'In all', row => row.counts.withBelow, count),
]
