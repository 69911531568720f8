import type { Evidence } from '../../../shared/contract/evidence.ts'
import type { TableOptions } from '../../../shared/contract/tables.ts'
import type { Theory } from '../../../shared/contract/theories.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import { ROLE_NAMES, type Role, STANCES } from '../../../shared/domain/roles.ts'
import { type Cell, paragraphs } from '../../../shared/tables/table.ts'
import { listWordings } from '../../db/repositories/elements.ts'
import { listEvidence } from '../../db/repositories/evidence.ts'
import {
  listKeptConfigurations,
  listKeptElements,
  listKeptEvidence,
} from '../../db/repositories/kept-versions.ts'
import { listPassages } from '../../db/repositories/passages.ts'
import { getProjectInfo } from '../../db/repositories/project.ts'
import {
  listConfigurationNames,
  listEvidenceIds,
  listPlacements,
  listSourceIds,
} from '../../db/repositories/table-lists.ts'
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
import { contextParagraph, readSurroundings, type Surroundings } from './context.ts'
import { prepareQuotes, quoteParagraph } from './quotes.ts'
import { linkName, roleNames, STANCE_NAMES, STRENGTH_NAMES } from './words.ts'

interface Row {
  evidence: Evidence
  /** What the element is called that it is attached to; null where that is a configuration. */
  element: { label: string; role: Role } | null
  /** The configurations it speaks to, by itself or through an element. */
  configurations: string[]
  around: Surroundings
}

/** How many pieces of evidence are read at a time. */
const BATCH = 100

/** Every piece of evidence as a row. */
export const evidenceTable: TableBuilder<Row> = {
  name: 'Evidence',
  options: ['theoryId', 'groups', 'stances', 'attribution', 'contextLength'],
  columns: () => COLUMNS,
  groupings: db => groupingsOf(db),
  gather(db, options) {
    const theory = options.theoryId === undefined ? null : getTheory(db, options.theoryId)
    return {
      caption:
        theory === null
          ? 'Evidence for and against elements and configurations'
          : `Evidence for and against the theory version “${theory.name}”`,
      notes: groupNotes(options),
      count: getProjectInfo(db).counts.evidence,
      batches: read(db, theory, options),
    }
  },
}

/** What elements and configurations are called, and which configurations have which elements. */
interface Things {
  names: Map<string, string>
  elements: Map<string, { label: string; role: Role }>
  /** By the id of an element or a configuration; without those that a theory version does not have. */
  configurationsOf: Map<string, string[]>
}

function* read(db: ReadableDb, theory: Theory | null, options: TableOptions): Generator<Row[]> {
  const isKept = theory !== null && theory.frozenAt !== null
  const things = isKept ? keptThings(db, theory.id) : liveThings(db, theory)
  const prepare = prepareQuotes(db, options)
  for (const batch of isKept ? readKept(db, theory.id) : readLive(db)) {
    const chosen = batch
      .filter(({ stance }) => options.stances?.includes(stance) ?? true)
      .filter(({ group }) => isChosenGroup(options, group))
      .filter(piece => theory === null || things.configurationsOf.has(thingOf(piece)))
    const around = readSurroundings(db, chosen, options)
    yield prepare(chosen).map(evidence => ({
      evidence,
      element: things.elements.get(evidence.elementId ?? '') ?? null,
      configurations: (things.configurationsOf.get(thingOf(evidence)) ?? []).flatMap(
        id => things.names.get(id) ?? [],
      ),
      around: around.get(evidence.codingId) ?? { before: '', after: '' },
    }))
  }
}

function thingOf({ configurationId, elementId }: Evidence): string {
  return configurationId ?? elementId ?? ''
}

/** By source and passage. */
function* readLive(db: ReadableDb): Generator<Evidence[]> {
  for (const sourceId of listSourceIds(db)) {
    for (const evidenceIds of inParts(listEvidenceIds(db, sourceId), BATCH)) {
      const byId = new Map(listEvidence(db, { evidenceIds }).map(each => [each.id, each]))
      yield evidenceIds.flatMap(id => byId.get(id) ?? [])
    }
  }
}

/** What a version was kept with, as far as its passages are still there. */
function* readKept(db: ReadableDb, theoryId: string): Generator<Evidence[]> {
  for (const pieces of inParts(listKeptEvidence(db, theoryId), BATCH)) {
    const codingIds = [...new Set(pieces.map(({ codingId }) => codingId))]
    const passages = new Map(listPassages(db, codingIds).map(each => [each.codingId, each]))
    yield pieces.flatMap(piece => {
      const passage = passages.get(piece.codingId)
      return passage === undefined ? [] : [{ ...passage, ...piece, note: '' }]
    })
  }
}

