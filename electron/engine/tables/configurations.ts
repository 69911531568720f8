import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Evidence } from '../../../shared/contract/evidence.ts'
import type { Inference } from '../../../shared/contract/inferences.ts'
import type { TableOptions } from '../../../shared/contract/tables.ts'
import type { Theory, VersionEvidence } from '../../../shared/contract/theories.ts'
import { ROLE_NAMES, type Role, ROLES, STANCES, STATUSES } from '../../../shared/domain/roles.ts'
import { type Cell, label, paragraphs, plain } from '../../../shared/tables/table.ts'
import { listCases } from '../../db/repositories/cases.ts'
import { listConfigurations } from '../../db/repositories/configurations.ts'
import { listEvidence } from '../../db/repositories/evidence.ts'
import { listInferences } from '../../db/repositories/inferences.ts'
import {
  listKeptConfigurations,
  listKeptEvidence,
  listKeptPrinciples,
} from '../../db/repositories/kept-versions.ts'
import { listPassages } from '../../db/repositories/passages.ts'
import { listPrinciples } from '../../db/repositories/principles.ts'
import { listResearchers } from '../../db/repositories/project.ts'
import { listConfigurationIds } from '../../db/repositories/table-lists.ts'
import { getTheory } from '../../db/repositories/theories.ts'
import type { ReadableDb } from '../../db/sql.ts'
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
import { prepareQuotes, type Quoted, quoteParagraphs, quotesByElement } from './quotes.ts'
import {
  INFERENCE_NAMES,
  linkName,
  ORIGIN_NAMES,
  roleNames,
  STANCE_NAMES,
  STATUS_NAMES,
} from './words.ts'

/** A passage on a configuration or on one of its elements; once for each stance. */
type Said = Quoted & Pick<Evidence, 'stance' | 'strength' | 'elementId'>

interface Row {
  configuration: Configuration
  evidence: Said[]
  /** The same, each passage as often as it is on something. */
  pieces: Said[]
  inferences: Inference[]
  principles: string[]
  caseName: string | null
  owner: string | null
}

/** How many configurations are read at a time. */
const BATCH = 4

const IN_USE = STATUSES.filter(status => status !== 'merged' && status !== 'rejected')

/** Configurations with what speaks for and against them: the appendix of a realist evaluation. */
export const configurationsTable: TableBuilder<Row> = {
  name: 'Configurations',
  options: ['theoryId', 'statuses', 'groups', 'stances', 'quotes', 'attribution'],
  columns: () => COLUMNS,
  groupings: db => groupingsOf(db),
  gather(db, options) {
    const theory = options.theoryId === undefined ? null : getTheory(db, options.theoryId)
    const kept = theory !== null && theory.frozenAt !== null
    return {
      caption: `${captionOf(theory, options)}, with the passages that speak for and against them`,
      notes: [...groupNotes(options), ...stanceNotes(options)],
      count: theory?.configurationIds.length ?? idsOf(db, options).length,
      batches: kept ? readKept(db, theory, options) : readLive(db, theory, options),
    }
  },
}

function captionOf(theory: Theory | null, { statuses }: TableOptions): string {
  if (theory !== null) return `Configurations of the theory version “${theory.name}”`
  if (statuses === undefined) return 'Configurations in use'
  return `Configurations (${statuses.map(status => STATUS_NAMES[status].toLowerCase()).join(', ')})`
}

function stanceNotes({ stances }: TableOptions): string[] {
  if (stances === undefined) return []
  const names = STANCES.filter(stance => stances.includes(stance)).map(each => STANCE_NAMES[each])
  return [`Only passages of these stances: ${names.join(', ').toLowerCase()}.`]
}

function idsOf(db: ReadableDb, { statuses }: TableOptions): string[] {
  return listConfigurationIds(db, statuses ?? IN_USE)
}

function* readLive(db: ReadableDb, theory: Theory | null, options: TableOptions): Generator<Row[]> {
  const complete = completer(db, options, null)
  for (const ids of inParts(theory?.configurationIds ?? idsOf(db, options), BATCH)) {
    const byId = new Map(listConfigurations(db, ids).map(each => [each.id, each]))
    yield ids.flatMap(id => {
      const configuration = byId.get(id)
      if (configuration === undefined) return []
      const pieces = listEvidence(db, { configurationId: id, includeElements: true })
      return [complete(configuration, pieces)]
    })
  }
}

