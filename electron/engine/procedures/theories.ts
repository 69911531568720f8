import {
  getTheory,
  insertTheory,
  listTheories,
  removeTheory,
  updateTheory,
} from '../../db/repositories/theories.ts'
import { gatherDiagram } from '../diagram.ts'
import { reviewTheory } from '../review-theory.ts'
import type { AreaHandlers } from '../handlers.ts'

/** Versions of the programme theory, and their diagram. */
export const theoryHandlers: AreaHandlers<'theories'> = {
  'theories.list': db => listTheories(db),
  'theories.create': (db, input) => {
    const theoryId = insertTheory(db, input)
    return { value: getTheory(db, theoryId), label: `Name theory version “${input.name}”` }
  },
  'theories.update': (db, { theoryId, ...fields }) => {
    const { name } = getTheory(db, theoryId)
    updateTheory(db, theoryId, fields)
    return { value: getTheory(db, theoryId), label: `Change theory version “${name}”` }
  },
  'theories.remove': (db, { theoryId }) => {
    const { name } = getTheory(db, theoryId)
    removeTheory(db, theoryId)
    return { value: { theoryId }, label: `Remove theory version “${name}”` }
  },
  'theories.checks': (db, { theoryId }) => reviewTheory(db, theoryId),
  'theories.diagram': (db, { theoryId }, session) =>
    session.placeDiagram(gatherDiagram(db, theoryId)),
}
