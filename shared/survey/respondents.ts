import { cleanName, nameKey } from '../domain/participant-plan.ts'
import type { ImportWarning } from '../text/source-draft.ts'
import type { SurveyColumn } from './survey.ts'

/** A row of a survey, with the name that whoever filled it in goes by. */
export interface Respondent {
  /** Counts the rows below the one that names the columns, from 0. */
  place: number
  pseudonym: string
  group: string | null
  cells: readonly string[]
}

/**
 * Names the respondents: by their ids, or `R001`, `R002` and so on where there is none. Such a number is never one that
 * somebody in the project or in the file has: who answered without a name is nobody known.
 */
export function nameRespondents(
  rows: readonly (readonly string[])[],
  used: readonly SurveyColumn[],
  known: readonly { pseudonym: string }[],
): { respondents: Respondent[]; warnings: ImportWarning[] } {
  const idAt = used.findIndex(({ use }) => use === 'id')
  const at = (use: string) => (used.find(column => column.use === use)?.column ?? 0) - 1
  const read = (cells: readonly string[], use: string) => cleanName(cells[at(use)])
  const answered = rows
    .map((cells, place) => ({ cells, place, id: read(cells, 'id') }))
    .filter(({ cells }) => used.some(({ column }) => (cells[column - 1]?.trim() ?? '') !== ''))
  const ids = answered.map(({ id }) => nameKey(id)).filter(id => id !== '')
  const taken = new Set([...ids, ...known.map(({ pseudonym }) => nameKey(pseudonym))])
  const digits = Math.max(3, String(answered.length).length)
  let number = 0
  const nextNumber = (): string => {
    for (;;) {
      number += 1
      const name = `R${String(number).padStart(digits, '0')}`
      if (!taken.has(nameKey(name))) return name
    }
  }
  const respondents = answered.map(({ cells, place, id }) => ({
    ...{ cells, place, pseudonym: id === '' ? nextNumber() : id },
    group: read(cells, 'group') || null,
  }))
  const repeated = ids.length - new Set(ids).size
  const nameless = idAt < 0 ? 0 : answered.length - ids.length
  return {
    respondents,
    warnings: [
      { code: 'no_ids', count: idAt < 0 ? 1 : 0, message: NO_IDS },
      { code: 'id_missing', count: nameless, message: ID_MISSING },
      { code: 'id_repeated', count: repeated, message: ID_REPEATED },
    ].filter(({ count }) => count > 0),
  }
}

const NO_IDS =
  'No column tells respondents apart, so they are named R001, R002 and so on. Importing the file again would make new ones.'
const ID_MISSING = 'Respondents without an id are named R001, R002 and so on.'
const ID_REPEATED =
  'Rows have an id that stood above already. They are one participant; with a source for each respondent, every row has its own.'
