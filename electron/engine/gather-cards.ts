import type { Page } from '../../shared/contract/common.ts'
import type { Card } from '../../shared/contract/cards.ts'
import { type CardThing, listCards } from '../db/repositories/cards.ts'
import { getConfiguration } from '../db/repositories/configurations.ts'
import { getElement } from '../db/repositories/elements.ts'
import { getTheory } from '../db/repositories/theories.ts'
import { getContent, listConfigurationsOf } from '../db/repositories/theory-content.ts'
import { pageOf } from '../db/page-of.ts'
import type { ReadableDb } from '../db/sql.ts'

/** The cards of a theory version, or of all configurations in use; with those of its elements if asked. */
export function gatherCards(
  db: ReadableDb,
  input: Partial<Page> & { theoryId?: string | undefined; includeElements?: boolean | undefined },
): Card[] {
  const { theoryId, includeElements = false, limit, offset = 0 } = input
  const page = { limit, offset }
  if (includeElements) {
    const { configurations, elements } = getContent(db, { theoryId })
    return pageOf(listCards(db, configurations, elements), page)
  }
  const theory = theoryId === undefined ? null : getTheory(db, theoryId)
  return listCards(db, listConfigurationsOf(db, theory, page), [])
}

/** The card of a configuration or an element. Throws `not_found`. */
export function gatherCard(db: ReadableDb, { configurationId, elementId }: CardThing): Card {
  const [card] = listCards(
    db,
    configurationId === undefined ? [] : [getConfiguration(db, configurationId)],
    elementId === undefined ? [] : [getElement(db, elementId)],
  )
  if (card === undefined) throw new Error('A card is of a configuration or an element')
  return card
}
