import type { ParsedInputOf } from '../../shared/contract/contract.ts'
import type { Known, ParticipantPlan } from '../../shared/domain/participant-plan.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { chooseColumns, planSurvey, type SurveyTable } from '../../shared/survey/plan-survey.ts'
import { findHeaderRow, readColumns } from '../../shared/survey/read-columns.ts'
import type { SurveyPlan } from '../../shared/survey/survey.ts'
import type { Sheet } from '../../shared/survey/table.ts'
import { listAttributes } from '../db/repositories/attributes.ts'
import { listParticipants } from '../db/repositories/participants.ts'
import { titlesWithText } from '../db/repositories/sources.ts'
import type { ReadableDb } from '../db/sql.ts'
import type { GivenTable } from './read-table.ts'

/** Problems beyond these are only counted: a column of the wrong type has one a row. */
const MOST_PROBLEMS = 100

/** The survey that a file holds, by what was said of it and what is guessed. Throws `not_found` or `format_broken`. */
export function surveyIn(
  { name, table }: GivenTable,
  input: ParsedInputOf<'surveys.preview'>,
): { sheet: Sheet; survey: SurveyTable } {
  const sheet = chooseSheet(table.sheets, input.sheet)
  const headerRow = input.headerRow ?? findHeaderRow(sheet.rows)
  if (!sheet.rows.slice(headerRow).some(cells => cells.length > 0)) {
    const where = headerRow === 1 ? 'its first one' : `row ${headerRow}`
    throw new AppError(
      'format_broken',
      `“${name}” has no rows below ${where}, which names the columns. Nothing was imported.`,
    )
  }
  const columns = chooseColumns(readColumns(sheet.rows, headerRow), input.columns)
  const { format, encoding } = table
  const { rows } = sheet
  const { layout } = input
  return { sheet, survey: { fileName: name, format, encoding, rows, headerRow, columns, layout } }
}

function chooseSheet(sheets: readonly Sheet[], name: string | undefined): Sheet {
  const isFilled = ({ rows }: Sheet) => rows.some(cells => cells.length > 0)
  const [first] = sheets
  const sheet =
    name === undefined ? (sheets.find(isFilled) ?? first) : sheets.find(one => one.name === name)
  if (sheet === undefined) throw new AppError('not_found', 'The file has no sheet of this name.')
  return sheet
}

/** What a survey would make in a project as it is now. */
export function planIn(db: ReadableDb, given: GivenTable, survey: SurveyTable): SurveyPlan {
  const known: Known = { participants: listParticipants(db), attributes: listAttributes(db) }
  const plan = planSurvey(survey, known)
  const twins = plan.sources.filter(({ draft }) => titlesWithText(db, draft.text).length > 0).length
  const warnings = [...given.table.warnings, ...plan.warnings]
  if (twins > 0) warnings.push({ code: 'same_text', message: SAME_TEXT, count: twins })
  const excess = tooMuchIn(plan)
  if (excess !== null) warnings.push({ code: 'too_much', message: excess, count: 1 })
  return { ...plan, warnings }
}

/**
 * How much one import may store, so that it and taking it back stay within seconds: cells that become values or answers,
 * and sources.
 */
export const MOST_CELLS = 100_000
const MOST_SOURCES = 2_000

/** Why an import would store more than it may; null where it does not. */
export function tooMuchIn(plan: SurveyPlan): string | null {
  if (plan.sources.length > MOST_SOURCES) {
    return 'This would make more than 2,000 sources. Take one source for each question instead, or split the file.'
  }
  return countAnswers(plan) + countValues(plan.participants) > MOST_CELLS ? TOO_MANY_CELLS : null
}

/** Values that a plan of participants holds. */
export function countValues({ participants }: Pick<ParticipantPlan, 'participants'>): number {
  return participants.reduce((sum, { values }) => sum + Object.keys(values).length, 0)
}

/** What is said of a table of which too much would be stored. */
export const TOO_MANY_CELLS =
  'This would store more than 100,000 answers and values. Leave out columns that are not needed, or split the file.'

const SAME_TEXT =
  'The project already has sources with exactly this text. If the survey is there already, do not import it again.'

/** How many answers the sources of a plan hold. */
export function countAnswers({ sources }: SurveyPlan): number {
  return sources.reduce(
    (sum, { draft }) => sum + draft.blocks.reduce((most, { turn }) => Math.max(most, turn ?? 0), 0),
    0,
  )
}

/** The cells that did not fit, as many as anybody would read, and how many there are. */
export function problemsOf({ participants: { problems } }: SurveyPlan) {
  return { problems: problems.slice(0, MOST_PROBLEMS), problemCount: problems.length }
}
