import {
  getSavedQuery,
  insertSavedQuery,
  listSavedQueries,
  removeSavedQuery,
  updateSavedQuery,
} from '../../db/repositories/saved-queries.ts'
import type { AreaHandlers } from '../handlers.ts'

/** Saved searches and retrievals. */
export const queryHandlers: AreaHandlers<'queries'> = {
  'queries.list': db => listSavedQueries(db),
  'queries.create': (db, input) => {
    const value = getSavedQuery(db, insertSavedQuery(db, input))
    return { value, label: `Save the ${input.kind} “${input.name}”` }
  },
  'queries.update': (db, input) => {
    updateSavedQuery(db, input)
    const value = getSavedQuery(db, input.queryId)
    return { value, label: `Change the saved ${value.kind} “${value.name}”` }
  },
  'queries.remove': (db, { queryId }) => {
    const { kind, name } = getSavedQuery(db, queryId)
    removeSavedQuery(db, queryId)
    return { value: { queryId }, label: `Remove the saved ${kind} “${name}”` }
  },
}
