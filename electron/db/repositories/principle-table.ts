import type { Page } from '../../../shared/contract/common.ts'
import type { PrincipleRow } from '../../../shared/contract/principles.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import type { PrincipleItemKind } from '../../../shared/domain/realist.ts'
import { type Facet, type Role, STANCES } from '../../../shared/domain/roles.ts'
import { pageOf } from '../page-of.ts'
import { all, type ReadableDb, sql } from '../sql.ts'
import { listKeptCitations, listKeptItems, listKeptPrinciples } from './kept-versions.ts'
import { listPrinciples } from './principles.ts'
import { listSaid, type Said } from './said.ts'
import { keptId, listChosen } from './theories.ts'
import { listReflections } from './workshop-items.ts'

type Entry = PrincipleRow['actions'][number]
type Cited = PrincipleRow['sources'][number]
type Citations = Pick<Entry, 'sources' | 'otherSources'>

/** A list of the row that entries stand in. */
type Column =
  | 'actions'
  | 'enablingContexts'
  | 'constrainingContexts'
  | 'enablingMechanisms'
  | 'constrainingMechanisms'
  | 'unsorted'
  | 'outcomes'

const COLUMN_OF_ITEM: Record<PrincipleItemKind, Column> = {
  action: 'actions',
  'enabling-context': 'enablingContexts',
  'constraining-context': 'constrainingContexts',
  'enabling-mechanism': 'enablingMechanisms',
  'constraining-mechanism': 'constrainingMechanisms',
}

interface Placed {
  configurationId: string
  elementId: string
  role: Role
  facet: Facet | null
  label: string
  valence: 'enabling' | 'constraining' | null
}

/**
 * The table of guiding principles. Own items come first, in their order; an element that an item names stands where the item
 * says, and nowhere else. The others follow from the configurations in use, or of a theory version: interventions are
 * actions, contexts and mechanisms stand by their valence.
 */
export function readPrincipleTable(
  db: ReadableDb,
  { theoryId, ...page }: Page & { theoryId?: string | undefined },
): PrincipleRow[] {
  const chosen = new Map(listChosen(db, theoryId).map(each => [each.id, each]))
  const kept = keptId(db, theoryId)
  const placed = Map.groupBy(listPlaced(db, kept), ({ configurationId }) => configurationId)
  const principles = pageOf(
    (kept === undefined ? listPrinciples(db) : listKept(db, kept))
      .map(principle => ({
        ...principle,
        configurations: principle.configurationIds.flatMap(id => chosen.get(id) ?? []),
      }))
      .filter(({ configurations }) => theoryId === undefined || configurations.length > 0),
    page,
  )
  const thingIds = principles.flatMap(({ configurations, items }) => [
    ...configurations.flatMap(({ id }) => [
      id,
      ...(placed.get(id) ?? []).map(({ elementId }) => elementId),
    ]),
    ...items.flatMap(({ elementId }) => elementId ?? []),
  ])
  const said = listSaid(db, {
    ...{ withParticipants: false, keptId: kept },
    thingIds: [...new Set(thingIds)],
  })
  const cite = citer(db)
  const reflections = listReflections(db)
  const labels = kept === undefined ? listLabels(db) : listKeptLabels(db, kept)
  return principles.map(({ configurations, ...principle }) => {
    const row: Record<Column, Entry[]> = {
      ...{ actions: [], enablingContexts: [], constrainingContexts: [], enablingMechanisms: [] },
      ...{ constrainingMechanisms: [], unsorted: [], outcomes: [] },
    }
    const named = new Set<string>()
    for (const { id, kind, text, elementId, citation } of principle.items) {
      const label = labels.get(elementId ?? '') ?? ''
      if (elementId !== null) named.add(elementId)
      row[COLUMN_OF_ITEM[kind]].push({
        ...{ elementId, itemId: id, role: null, facet: null, citation },
        text: text.trim() === '' ? label : text,
        ...cite(said.get(elementId ?? '') ?? []),
      })
    }
    const slots = configurations.flatMap(({ id }) => placed.get(id) ?? [])
    const things = new Set(configurations.map(({ id }) => id))
    const listed = new Set<string>()
    for (const { elementId, role, facet, label, valence } of slots) {
      things.add(elementId)
      const key = `${role} ${elementId}`
      if (named.has(elementId) || listed.has(key)) continue
      listed.add(key)
      row[columnOf(role, valence)].push({
        ...{ elementId, itemId: null, role, facet, text: label, citation: '' },
        ...cite(said.get(elementId) ?? []),
      })
    }
    for (const elementId of named) things.add(elementId)
    return {
      ...{ principleId: principle.id, name: principle.name, lesson: principle.lesson },
      citation: principle.citation,
      configurations: configurations.map(configuration => ({
        configurationId: configuration.id,
        name: nameConfiguration(configuration),
      })),
      ...row,
      reflections: reflections.get(principle.id) ?? [],
      ...cite([...things].flatMap(thing => said.get(thing) ?? [])),
    }
  })
}

