import { getConfiguration } from '../../db/repositories/configurations.ts'
import {
  getInference,
  insertInference,
  listInferences,
  removeInference,
  updateInference,
} from '../../db/repositories/inferences.ts'
import type { AreaHandlers } from '../handlers.ts'

/** What analysts conclude, apart from quoted evidence. */
export const inferenceHandlers: AreaHandlers<'inferences'> = {
  'inferences.list': (db, input) => listInferences(db, input),
  'inferences.create': (db, input, researcherId) => {
    const { number } = getConfiguration(db, input.configurationId)
    const value = getInference(db, insertInference(db, input, researcherId))
    return { value, label: `Record ${ARTICLES[input.kind]} on CMOC ${number}` }
  },
  'inferences.update': (db, input) => {
    getInference(db, input.inferenceId)
    updateInference(db, input)
    const value = getInference(db, input.inferenceId)
    return { value, label: `Change ${ARTICLES[value.kind]}` }
  },
  'inferences.remove': (db, { inferenceId }) => {
    const { kind } = getInference(db, inferenceId)
    removeInference(db, inferenceId)
    return { value: { inferenceId }, label: `Remove ${ARTICLES[kind]}` }
  },
}

const ARTICLES = {
  retroduction: 'a retroduction',
  abduction: 'an abduction',
  deduction: 'a deduction',
  induction: 'an induction',
}
