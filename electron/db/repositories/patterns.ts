import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { Pattern } from '../../../shared/contract/patterns.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { newId } from '../ids.ts'
import { all, insert, type ReadableDb, run, runOne, sql, update, type WritableDb } from '../sql.ts'
import { getElement, listElements } from './elements.ts'
import { nextPosition } from './positions.ts'

interface Placed {
  id: string
  patternId: string
  elementId: string
  place: number
  note: string
}

/** All outcome patterns in the order they were made, their elements from worst to best. */
export function listPatterns(db: ReadableDb): Pattern[] {
  const elements = new Map(listElements(db).map(element => [element.id, element]))
  const placed = Map.groupBy(listPlaced(db), ({ patternId }) => patternId)
  return all<Omit<Pattern, 'elements'>>(
    db,
    sql`SELECT id, name, description, worst, best, setting FROM outcome_pattern
        ORDER BY position, id`,
  ).map(pattern => ({
    ...pattern,
    elements: (placed.get(pattern.id) ?? []).flatMap(({ elementId, place, note }) => {
      const element = elements.get(elementId)
      if (element === undefined) return []
      const { label, role, facet, evidence } = element
      return [{ elementId, place, note, label, role, facet, evidence }]
    }),
  }))
}

/** One outcome pattern. Throws `not_found`. */
export function getPattern(db: ReadableDb, patternId: string): Pattern {
  const pattern = listPatterns(db).find(({ id }) => id === patternId)
  if (pattern === undefined) {
    throw new AppError('not_found', 'There is no such outcome pattern.', { patternId })
  }
  return pattern
}

/** Makes an outcome pattern; returns its id. Throws `not_found` for an element. */
export function insertPattern(
  db: WritableDb,
  { elements, ...input }: ParsedInputOf<'patterns.create'>,
): string {
  const id = newId()
  insert(db, 'outcome_pattern', {
    ...{ id, name: input.name, description: input.description ?? '' },
    ...{ worst: input.worst ?? '', best: input.best ?? '', setting: input.setting ?? '' },
    position: nextPosition(db, 'outcome_pattern'),
  })
  setPatternElements(db, id, elements)
  return id
}

/** Changes an outcome pattern apart from its elements. */
export function updatePattern(
  db: WritableDb,
  { patternId, ...fields }: ParsedInputOf<'patterns.update'>,
): void {
  update(db, 'outcome_pattern', patternId, fields)
}

/** Sets the elements of an outcome pattern. Throws `not_found`, `duplicate` where one is given twice. */
export function setPatternElements(
  db: WritableDb,
  patternId: string,
  elements: ParsedInputOf<'patterns.setElements'>['elements'],
): void {
  const old = new Map(
    listPlaced(db)
      .filter(row => row.patternId === patternId)
      .map(row => [row.elementId, row.id]),
  )
  if (new Set(elements.map(({ elementId }) => elementId)).size < elements.length) {
    throw new AppError('duplicate', 'An element has one place in a pattern only.')
  }
  for (const { elementId, place, note } of elements) {
    const id = old.get(elementId)
    old.delete(elementId)
    if (id !== undefined) {
      update(db, 'pattern_element', id, { place, note })
      continue
    }
    getElement(db, elementId)
    insert(db, 'pattern_element', {
      ...{ id: newId(), pattern_id: patternId, element_id: elementId, place, note },
    })
  }
  for (const id of old.values()) runOne(db, sql`DELETE FROM pattern_element WHERE id = ${id}`)
}

/** Removes an outcome pattern. */
export function removePattern(db: WritableDb, patternId: string): void {
  run(db, sql`DELETE FROM pattern_element WHERE pattern_id = ${patternId}`)
  runOne(db, sql`DELETE FROM outcome_pattern WHERE id = ${patternId}`)
}

function listPlaced(db: ReadableDb): Placed[] {
  return all(
    db,
    sql`SELECT id, pattern_id AS patternId, element_id AS elementId, place, note
        FROM pattern_element ORDER BY place, id`,
  )
}
