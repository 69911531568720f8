import {
  getDecision,
  insertDecision,
  listDecisions,
  removeDecision,
  updateDecision,
} from '../../db/repositories/decisions.ts'
import type { AreaHandlers } from '../handlers.ts'

/** What the team decided about its theory, and why. */
export const decisionHandlers: AreaHandlers<'decisions'> = {
  'decisions.list': (db, input) => listDecisions(db, input),
  'decisions.create': (db, input, researcherId) => {
    const decisionId = insertDecision(db, input, researcherId)
    return { value: getDecision(db, decisionId), label: 'Record a decision' }
  },
  'decisions.update': (db, input) => {
    getDecision(db, input.decisionId)
    updateDecision(db, input)
    return { value: getDecision(db, input.decisionId), label: 'Change a decision' }
  },
  'decisions.remove': (db, { decisionId }) => {
    getDecision(db, decisionId)
    removeDecision(db, decisionId)
    return { value: { decisionId }, label: 'Remove a decision' }
  },
}