/** A version that was kept: its configurations as they stood, and the passages that spoke for them then, as far as they are still there. */
function* readKept(db: ReadableDb, theory: Theory, options: TableOptions): Generator<Row[]> {
  const complete = completer(db, options, theory)
  const pieces = Map.groupBy(
    listKeptEvidence(db, theory.id),
    ({ configurationId, elementId }) => configurationId ?? elementId ?? '',
  )
  for (const batch of inParts(listKeptConfigurations(db, theory.id), BATCH)) {
    yield batch.map(configuration => {
      const things = new Set([configuration.id, ...configuration.slots.map(slot => slot.elementId)])
      const own = [...things].flatMap(thing => pieces.get(thing) ?? [])
      return complete(configuration, quoteKept(db, own))
    })
  }
}

function quoteKept(db: ReadableDb, pieces: readonly VersionEvidence[]): Said[] {
  const codingIds = [...new Set(pieces.map(({ codingId }) => codingId))]
  const places = new Map(
    listPassages(db, codingIds).map((each, place) => [each.codingId, { ...each, place }]),
  )
  return pieces
    .flatMap(({ codingId, stance, strength, elementId }) => {
      const passage = places.get(codingId)
      return passage === undefined ? [] : [{ ...passage, stance, strength, elementId }]
    })
    .sort((a, b) => a.place - b.place)
}

/** Adds to a configuration what is told of it: passages chosen and ready, inferences, and names. */
function completer(db: ReadableDb, options: TableOptions, kept: Theory | null) {
  const prepare = prepareQuotes(db, options)
  const principles = kept === null ? listPrinciples(db) : listKeptPrinciples(db, kept.id)
  const cases = new Map(listCases(db).map(({ id, name }) => [id, name]))
  const researchers = new Map(listResearchers(db).map(({ id, name }) => [id, name]))
  return (configuration: Configuration, pieces: readonly Said[]): Row => {
    const { id, caseId, ownerId } = configuration
    const chosen = prepare(
      pieces
        .filter(({ stance }) => options.stances?.includes(stance) ?? true)
        .filter(({ group }) => isChosenGroup(options, group)),
    )
    const once = new Map(chosen.map(piece => [`${piece.stance} ${piece.codingId}`, piece]))
    return {
      configuration,
      ...{ evidence: [...once.values()], pieces: chosen },
      inferences: listInferences(db, { configurationId: id }),
      principles: principles
        .filter(({ configurationIds }) => configurationIds.includes(id))
        .map(({ name }) => name),
      caseName: cases.get(caseId ?? '') ?? null,
      owner: researchers.get(ownerId ?? '') ?? null,
    }
  }
}

function elements({ configuration }: Row, role: Role): Cell {
  const own = configuration.slots.filter(slot => slot.role === role)
  return paragraphs(
    own.map(({ label: words, facet, joiner }, index) => {
      const joined = index > 0 && joiner === 'or' ? `or ${words}` : words
      return facet === null ? joined : `${joined} (${facet})`
    }),
  )
}

function quotesOf(row: Row, stance: Said['stance'], options: TableOptions): Cell {
  const own = quoteParagraphs(
    row.evidence.filter(piece => piece.stance === stance),
    options,
  )
  return own.length === 0 ? null : own
}

/** All stances in one cell, each under its name. */
function allQuotes(row: Row, options: TableOptions): Cell {
  const parts = STANCES.flatMap(stance => {
    const own = row.evidence.filter(piece => piece.stance === stance)
    if (own.length === 0) return []
    return [label(`${STANCE_NAMES[stance]} (${own.length})`), ...quoteParagraphs(own, options)]
  })
  return parts.length === 0 ? null : parts
}

function byElement({ configuration, pieces }: Row, options: TableOptions): Cell {
  return quotesByElement(configuration.slots, pieces, options)
}

function inferenceCell({ inferences }: Row): Cell {
  const parts = inferences.flatMap(({ kind, link, text }) => {
    const about = link === null ? '' : `, ${linkName(link)}`
    return [label(`${INFERENCE_NAMES[kind]}${about}`), plain(text)]
  })
  return parts.length === 0 ? null : parts
}