/** What elements are called, by their ids. */
function listLabels(db: ReadableDb): ReadonlyMap<string, string> {
  const rows = all<{ id: string; label: string }>(db, sql`SELECT id, label FROM element`)
  return new Map(rows.map(({ id, label }) => [id, label]))
}

/** What the elements that own items name were called in a version that was kept. */
function listKeptLabels(db: ReadableDb, kept: string): ReadonlyMap<string, string> {
  return new Map(listKeptItems(db, kept).map(({ elementId, label }) => [elementId ?? '', label]))
}

/** The principles of a version that was kept, with the own items and the citations that they had. */
function listKept(db: ReadableDb, kept: string) {
  const items = Map.groupBy(listKeptItems(db, kept), ({ principleId }) => principleId)
  const citations = listKeptCitations(db, kept)
  return listKeptPrinciples(db, kept).map(each => ({
    ...each,
    items: items.get(each.id) ?? [],
    citation: citations.get(each.id) ?? '',
  }))
}

function columnOf(role: Role, valence: Placed['valence']): Column {
  if (role === 'I') return 'actions'
  if (role === 'O') return 'outcomes'
  if (valence === null) return 'unsorted'
  if (role === 'C') return valence === 'enabling' ? 'enablingContexts' : 'constrainingContexts'
  return valence === 'enabling' ? 'enablingMechanisms' : 'constrainingMechanisms'
}

/** Says which sources passages are from, by title; a passage counts once per stance. */
function citer(db: ReadableDb): (said: readonly Said[]) => Citations {
  const order = new Intl.Collator('en', { numeric: true })
  const titles = new Map(
    all<{ id: string; title: string }>(db, sql`SELECT id, title FROM source`)
      .sort((a, b) => order.compare(a.title, b.title) || order.compare(a.id, b.id))
      .map(({ id, title }, rank) => [id, { title, rank }]),
  )
  return said => {
    const cited = new Map<string, Cited>()
    for (const stance of STANCES) {
      const passages = new Set(said.flatMap(one => (one.stance === stance ? one.passage : [])))
      for (const { sourceId } of passages) {
        const title = titles.get(sourceId)?.title ?? ''
        const counts = { supports: 0, refines: 0, challenges: 0 }
        const known = cited.get(sourceId) ?? { sourceId, title, ...counts }
        known[stance] += 1
        cited.set(sourceId, known)
      }
    }
    const rank = ({ sourceId }: Cited) => titles.get(sourceId)?.rank ?? 0
    const sorted = [...cited.values()].sort((a, b) => rank(a) - rank(b))
    return {
      sources: sorted.filter(({ supports }) => supports > 0),
      otherSources: sorted.filter(({ supports }) => supports === 0),
    }
  }
}

/** Elements in slots of configurations under any principle, in the order in which they stand. */
function listPlaced(db: ReadableDb, kept: string | undefined): Placed[] {
  if (kept !== undefined) {
    return all(
      db,
      sql`SELECT configuration_id AS configurationId, own.element_id AS elementId, own.role,
            coalesce(own.facet, element.facet) AS facet, label, valence
          FROM version_slot AS own JOIN version_element AS element
            ON element.theory_id = own.theory_id AND element.element_id = own.element_id
          WHERE own.theory_id = ${kept} ORDER BY configuration_id, own.position, slot_id`,
    )
  }
  return all(
    db,
    sql`SELECT configuration_id AS configurationId, element_id AS elementId, slot.role,
          coalesce(slot.facet, element.facet) AS facet, label, valence
        FROM slot JOIN element ON element.id = element_id
        WHERE configuration_id IN (SELECT configuration_id FROM principle_configuration)
        ORDER BY configuration_id, slot.position, slot.id`,
  )
}
