import type { Coding } from '../../../shared/contract/codings.ts'
import type { Attribute } from '../../../shared/contract/participants.ts'
import type { TableOptions } from '../../../shared/contract/tables.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { codePaths } from '../../../shared/tables/code-paths.ts'
import { type Cell, paragraphs } from '../../../shared/tables/table.ts'
import { listAttributes } from '../../db/repositories/attributes.ts'
import { listCodes } from '../../db/repositories/codes.ts'
import { listCodings } from '../../db/repositories/codings.ts'
import { listPassages } from '../../db/repositories/passages.ts'
import { getProjectInfo, listResearchers } from '../../db/repositories/project.ts'
import { listSearchParticipants } from '../../db/repositories/search.ts'
import { listCodingIds, listSourceIds } from '../../db/repositories/table-lists.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { findCodings } from '../find-codings.ts'
import { attributeCell, attributeKey, KIND_OF_TYPE } from './attribute-columns.ts'
import {
  type BuilderColumn,
  column,
  further,
  type Grouping,
  groupNotes,
  inParts,
  isChosenGroup,
  type TableBuilder,
  textCell,
} from './builder.ts'
import { contextParagraph, readSurroundings, type Surroundings } from './context.ts'
import { prepareQuotes, type Quoted, quoteParagraph } from './quotes.ts'
import { roleNames } from './words.ts'

interface Row {
  coding: Coding
  /** The passage with who says it, its words ready to be told. */
  passage: Quoted
  codes: string[]
  researcher: string
  around: Surroundings
  /** What is known of whoever speaks, by the id of the attribute. */
  values: Record<string, string>
}

/** How many codings are read at a time. */
const BATCH = 100

/** Codings with what stands around them: all, or those that fulfil a condition. */
export const codingsTable: TableBuilder<Row> = {
  name: 'Codings',
  options: ['where', 'groups', 'attribution', 'contextLength'],
  columns: db => columnsOf(listAttributes(db)),
  groupings: () => GROUPINGS,
  gather(db, options) {
    const { where } = options
    const found = where === undefined ? null : retrieve(db, where)
    return {
      caption: found === null ? 'Coded passages' : 'Coded passages that were retrieved',
      notes: groupNotes(options),
      count: found?.length ?? getProjectInfo(db).counts.codings,
      batches: read(db, found, options),
    }
  },
}

/** Throws `invalid_input` where a condition cannot be taken as it stands: half a table misleads. */
function retrieve(db: ReadableDb, where: NonNullable<TableOptions['where']>): string[] {
  const { codings, problem } = findCodings(db, { where, sort: 'passage', offset: 0 })
  if (problem !== null) throw new AppError('invalid_input', problem.message)
  return codings.map(({ id }) => id)
}

function* parts(db: ReadableDb, found: readonly string[] | null): Generator<string[]> {
  if (found !== null) yield* inParts(found, BATCH)
  else for (const sourceId of listSourceIds(db)) yield* inParts(listCodingIds(db, sourceId), BATCH)
}

function* read(
  db: ReadableDb,
  found: readonly string[] | null,
  options: TableOptions,
): Generator<Row[]> {
  const prepare = prepareQuotes(db, options)
  const paths = codePaths(listCodes(db))
  const researchers = new Map(listResearchers(db).map(({ id, name }) => [id, name]))
  const people = new Map(listSearchParticipants(db).map(({ id, values }) => [id, values]))
  for (const ids of parts(db, found)) {
    const codings = new Map(listCodings(db, { ids }).map(coding => [coding.id, coding]))
    const passages = listPassages(db, ids).filter(({ group }) => isChosenGroup(options, group))
    const around = readSurroundings(db, passages, options)
    const byId = new Map(prepare(passages).map(passage => [passage.codingId, passage]))
    yield ids.flatMap(id => {
      const [coding, passage] = [codings.get(id), byId.get(id)]
      if (coding === undefined || passage === undefined) return []
      return [
        {
          ...{ coding, passage, around: around.get(id) ?? { before: '', after: '' } },
          codes: coding.codeIds.map(code => (paths.get(code) ?? []).join(' > ')),
          researcher: researchers.get(coding.researcherId) ?? '',
          values: people.get(passage.participantId ?? '') ?? {},
        },
      ]
    })
  }
}

