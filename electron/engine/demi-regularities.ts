import type { OutputOf } from '../../shared/contract/contract.ts'
import { nameConfiguration } from '../../shared/domain/configuration-name.ts'
import { findDemiRegularities, partsOf } from '../../shared/domain/demi-regularities.ts'
import { listCases } from '../db/repositories/cases.ts'
import { getTheory } from '../db/repositories/theories.ts'
import { listConfigurationsOf } from '../db/repositories/theory-content.ts'
import type { ReadableDb } from '../db/sql.ts'

/** Demi-regularities among the configurations in use, or of a theory version. Throws `not_found`. */
export function readDemiRegularities(
  db: ReadableDb,
  theoryId?: string,
): OutputOf<'cases.demiRegularities'> {
  const cases = new Map(listCases(db).map(({ id, name }) => [id, name]))
  const theory = theoryId === undefined ? null : getTheory(db, theoryId)
  const configurations = listConfigurationsOf(db, theory).toSorted((a, b) => a.number - b.number)
  const { differing, steady } = findDemiRegularities(configurations)
  return {
    differing: differing.map(({ mechanism, configurations: own, ...contrast }) => ({
      ...mechanism,
      facet: sameFacet(own, mechanism.elementId),
      ...contrast,
      configurations: own.map(configuration => ({
        configurationId: configuration.id,
        name: nameConfiguration(configuration),
        caseId: configuration.caseId,
        caseName: cases.get(configuration.caseId ?? '') ?? null,
        actor: configuration.actor,
        contexts: partsOf(configuration, 'C'),
        interventions: partsOf(configuration, 'I'),
        outcomes: partsOf(configuration, 'O'),
        evidence: configuration.evidence,
      })),
    })),
    steady,
  }
}

/** How a mechanism stands in all of its configurations; null where it does not stand alike. */
function sameFacet(configurations: ReturnType<typeof listConfigurationsOf>, elementId: string) {
  const facets = new Set(
    configurations.flatMap(({ slots }) =>
      slots
        .filter(slot => slot.role === 'M' && slot.elementId === elementId)
        .map(({ facet }) => facet),
    ),
  )
  const [first = null] = facets
  return facets.size === 1 ? first : null
}
