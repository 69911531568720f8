import { requireCodings } from '../../db/repositories/codings.ts'
import { getConfiguration } from '../../db/repositories/configurations.ts'
import { getElement } from '../../db/repositories/elements.ts'
import {
  getEvidence,
  insertEvidence,
  listEvidence,
  removeEvidence,
  updateEvidence,
} from '../../db/repositories/evidence.ts'
import type { AreaHandlers } from '../handlers.ts'

/** Evidence: passages attached to elements and configurations, each with a stance. */
export const evidenceHandlers: AreaHandlers<'evidence'> = {
  'evidence.list': (db, input) => listEvidence(db, input),
  'evidence.attach': (db, input) => {
    requireCodings(db, [input.codingId])
    if (input.elementId !== undefined) getElement(db, input.elementId)
    if (input.configurationId !== undefined) getConfiguration(db, input.configurationId)
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
