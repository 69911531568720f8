import type { OutputOf } from '../../../shared/contract/contract.ts'
import { nameKey } from '../../../shared/domain/participant-plan.ts'
import type { SurveyColumn, SurveyPlan } from '../../../shared/survey/survey.ts'
import type { AreaHandlers } from '../handlers.ts'
import { refuseFaultyList } from '../find-names.ts'
import { replaceInTable } from '../names-in-table.ts'
import { readTableOf } from '../read-table.ts'
import { importSurvey } from '../store-survey.ts'
import { countAnswers, planIn, problemsOf, surveyIn } from '../survey-plan.ts'

/** How much of a table shows what its columns hold. */
const FIRST_ROWS = 8
const FIRST_UNITS = 200
const FIRST_TITLES = 5

/** Surveys: tables whose rows are respondents and whose columns are questions. */
export const surveyHandlers: AreaHandlers<'surveys'> = {
  'surveys.preview': async (_db, written, session) => {
    refuseFaultyList({ names: written.names ?? [] })
    const read = await readTableOf(session, written.file)
    const { given, input, replaced, doubtful } = replaceInTable(read, written)
    const { sheet, survey } = surveyIn(given, input)
    const plan = planIn(session.db(), given, survey)
    const { format, encoding, sheets } = given.table
    const below = survey.rows.slice(survey.headerRow).filter(cells => cells.length > 0)
    return {
      ...{ name: given.name, format, encoding, sheet: sheet.name, headerRow: survey.headerRow },
      sheets: sheets.map(({ name, rows }) => ({
        ...{ name, rows: rows.length },
        columns: rows.reduce((most, cells) => Math.max(most, cells.length), 0),
      })),
      columns: survey.columns.map(column => withAttribute(column, plan)),
      firstRows: below.slice(0, FIRST_ROWS).map(cells => cells.map(shorten)),
      rowCount: below.length,
      makes: describe(plan),
      warnings: plan.warnings,
      names: { replaced: replaced.length, doubtful },
      ...problemsOf(plan),
    }
  },
  'surveys.import': importSurvey,
}

function describe(plan: SurveyPlan): OutputOf<'surveys.preview'>['makes'] {
  const { sources, participants } = plan
  const filledIn = participants.participants.filter(one => one.participantId !== null).length
  return {
    sources: sources.length,
    titles: sources.slice(0, FIRST_TITLES).map(({ draft }) => draft.title),
    answers: countAnswers(plan),
    participants: participants.participants.length - filledIn,
    filledIn,
    attributes: participants.columns.filter(
      ({ becomes, attributeId }) => becomes === 'attribute' && attributeId === null,
    ).length,
  }
}

/** A column with the attribute of the project that it fills, whose type holds. */
function withAttribute(column: SurveyColumn, { participants }: SurveyPlan) {
  const planned =
    column.use === 'attribute'
      ? participants.columns.find(
          ({ becomes, header }) =>
            becomes === 'attribute' && nameKey(header) === nameKey(column.name),
        )
      : undefined
  const attributeId = planned?.attributeId ?? null
  return {
    ...column,
    type: attributeId === null ? column.type : (planned?.type ?? column.type),
    attributeId,
  }
}

function shorten(cell: string): string {
  return cell.length > FIRST_UNITS ? `${cell.slice(0, FIRST_UNITS).toWellFormed()}…` : cell
}
