import {
  getLens,
  insertConstruct,
  insertLens,
  lensOfConstruct,
  lensOfMapping,
  listLenses,
  mapConstruct,
  removeConstruct,
  removeLens,
  unmapConstruct,
  updateConstruct,
  updateLens,
} from '../../db/repositories/lenses.ts'
import type { ReadableDb } from '../../db/sql.ts'
import type { AreaHandlers } from '../handlers.ts'
import { shorten } from './elements.ts'

/** Substantive theories used as lenses. */
export const lensHandlers: AreaHandlers<'lenses'> = {
  'lenses.list': db => listLenses(db),
  'lenses.create': (db, input) =>
    outcome(db, insertLens(db, input), name => `Take up lens ${name}`),
  'lenses.update': (db, input) => {
    getLens(db, input.lensId)
    updateLens(db, input)
    return outcome(db, input.lensId, name => `Change lens ${name}`)
  },
  'lenses.remove': (db, { lensId }) => {
    const { name } = getLens(db, lensId)
    return { value: removeLens(db, lensId), label: `Remove lens “${shorten(name)}”` }
  },
  'lenses.addConstruct': (db, input) => {
    getLens(db, input.lensId)
    insertConstruct(db, input)
    return outcome(db, input.lensId, name => `Add a construct to lens ${name}`)
  },
  'lenses.updateConstruct': (db, input) => {
    const lensId = lensOfConstruct(db, input.constructId)
    updateConstruct(db, input)
    return outcome(db, lensId, name => `Change a construct of lens ${name}`)
  },
  'lenses.removeConstruct': (db, { constructId }) => {
    const lensId = lensOfConstruct(db, constructId)
    removeConstruct(db, constructId)
    return outcome(db, lensId, name => `Remove a construct from lens ${name}`)
  },
  'lenses.map': (db, input) => {
    const lensId = lensOfConstruct(db, input.constructId)
    mapConstruct(db, input)
    return outcome(db, lensId, name => `Map a construct of lens ${name}`)
  },
  'lenses.unmap': (db, { mappingId }) => {
    const lensId = lensOfMapping(db, mappingId)
    unmapConstruct(db, mappingId)
    return outcome(db, lensId, name => `Take a mapping of lens ${name} back`)
  },
}

function outcome(db: ReadableDb, lensId: string, label: (name: string) => string) {
  const value = getLens(db, lensId)
  return { value, label: label(`“${shorten(value.name)}”`) }
}