/** The passage between what stands around it; who says it is told in columns. */
function inContext({ passage, around }: Row, options: TableOptions): Cell {
  return [
    ...contextParagraph(around.before),
    { ...quoteParagraph(passage, options), attribution: null },
    ...contextParagraph(around.after),
  ]
}

const participant = { tells: 'participant' } as const

function columnsOf(attributes: readonly Attribute[]): BuilderColumn<Row>[] {
  return [
    column('passage', 'Passage', inContext, { share: 40, words: 'alone' }),
    further('before', 'Before', row => textCell(row.around.before), { share: 20, words: 'alone' }),
    further('quote', 'Quote', row => row.passage.quote, { share: 36, words: 'alone' }),
    further('after', 'After', row => textCell(row.around.after), { share: 20, words: 'alone' }),
    column('roles', 'Roles', row => textCell(roleNames(row.coding.roles)), { share: 11 }),
    column('codes', 'Codes', row => paragraphs(row.codes), { share: 18 }),
    column('source', 'Source', row => row.passage.sourceTitle, { share: 14, ...participant }),
    further('speaker', 'Speaker', row => row.passage.speaker, participant),
    column('participant', 'Participant', row => row.passage.participant, {
      ...{ share: 11, ...participant },
    }),
    column('group', 'Group', row => row.passage.group, { share: 10, tells: 'group' }),
    ...attributes.map(attribute =>
      further<Row>(
        attributeKey(attribute),
        attribute.name,
        row => attributeCell(attribute, row.values[attribute.id]),
        { kind: KIND_OF_TYPE[attribute.type], ...participant },
      ),
    ),
    further('researcher', 'Coded by', row => row.researcher),
    further('confidence', 'Confidence', row => row.coding.confidence, { share: 8 }),
    column('note', 'Note', row => textCell(row.coding.note), { share: 18, ...participant }),
    further('date', 'Coded on', row => row.coding.createdAt.slice(0, 10), {
      ...{ kind: 'date', share: 10 },
    }),
    further('start', 'Start', row => row.coding.start, { kind: 'number', share: 8 }),
    further('end', 'End', row => row.coding.end, { kind: 'number', share: 8 }),
    further('isInText', 'In the text', row => !row.coding.isOrphan, { kind: 'yes-no', share: 8 }),
  ]
}

const GROUPINGS: Grouping<Row>[] = [
  {
    ...{ key: 'code', label: 'Code', tells: 'nothing', order: [], none: 'No code' },
    of: ({ codes }) => codes,
  },
  {
    ...{ key: 'role', label: 'Role', tells: 'nothing', none: 'No role' },
    order: Object.values(ROLE_NAMES),
    of: ({ coding }) => coding.roles.map(role => ROLE_NAMES[role]),
  },
  {
    ...{ key: 'source', label: 'Source', tells: 'participant', order: [], none: 'No source' },
    of: ({ passage }) => [passage.sourceTitle],
  },
  {
    ...{ key: 'participant', label: 'Participant', tells: 'participant', order: [] },
    none: 'No participant',
    of: ({ passage }) => (passage.participant === null ? [] : [passage.participant]),
  },
  {
    ...{ key: 'group', label: 'Stakeholder group', tells: 'group', order: [], none: 'No group' },
    of: ({ passage }) => (passage.group === null ? [] : [passage.group]),
  },
  {
    ...{ key: 'researcher', label: 'Coded by', tells: 'nothing', order: [], none: 'Nobody' },
    of: ({ researcher }) => [researcher],
  },
]
