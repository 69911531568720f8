import { tallyWorkshop } from '../../../shared/domain/tally-workshop.ts'
import { WORKSHOP_DECISION_NAMES, WORKSHOP_STANCE_NAMES } from '../../../shared/domain/workshop.ts'
import { listWorkshopDecisions } from '../../db/repositories/workshop-decisions.ts'
import {
  getItem,
  insertItems,
  removeItemRows,
  updateItem,
} from '../../db/repositories/workshop-items.ts'
import {
  insertQuote,
  itemOfQuote,
  listCandidates,
  removeQuote,
  updateQuote,
} from '../../db/repositories/workshop-quotes.ts'
import {
  getWorkshopResponse,
  listWorkshopResponses,
  removeWorkshopResponse,
  storeResponse,
  tally,
} from '../../db/repositories/workshop-responses.ts'
import {
  getRound,
  insertRound,
  moveItem,
  moveRound,
  removeRoundRows,
  updateRound,
  workshopOfRound,
} from '../../db/repositories/workshop-rounds.ts'
import {
  insertWorkshop,
  listWorkshops,
  readWorkshop,
  removeWorkshop,
  setGroups,
  updateWorkshop,
} from '../../db/repositories/workshops.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { decideItem } from '../decide-item.ts'
import { seenThrough } from '../double-coding/seen-through.ts'
import type { AreaHandlers } from '../handlers.ts'
import { findIdentifying } from '../identifying.ts'