function titleCell({ configuration: { handle, title } }: Row): Cell {
  return textCell([handle, title].filter(part => part !== '').join(': '))
}

const count = { kind: 'number', share: 6 } as const
const ALL_QUOTES = { share: 40, words: 'attributed' } as const

const COLUMNS: BuilderColumn<Row>[] = [
  column('number', 'CMOC', ({ configuration }) => configuration.number, {
    ...count,
    share: 7,
  }),
  column('title', 'Title', titleCell, { share: 13 }),
  column('statement', 'Statement', row => textCell(row.configuration.statement), { share: 24 }),
  further('handle', 'Short name', row => textCell(row.configuration.handle), { share: 8 }),
  ...ROLES.map(role =>
    further<Row>(ROLE_NAMES[role].toLowerCase(), ROLE_NAMES[role], row => elements(row, role), {
      share: 15,
    }),
  ),
  further('missing', 'Missing', row => textCell(roleNames(row.configuration.missing)), {
    share: 8,
  }),
  further('status', 'Status', row => STATUS_NAMES[row.configuration.status], { share: 8 }),
  further('statusReason', 'Reason of the status', row => textCell(row.configuration.statusReason)),
  further('origin', 'Origin', row => ORIGIN_NAMES[row.configuration.origin], { share: 9 }),
  further('actor', 'Who responds', row => textCell(row.configuration.actor), { share: 9 }),
  further('case', 'Case', row => row.caseName, { share: 9 }),
  further('owner', 'Looked after by', row => row.owner, { share: 9 }),
  further('principles', 'Guiding principles', row => paragraphs(row.principles), { share: 14 }),
  column('quotes', 'Evidence', allQuotes, ALL_QUOTES),
  ...STANCES.map(stance =>
    further<Row>(
      `${stance}Quotes`,
      `${STANCE_NAMES[stance]}: quotes`,
      (row, options) => quotesOf(row, stance, options),
      { share: 30, words: 'attributed' },
    ),
  ),
  {
    ...further<Row>('evidenceByElement', 'Evidence by element', byElement, ALL_QUOTES),
    appliesTo: ({ quotes }) => quotes === 'all',
  },
  ...STANCES.map(stance =>
    further<Row>(
      stance,
      STANCE_NAMES[stance],
      row => row.evidence.filter(piece => piece.stance === stance).length,
      { ...count, share: 8 },
    ),
  ),
  further(
    'voices',
    'Participants',
    row => new Set(row.evidence.flatMap(each => each.participantId ?? [])).size,
    { ...count, share: 8 },
  ),
  further('sources', 'Sources', row => new Set(row.evidence.map(each => each.sourceId)).size, {
    ...count,
    share: 8,
  }),
  further(
    'sourceTitles',
    'Titles of sources',
    row => paragraphs([...new Set(row.evidence.map(each => each.sourceTitle))]),
    { share: 16, tells: 'participant' },
  ),
  further('inference', 'Inferences', inferenceCell, { share: 24 }),
]

function groupingsOf(db: ReadableDb): Grouping<Row>[] {
  return [
    {
      ...{ key: 'principle', label: 'Guiding principle', tells: 'nothing' as const },
      ...{ order: listPrinciples(db).map(({ name }) => name), none: 'No guiding principle' },
      of: row => row.principles,
    },
    {
      ...{ key: 'status', label: 'Status', tells: 'nothing' as const, none: 'No status' },
      order: STATUSES.map(status => STATUS_NAMES[status]),
      of: row => [STATUS_NAMES[row.configuration.status]],
    },
    {
      ...{ key: 'case', label: 'Case', tells: 'nothing' as const, none: 'Across cases' },
      order: listCases(db).map(({ name }) => name),
      of: row => (row.caseName === null ? [] : [row.caseName]),
    },
    {
      ...{ key: 'origin', label: 'Origin', tells: 'nothing' as const, none: 'No origin' },
      order: Object.values(ORIGIN_NAMES),
      of: row => [ORIGIN_NAMES[row.configuration.origin]],
    },
  ]
}
