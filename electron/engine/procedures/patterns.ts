import {
  getPattern,
  insertPattern,
  listPatterns,
  removePattern,
  setPatternElements,
  updatePattern,
} from '../../db/repositories/patterns.ts'
import type { AreaHandlers } from '../handlers.ts'
import { shorten } from './elements.ts'

/** Outcome patterns (archetypes), from worst to best. */
export const patternHandlers: AreaHandlers<'patterns'> = {
  'patterns.list': db => listPatterns(db),
  'patterns.create': (db, input) => ({
    value: getPattern(db, insertPattern(db, input)),
    label: `Make outcome pattern “${shorten(input.name)}”`,
  }),
  'patterns.update': (db, input) => {
    const { name } = getPattern(db, input.patternId)
    updatePattern(db, input)
    return {
      value: getPattern(db, input.patternId),
      label: `Change outcome pattern “${shorten(name)}”`,
    }
  },
  'patterns.setElements': (db, { patternId, elements }) => {
    const { name } = getPattern(db, patternId)
    setPatternElements(db, patternId, elements)
    return {
      value: getPattern(db, patternId),
      label: `Arrange outcome pattern “${shorten(name)}”`,
    }
  },
  'patterns.remove': (db, { patternId }) => {
    const { name } = getPattern(db, patternId)
    removePattern(db, patternId)
    return { value: { patternId }, label: `Remove outcome pattern “${shorten(name)}”` }
  },
}
