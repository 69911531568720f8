import { AppError } from '../../../shared/domain/app-error.ts'
import { CHECKLISTS } from '../../../shared/reports/checklists.ts'
import { setEntry } from '../../db/repositories/checklists.ts'
import type { AreaHandlers } from '../handlers.ts'
import { gatherChecklist } from '../reports/checklist.ts'

/** Reporting standards, item by item. */
export const checklistHandlers: AreaHandlers<'checklists'> = {
  'checklists.list': (db, { standard }) => gatherChecklist(db, standard),
  'checklists.set': (db, input) => {
    const { standard, item } = input
    if (CHECKLISTS[standard].items[item - 1] === undefined) {
      throw new AppError('not_found', 'The standard has no such item.', { standard, item })
    }
    setEntry(db, input)
    const entry = gatherChecklist(db, standard).items[item - 1]
    if (entry === undefined) throw new Error('The item is gone')
    return { value: entry, label: `Change item ${item} of a checklist` }
  },
}
