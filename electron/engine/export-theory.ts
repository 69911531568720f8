import type { ParsedInputOf } from '../../shared/contract/contract.ts'
import type { CardPaper } from '../../shared/domain/realist.ts'
import type { Theory } from '../../shared/contract/theories.ts'
import { listConfigurations } from '../db/repositories/configurations.ts'
import { listEvidence } from '../db/repositories/evidence.ts'
import { listKeptQuotes } from '../db/repositories/kept-quotes.ts'
import { getProjectInfo } from '../db/repositories/project.ts'
import { getTheory } from '../db/repositories/theories.ts'
import { listConfigurationsOf } from '../db/repositories/theory-content.ts'
import type { ReadableDb } from '../db/sql.ts'
import type { CardSheet } from '../export/cards/card-pages.ts'
import type { ExportedConfiguration } from '../export/configurations.ts'
import { gatherCards } from './gather-cards.ts'
import type { Session } from './session.ts'

/** Flash cards of a version, or of all configurations in use, as a file's content. */
export async function exportCards(
  session: Session,
  ending: string,
  { theoryId, cards }: Pick<ParsedInputOf<'exports.write'>, 'theoryId' | 'cards'>,
): Promise<string | Uint8Array> {
  const sheet = gatherCardSheet(session.seenDb(), { theoryId, ...cards })
  return session.drawSheet(sheet, ending === '.pdf' ? '.pdf' : '.html')
}

/** The flash cards of a version, or of all configurations in use, with what is printed on each. Throws `not_found`. */
export function gatherCardSheet(
  db: ReadableDb,
  {
    theoryId,
    paper = 'a4',
    includeElements = false,
  }: {
    theoryId?: string | undefined
    paper?: CardPaper | undefined
    includeElements?: boolean | undefined
  },
): CardSheet {
  const { title } = getProjectInfo(db)
  return {
    title: theoryId === undefined ? title : `${title}: ${getTheory(db, theoryId).name}`,
    ...{ date: today(), paper },
    cards: gatherCards(db, { theoryId, includeElements }).map(
      ({ handle, title: own, text, number }) => ({
        ...{
          heading: handle === '' ? own : handle,
          text,
          footer: number === null ? '' : `CMOC ${number}`,
        },
      }),
    ),
  }
}

/** The configurations of a version, or all, by number, with their passages; of a kept version those that are still there. */
export function gatherConfigurations(db: ReadableDb, theoryId?: string): ExportedConfiguration[] {
  const theory = theoryId === undefined ? null : getTheory(db, theoryId)
  if (theory !== null && theory.frozenAt !== null) return gatherKept(db, theory)
  return listConfigurations(db, theory?.configurationIds).map(configuration => ({
    ...configuration,
    evidenceList: listEvidence(db, { configurationId: configuration.id, includeElements: true }),
  }))
}

function gatherKept(db: ReadableDb, theory: Theory): ExportedConfiguration[] {
  const quotes = listKeptQuotes(db, theory.id)
  return listConfigurationsOf(db, theory)
    .sort((a, b) => a.number - b.number)
    .map(configuration => {
      const things = new Set([configuration.id, ...configuration.slots.map(slot => slot.elementId)])
      const evidenceList = quotes.filter(({ elementId, configurationId }) =>
        things.has(elementId ?? configurationId ?? ''),
      )
      return { ...configuration, evidenceList }
    })
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}