function liveThings(db: ReadableDb, theory: Theory | null): Things {
  const configurations = listConfigurationNames(db)
  const chosen = new Set(theory?.configurationIds ?? configurations.map(({ id }) => id))
  return {
    names: new Map(configurations.map(each => [each.id, nameConfiguration(each)])),
    elements: new Map(listWordings(db).map(({ id, label, role }) => [id, { label, role }])),
    configurationsOf: placesOf(
      chosen,
      listPlacements(db).filter(({ configurationId }) => chosen.has(configurationId)),
    ),
  }
}

function keptThings(db: ReadableDb, theoryId: string): Things {
  const configurations = listKeptConfigurations(db, theoryId)
  const placements = configurations.flatMap(({ id, slots }) =>
    slots.map(({ elementId }) => ({ configurationId: id, elementId })),
  )
  return {
    names: new Map(configurations.map(each => [each.id, nameConfiguration(each)])),
    elements: new Map(
      listKeptElements(db, theoryId).map(({ id, label, role }) => [id, { label, role }]),
    ),
    configurationsOf: placesOf(new Set(configurations.map(({ id }) => id)), placements),
  }
}

function placesOf(
  configurationIds: ReadonlySet<string>,
  placements: readonly { configurationId: string; elementId: string }[],
): Map<string, string[]> {
  const places = new Map([...configurationIds].map(id => [id, [id]]))
  for (const { configurationId, elementId } of placements) {
    const known = places.get(elementId)
    if (known === undefined) places.set(elementId, [configurationId])
    else if (!known.includes(configurationId)) known.push(configurationId)
  }
  return places
}

function inContext({ evidence, around }: Row, options: TableOptions): Cell {
  return [
    ...contextParagraph(around.before),
    quoteParagraph(evidence, options),
    ...contextParagraph(around.after),
  ]
}

function about({ evidence, element, configurations }: Row): Cell {
  if (element !== null) return `${ROLE_NAMES[element.role]}: ${element.label}`
  const [name = null] = configurations
  return evidence.link === null || name === null ? name : `${name} (${linkName(evidence.link)})`
}

const participant = { tells: 'participant' } as const

const COLUMNS: BuilderColumn<Row>[] = [
  column('about', 'About', about, { share: 20 }),
  further('on', 'On', row => (row.element === null ? 'Configuration' : 'Element'), { share: 9 }),
  column('stance', 'Stance', row => STANCE_NAMES[row.evidence.stance], { share: 10 }),
  column('passage', 'Passage', inContext, { share: 40, words: 'attributed' }),
  further('before', 'Before', row => textCell(row.around.before), { share: 20, words: 'alone' }),
  further('quote', 'Quote', row => row.evidence.quote, { share: 36, words: 'alone' }),
  further('after', 'After', row => textCell(row.around.after), { share: 20, words: 'alone' }),
  column('configurations', 'Configurations', row => paragraphs(row.configurations), { share: 18 }),
  further('link', 'Link', ({ evidence: { link } }) => (link === null ? null : linkName(link)), {
    share: 14,
  }),
  further(
    'strength',
    'Strength',
    ({ evidence: { strength } }) => (strength === null ? null : STRENGTH_NAMES[strength]),
    { share: 9 },
  ),
  further('roles', 'Coded as', row => textCell(roleNames(row.evidence.roles)), { share: 11 }),
  further('source', 'Source', row => row.evidence.sourceTitle, { share: 14, ...participant }),
  further('speaker', 'Speaker', row => row.evidence.speaker, participant),
  further('participant', 'Participant', row => row.evidence.participant, participant),
  further('group', 'Group', row => row.evidence.group, { tells: 'group' }),
  column('note', 'Note', row => textCell(row.evidence.note), { share: 16, ...participant }),
]

function groupingsOf(db: ReadableDb): Grouping<Row>[] {
  return [
    {
      ...{ key: 'configuration', label: 'Configuration', tells: 'nothing' as const },
      order: listConfigurationNames(db).map(nameConfiguration),
      none: 'No configuration',
      of: row => row.configurations,
    },
    {
      ...{ key: 'stance', label: 'Stance', tells: 'nothing' as const, none: 'No stance' },
      order: STANCES.map(stance => STANCE_NAMES[stance]),
      of: row => [STANCE_NAMES[row.evidence.stance]],
    },
    {
      ...{ key: 'group', label: 'Stakeholder group', tells: 'group' as const, order: [] },
      none: 'No group',
      of: ({ evidence: { group } }) => (group === null ? [] : [group]),
    },
    {
      ...{ key: 'participant', label: 'Participant', tells: 'participant' as const, order: [] },
      none: 'No participant',
      of: ({ evidence: { participant: name } }) => (name === null ? [] : [name]),
    },
    {
      ...{ key: 'source', label: 'Source', tells: 'participant' as const, order: [] },
      none: 'No source',
      of: row => [row.evidence.sourceTitle],
    },
  ]
}
