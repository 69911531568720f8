import { getAttribute } from '../../db/repositories/attributes.ts'
import { requireCodings } from '../../db/repositories/codings.ts'
import { getConfiguration } from '../../db/repositories/configurations.ts'
import { getElement } from '../../db/repositories/elements.ts'
import { balanceEvidence } from '../../db/repositories/evidence-balance.ts'
import {
  breakDownEvidence,
  getEvidence,
  insertEvidence,
  listEvidence,
  removeEvidence,
  updateEvidence,
} from '../../db/repositories/evidence.ts'
import { listKeptQuotesOf } from '../../db/repositories/kept-quotes.ts'
import { keptId } from '../../db/repositories/theories.ts'
import type { ReadableDb } from '../../db/sql.ts'
import type { AreaHandlers } from '../handlers.ts'

/** Evidence: passages attached to elements and configurations, each with a stance. */
export const evidenceHandlers: AreaHandlers<'evidence'> = {
  'evidence.list': (db, { theoryId, ...input }) => {
    const kept = keptId(db, theoryId)
    return kept === undefined ? listEvidence(db, input) : listKeptQuotesOf(db, kept, input)
  },
  'evidence.breakdown': (db, { configurationId, configurationIds, elementId, ...origin }) => {
    if (configurationId !== undefined) getConfiguration(db, configurationId)
    if (elementId !== undefined) getElement(db, elementId)
    if (origin.attributeId !== undefined) getAttribute(db, origin.attributeId)
    const several =
      configurationIds ?? (configurationId === undefined ? undefined : [configurationId])
    return breakDownEvidence(db, { configurationIds: several, elementId }, origin)
  },
  'evidence.balance': (db, input) => {
    getConfiguration(db, input.configurationId)
    if (input.attributeId !== undefined) getAttribute(db, input.attributeId)
    return balanceEvidence(db, input)
  },
  'evidence.attachMany': (db, { codingIds, ...target }) => {
    requireCodings(db, codingIds)
    requireTarget(db, target)
    const { elementId, configurationId } = target
    const there = listEvidence(db, { elementId, configurationId })
    const attached = new Set(there.map(({ codingId }) => codingId))
    const missing = [...new Set(codingIds)].filter(codingId => !attached.has(codingId))
    for (const codingId of missing) insertEvidence(db, { codingId, ...target })
    const count = missing.length
    return {
      value: { attached: count },
      label: `Attach ${count} ${count === 1 ? 'passage' : 'passages'}`,
    }
  },
  'evidence.attach': (db, input) => {
    requireCodings(db, [input.codingId])
    requireTarget(db, input)
    const evidenceId = insertEvidence(db, input)
    const verb = { supports: 'supporting', refines: 'refining', challenges: 'challenging' }
    return {
      value: getEvidence(db, evidenceId),
      label: `Attach ${verb[input.stance]} evidence`,
    }
  },
  'evidence.update': (db, { evidenceId, ...fields }) => {
    getEvidence(db, evidenceId)
    updateEvidence(db, evidenceId, fields)
    return { value: getEvidence(db, evidenceId), label: 'Change a piece of evidence' }
  },
  'evidence.detach': (db, { evidenceId }) => {
    const { codingId } = getEvidence(db, evidenceId)
    removeEvidence(db, evidenceId)
    return { value: { codingId }, label: 'Detach a piece of evidence' }
  },
}

/** Throws `not_found` where there is no such element or configuration. */
function requireTarget(
  db: ReadableDb,
  target: { elementId?: string | undefined; configurationId?: string | undefined },
): void {
  if (target.elementId !== undefined) getElement(db, target.elementId)
  if (target.configurationId !== undefined) getConfiguration(db, target.configurationId)
}
