import { getAttribute } from '../../db/repositories/attributes.ts'
import { readMatrix } from '../../db/repositories/case-matrix.ts'
import {
  getCase,
  insertCase,
  listCases,
  removeCase,
  setMembers,
  updateCase,
} from '../../db/repositories/cases.ts'
import { readDemiRegularities } from '../demi-regularities.ts'
import type { AreaHandlers } from '../handlers.ts'
import { shorten } from './elements.ts'

/** Cases, and what is seen when configurations are held against them and against each other. */
export const caseHandlers: AreaHandlers<'cases'> = {
  'cases.list': db => listCases(db),
  'cases.create': (db, input) => ({
    value: getCase(db, insertCase(db, input)),
    label: `Make case “${shorten(input.name)}”`,
  }),
  'cases.update': (db, input) => {
    const { name } = getCase(db, input.caseId)
    updateCase(db, input)
    return { value: getCase(db, input.caseId), label: `Change case “${shorten(name)}”` }
  },
  'cases.setMembers': (db, input) => {
    const { name } = getCase(db, input.caseId)
    setMembers(db, input)
    return {
      value: getCase(db, input.caseId),
      label: `Choose what belongs to case “${shorten(name)}”`,
    }
  },
  'cases.remove': (db, { caseId }) => {
    const { name } = getCase(db, caseId)
    return {
      value: { releasedConfigurations: removeCase(db, caseId) },
      label: `Remove case “${shorten(name)}”`,
    }
  },
  'cases.matrix': (db, input) => {
    if (input.attributeId !== undefined) getAttribute(db, input.attributeId)
    return readMatrix(db, input)
  },
  'cases.demiRegularities': (db, { theoryId }) => readDemiRegularities(db, theoryId),
}