/** Workshops: sessions in which stakeholders respond to the theory. */
export const workshopHandlers: AreaHandlers<'workshops'> = {
  'workshops.list': db => listWorkshops(db),
  'workshops.read': (db, { workshopId }) => readWorkshop(db, workshopId),
  'workshops.create': (db, input) => {
    const value = readWorkshop(seen(db), insertWorkshop(db, input))
    return { value, label: `Plan the workshop “${value.name}”` }
  },
  'workshops.update': (db, input) => {
    const before = readWorkshop(seen(db), input.workshopId)
    updateWorkshop(db, input)
    const value = readWorkshop(seen(db), input.workshopId)
    const what = value.status === before.status ? 'Change' : STEP_OF_STATUS[value.status]
    return { value, label: `${what} the workshop “${value.name}”` }
  },
  'workshops.remove': (db, { workshopId }) => {
    const { name } = readWorkshop(seen(db), workshopId)
    const answers = removeWorkshop(db, workshopId)
    return { value: { answers }, label: `Remove the workshop “${name}”` }
  },
  'workshops.setGroups': (db, input) => {
    readWorkshop(seen(db), input.workshopId)
    setGroups(db, input)
    return {
      value: readWorkshop(seen(db), input.workshopId),
      label: 'Change the groups of a workshop',
    }
  },
  'workshops.addRound': (db, input) => {
    readWorkshop(seen(db), input.workshopId)
    const value = getRound(seen(db), insertRound(db, input))
    return { value, label: `Add the round “${value.title}”` }
  },
  'workshops.updateRound': (db, input) => {
    getRound(seen(db), input.roundId)
    updateRound(db, input)
    const value = getRound(seen(db), input.roundId)
    return { value, label: `Change the round “${value.title}”` }
  },
  'workshops.moveRound': (db, { roundId, position }) => {
    const { title } = getRound(seen(db), roundId)
    moveRound(db, roundId, position)
    return {
      value: readWorkshop(seen(db), workshopOfRound(db, roundId)),
      label: `Move the round “${title}”`,
    }
  },
  'workshops.removeRound': (db, { roundId }) => {
    const { title } = getRound(seen(db), roundId)
    const workshopId = workshopOfRound(db, roundId)
    removeRoundRows(db, roundId)
    return { value: readWorkshop(seen(db), workshopId), label: `Remove the round “${title}”` }
  },
  'workshops.addItems': (db, input) => {
    const before = getRound(seen(db), input.roundId).items.length
    insertItems(db, input)
    const value = getRound(seen(db), input.roundId)
    const added = value.items.length - before
    return { value, label: `Put ${added === 1 ? '1 item' : `${added} items`} into a workshop` }
  },
  'workshops.updateItem': (db, input) => {
    getItem(db, input.itemId)
    updateItem(db, input)
    return itemOutcome(db, input.itemId, name => `Word “${name}” for a workshop`)
  },
  'workshops.moveItem': (db, { itemId, roundId, position }) => {
    const item = getItem(db, itemId)
    moveItem(db, itemId, item.roundId, roundId ?? item.roundId, position)
    return {
      value: readWorkshop(seen(db), workshopOfRound(db, item.roundId)),
      label: `Move “${item.name}” in a workshop`,
    }
  },
  'workshops.removeItem': (db, { itemId }) => {
    const { name, roundId } = getItem(db, itemId)
    removeItemRows(db, itemId)
    return {
      value: readWorkshop(seen(db), workshopOfRound(db, roundId)),
      label: `Take “${name}” out of a workshop`,
    }
  },
  'workshops.candidates': (db, { itemId }) => listCandidates(db, itemId),
  'workshops.identifying': (_db, { text }) => findIdentifying(text),
  'workshops.chooseQuote': (db, input) => {
    insertQuote(db, input)
    return itemOutcome(db, input.itemId, () => 'Choose a quote for a workshop')
  },
  'workshops.updateQuote': (db, input) => {
    const itemId = itemOfQuote(seen(db), input.quoteId)
    updateQuote(db, input)
    const what = input.mayBeShown === true ? 'Let a quote be shown' : 'Change a quote'
    return itemOutcome(db, itemId, () => `${what} in a workshop`)
  },
  'workshops.removeQuote': (db, { quoteId }) => {
    const itemId = itemOfQuote(seen(db), quoteId)
    removeQuote(db, quoteId)
    return itemOutcome(db, itemId, () => 'Take a quote out of a workshop')
  },
  'workshops.responses': (db, { workshopId }) => {
    readWorkshop(db, workshopId)
    return listWorkshopResponses(db, workshopId)
  },
  'workshops.respond': (db, input, researcherId) => {
    readWorkshop(seen(db), input.workshopId)
    const responseId = storeResponse(db, input, researcherId)
    return {
      value: getWorkshopResponse(db, responseId),
      label: input.origin === 'live' ? 'Write down a response' : 'Take in a response',
    }
  },
  'workshops.tally': (db, input, researcherId) => {
    const item = getItem(db, input.itemId)
    const workshopId = workshopOfRound(db, item.roundId)
    tally(db, input, workshopId, researcherId)
    const { mark, groupId = null } = input
    const result = tallyWorkshop(
      readWorkshop(seen(db), workshopId),
      listWorkshopResponses(db, workshopId),
    )
    const own = result
      .find(({ itemId }) => itemId === input.itemId)
      ?.byGroup.find(each => each.groupId === groupId)
    const count = (mark === 'dot' ? own?.dots : own?.stances[mark]) ?? 0
    const what = mark === 'dot' ? 'dot' : `“${WORKSHOP_STANCE_NAMES[mark]}”`
    return { value: { count }, label: `Count one ${what} ${input.change === 1 ? 'more' : 'fewer'}` }
  },
  'workshops.removeResponse': (db, { responseId }) => {
    getWorkshopResponse(db, responseId)
    removeWorkshopResponse(db, responseId)
    return { value: { responseId }, label: 'Remove a response' }
  },
  'workshops.results': (db, { workshopId }) => {
    const decisions = listWorkshopDecisions(db, workshopId)
    return tallyWorkshop(readWorkshop(db, workshopId), listWorkshopResponses(db, workshopId)).map(
      result => ({ ...result, decisions: decisions.get(result.itemId) ?? [] }),
    )
  },
  'workshops.decide': (db, input, researcherId) => {
    const { name } = getItem(db, input.itemId)
    const value = decideItem(db, input, researcherId)
    return { value, label: `${WORKSHOP_DECISION_NAMES[input.kind]} after a workshop: ${name}` }
  },
}

const STEP_OF_STATUS = { planned: 'Plan again', running: 'Begin', closed: 'Close' } as const

function itemOutcome(db: ReadableDb, itemId: string, label: (name: string) => string) {
  const { roundId: _id, ...value } = getItem(seen(db), itemId)
  return { value, label: label(value.name) }
}

/** What a command answers with is read as whoever runs it may read it: chosen quotes may be of passages hidden from them. */
function seen(db: ReadableDb): ReadableDb {
  return seenThrough(db, db)
}
