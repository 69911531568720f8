import {
  elementKey,
  type TypedTheory,
} from '../../../../shared/interchange/typed/configurations.ts'
import type {
  TypedConfiguration,
  TypedElement,
  TypedQuote,
} from '../../../../shared/interchange/typed/table.ts'
import type { Configuration } from '../../../../shared/contract/configurations.ts'
import { foldQuote } from '../../../../shared/interchange/folded-text.ts'
import { STANCES, STATUSES } from '../../../../shared/domain/roles.ts'
import { insertCoding, listCodings } from '../../../db/repositories/codings.ts'
import {
  getConfiguration,
  insertConfiguration,
  listConfigurations,
  updateConfiguration,
} from '../../../db/repositories/configurations.ts'
import { insertElement, listElements } from '../../../db/repositories/elements.ts'
import { insertEvidence, listEvidence } from '../../../db/repositories/evidence.ts'
import type { WritableDb } from '../../../db/sql.ts'
import type { PlacedQuote } from './find-quotes.ts'
import { quotesOf } from './read-typed.ts'

/** How much was new. */
export interface TakenTheory {
  configurations: number
  elements: number
  codings: number
  evidence: number
}

/** Takes configurations, elements and evidence of a table; those that are here already are recognised by their words. */
export function takeTheory(
  db: WritableDb,
  theory: TypedTheory,
  places: readonly (PlacedQuote | null)[],
  researcherId: string,
): TakenTheory {
  const created: TakenTheory = { configurations: 0, elements: 0, codings: 0, evidence: 0 }
  const placeOf = new Map(quotesOf(theory).map((quote, index) => [quote, places[index] ?? null]))
  const elementIds = new Map(listElements(db).map(each => [elementKey(each), each.id]))
  const known = new Map(listConfigurations(db).map(each => [slotsKey(each.slots), each.id]))
  const codings = codingFinder(db, researcherId, created)
  const evidence = evidenceAdder(db, created)
  const elementFor = (element: TypedElement): string => {
    const key = elementKey(element)
    const id = elementIds.get(key) ?? insertElement(db, element)
    if (!elementIds.has(key)) created.elements += 1
    elementIds.set(key, id)
    return id
  }
  const attach = (quotes: readonly TypedQuote[], configurationId: string | null) => {
    // A passage says one thing of one configuration: what is least comfortable, so that nothing against it is lost.
    const byStance = quotes.toSorted(
      (a, b) => STANCES.indexOf(b.stance) - STANCES.indexOf(a.stance),
    )
    for (const quote of byStance) {
      const place = placeOf.get(quote) ?? null
      const elementId = quote.element === null ? null : elementFor(quote.element)
      if (place === null || (elementId === null && configurationId === null)) continue
      const codingId = codings(place, quote.element)
      const target = elementId === null ? { configurationId: configurationId ?? '' } : { elementId }
      evidence({ codingId, ...target, stance: quote.stance, note: quote.note })
    }
  }
  for (const configuration of theory.configurations) {
    const slots = configuration.elements.map(element => ({
      ...element,
      elementId: elementFor(element),
    }))
    const same = known.get(slotsKey(configuration.elements))
    const id = same ?? makeConfiguration(db, configuration, slots)
    if (same === undefined) created.configurations += 1
    attach(configuration.quotes, id)
  }
  for (const { element, quotes } of theory.elements) {
    elementFor(element)
    attach(quotes, null)
  }
  return created
}

function makeConfiguration(
  db: WritableDb,
  { title, handle, statement, status, number }: TypedConfiguration,
  slots: Parameters<typeof insertConfiguration>[1]['slots'],
): string {
  const known = STATUSES.find(each => each === status.toLowerCase() && each !== 'merged')
  const id = insertConfiguration(db, {
    ...{ title: oneLine(titleWithout(title, handle)), slots },
    // A plain number is only a count of rows; a name such as “IPT3” is what the team says.
    handle: handle === '' ? handleOf(number) : oneLine(handle).slice(0, 100),
    ...(known !== undefined && { status: known }),
  })
  const made = getConfiguration(db, id)
  if (statement !== '' && foldQuote(statement) !== foldQuote(made.statement)) {
    updateConfiguration(db, id, { statement })
  }
  return id
}

/** This program's own tables put the short name before the title. */
function titleWithout(title: string, handle: string): string {
  if (handle === '') return title
  if (title === handle) return ''
  return title.startsWith(`${handle}: `) ? title.slice(handle.length + 2) : title
}

/** The number of a row says nothing, and neither does `CMOC 3`, which is what this program calls the third. */
function handleOf(number: string): string {
  return /^(?:cmoc?\s*)?#?\d+$/i.test(number) ? '' : oneLine(number).slice(0, 100)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 500).toWellFormed()
}

function slotsKey(
  slots: readonly Pick<Configuration['slots'][number], 'role' | 'label'>[],
): string {
  return slots.map(elementKey).sort().join('\n')
}

/** Finds the coding of a passage, or makes one; it gets the role of the element that it is evidence for. */
function codingFinder(db: WritableDb, researcherId: string, created: TakenTheory) {
  const bySource = new Map<string, Map<string, string>>()
  return ({ sourceId, start, end }: PlacedQuote, element: TypedElement | null): string => {
    const known =
      bySource.get(sourceId) ??
      new Map(
        listCodings(db, { sourceId })
          .filter(coding => !coding.isOrphan && coding.researcherId === researcherId)
          .map(coding => [`${coding.start}/${coding.end}`, coding.id]),
      )
    bySource.set(sourceId, known)
    const there = known.get(`${start}/${end}`)
    if (there !== undefined) return there
    const roles = element === null ? [] : [element.role]
    const id = insertCoding(db, { sourceId, start, end, roles }, researcherId)
    created.codings += 1
    known.set(`${start}/${end}`, id)
    return id
  }
}

/** Attaches a passage where it is not attached yet. */
function evidenceAdder(db: WritableDb, created: TakenTheory) {
  const attached = new Set(
    listEvidence(db, {}).map(
      each => `${each.codingId} ${each.elementId ?? each.configurationId ?? ''}`,
    ),
  )
  return (piece: Parameters<typeof insertEvidence>[1]): void => {
    const key = `${piece.codingId} ${piece.elementId ?? piece.configurationId ?? ''}`
    if (attached.has(key)) return
    attached.add(key)
    insertEvidence(db, piece)
    created.evidence += 1
  }
}
