import type { SynthesisOperation } from '../../../shared/domain/realist.ts'
import { getConfiguration } from '../../db/repositories/configurations.ts'
import {
  getSynthesis,
  insertSynthesis,
  listSyntheses,
  removeSynthesis,
  updateSynthesis,
} from '../../db/repositories/syntheses.ts'
import type { AreaHandlers } from '../handlers.ts'

const VERBS: Record<SynthesisOperation, string> = {
  juxtapose: 'Juxtapose',
  reconcile: 'Reconcile',
  adjudicate: 'Adjudicate',
  consolidate: 'Consolidate',
  situate: 'Situate',
}

/** Acts of synthesis across cases and sources. */
export const synthesisHandlers: AreaHandlers<'syntheses'> = {
  'syntheses.list': (db, { configurationId }) => {
    if (configurationId !== undefined) getConfiguration(db, configurationId)
    return listSyntheses(db, { configurationId })
  },
  'syntheses.create': (db, input, researcherId) => {
    const value = getSynthesis(db, insertSynthesis(db, input, researcherId))
    const what = `${value.configurationIds.length} configurations`
    if (value.intoId === null) return { value, label: `${VERBS[value.operation]} ${what}` }
    const { number } = getConfiguration(db, value.intoId)
    return { value, label: `Consolidate ${what} in CMOC ${number}` }
  },
  'syntheses.update': (db, input) => {
    updateSynthesis(db, input)
    return { value: getSynthesis(db, input.synthesisId), label: 'Change an act of synthesis' }
  },
  'syntheses.remove': (db, { synthesisId }) => {
    getSynthesis(db, synthesisId)
    removeSynthesis(db, synthesisId)
    return { value: { synthesisId }, label: 'Remove an act of synthesis' }
  },
}
