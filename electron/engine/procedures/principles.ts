import {
  getPrinciple,
  insertItem,
  insertPrinciple,
  listPrinciples,
  movePrinciple,
  principleOfItem,
  removeItem,
  removePrinciple,
  setPrincipleConfigurations,
  updateItem,
  updatePrinciple,
} from '../../db/repositories/principles.ts'
import { readPrincipleTable } from '../../db/repositories/principle-table.ts'
import type { ReadableDb } from '../../db/sql.ts'
import type { AreaHandlers } from '../handlers.ts'
import { shorten } from './elements.ts'

/** Guiding principles, and their table. */
export const principleHandlers: AreaHandlers<'principles'> = {
  'principles.list': db => listPrinciples(db),
  'principles.create': (db, input) =>
    outcome(db, insertPrinciple(db, input), name => `Make principle ${name}`),
  'principles.update': (db, input) => {
    getPrinciple(db, input.principleId)
    updatePrinciple(db, input)
    return outcome(db, input.principleId, name => `Change principle ${name}`)
  },
  'principles.setConfigurations': (db, { principleId, configurationIds }) => {
    getPrinciple(db, principleId)
    setPrincipleConfigurations(db, principleId, configurationIds)
    return outcome(db, principleId, name => `Choose what principle ${name} rests on`)
  },
  'principles.addItem': (db, input) => {
    getPrinciple(db, input.principleId)
    insertItem(db, input)
    return outcome(db, input.principleId, name => `Add an item to principle ${name}`)
  },
  'principles.updateItem': (db, input) => {
    const principle = principleOfItem(db, input.itemId)
    updateItem(db, principle, input)
    return outcome(db, principle.id, name => `Change an item of principle ${name}`)
  },
  'principles.removeItem': (db, { itemId }) => {
    const { id } = principleOfItem(db, itemId)
    removeItem(db, itemId)
    return outcome(db, id, name => `Remove an item from principle ${name}`)
  },
  'principles.move': (db, { principleId, position }) => {
    const { name } = getPrinciple(db, principleId)
    movePrinciple(db, principleId, position)
    return { value: listPrinciples(db), label: `Move principle “${shorten(name)}”` }
  },
  'principles.remove': (db, { principleId }) => {
    const { name } = getPrinciple(db, principleId)
    removePrinciple(db, principleId)
    return { value: { principleId }, label: `Remove principle “${shorten(name)}”` }
  },
  'principles.table': (db, input) => readPrincipleTable(db, input),
}

function outcome(db: ReadableDb, principleId: string, label: (name: string) => string) {
  const value = getPrinciple(db, principleId)
  return { value, label: label(`“${shorten(value.name)}”`) }
}
