import { freezeTheory, getContent } from '../../db/repositories/theory-content.ts'
import { listNumbers } from '../../db/repositories/chains.ts'
import {
  copyAdjustments,
  listAdjustments,
  removeAdjustmentsOf,
} from '../../db/repositories/diagram-adjustments.ts'
import {
  getTheory,
  insertTheory,
  listTheories,
  removeTheory,
  updateTheory,
} from '../../db/repositories/theories.ts'
import { comparePassages, compareTheories } from '../compare-theories.ts'
import { gatherDiagram } from '../diagram.ts'
import { reviewTheory } from '../review-theory.ts'
import { tellStory } from '../tell-story.ts'
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
  'theories.remove': (db, { theoryId, isFrozenToo }) => {
    const { name } = getTheory(db, theoryId)
    removeAdjustmentsOf(db, theoryId)
    removeTheory(db, theoryId, isFrozenToo)
    return { value: { theoryId }, label: `Remove theory version “${name}”` }
  },
  'theories.freeze': (db, { theoryId }) => {
    const { name } = getTheory(db, theoryId)
    freezeTheory(db, theoryId)
    return { value: getTheory(db, theoryId), label: `Keep theory version “${name}” as it stands` }
  },
  'theories.copy': (db, { theoryId, name, kind }) => {
    const { narrative, configurationIds } = getTheory(db, theoryId)
    const there = listNumbers(db)
    const copyId = insertTheory(db, {
      ...{ name, kind, narrative },
      configurationIds: configurationIds.filter(id => there.has(id)),
    })
    copyAdjustments(db, theoryId, copyId)
    return { value: getTheory(db, copyId), label: `Start theory version “${name}”` }
  },
  'theories.get': (db, input) => getContent(db, input),
  'theories.compare': (db, input) => compareTheories(db, input),
  'theories.comparePassages': (db, input) => comparePassages(db, input),
  'theories.story': db => tellStory(db),
  'theories.checks': (db, { theoryId }) => reviewTheory(db, theoryId),
  'theories.diagram': (db, { theoryId, filter, layout = 'roles' }, session) =>
    session.placeDiagram({
      input: gatherDiagram(db, theoryId, filter),
      layout,
      adjustments: listAdjustments(db, { theoryId, layout }),
    }),
}
