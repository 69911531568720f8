import { guessType } from '../domain/attributes.ts'
import { cleanName, GROUP, nameKey } from '../domain/participant-plan.ts'
import { isIdentifying } from './identifying.ts'
import type { ColumnUse, SurveyColumn } from './survey.ts'

/** Rows among which the one that names the columns is looked for. */
const HEAD_ROWS = 20

/**
 * The row that names the columns, from 1: the first that is filled over at least half of the table's width, so that a
 * title above it does not count. Some survey services write codes, then questions, then a row of import ids: there it
 * is the row of questions.
 */
export function findHeaderRow(rows: readonly (readonly string[])[]): number {
  const head = rows.slice(0, HEAD_ROWS)
  const technical = head.findIndex(isTechnical)
  if (technical > 0) return technical
  const filled = head.map(cells => cells.filter(cell => cell.trim() !== '').length)
  const most = Math.max(0, ...filled)
  const at = filled.findIndex(cells => cells > 0 && cells * 2 >= most)
  return Math.max(0, at) + 1
}

/** Whether a row holds the ids by which a survey service would read the file again, and nobody's answers. */
export function isTechnical(cells: readonly string[]): boolean {
  return (
    cells
      .find(cell => cell.trim() !== '')
      ?.trim()
      .startsWith('{"ImportId"') === true
  )
}

/** The rows below the one that names the columns; technical ones are empty, so that places stay. */
export function rowsBelow(rows: readonly string[][], headerRow: number): string[][] {
  return rows.slice(headerRow).map(cells => (isTechnical(cells) ? [] : cells))
}

/** The columns of a table with what they are most likely for. */
export function readColumns(rows: readonly string[][], headerRow: number): SurveyColumn[] {
  const below = rowsBelow(rows, headerRow).filter(cells => cells.length > 0)
  const header = rows[headerRow - 1] ?? []
  const width = Math.max(header.length, ...below.map(cells => cells.length))
  let hasId = false
  let isFirst = true
  return Array.from({ length: width }, (_, at) => {
    const values = below.map(cells => cells[at]?.trim() ?? '').filter(value => value !== '')
    const title = cleanName(header[at])
    const named = isIdentifying(title, values)
    const { type } = guessType(values)
    const use = named ? 'ignore' : guessUse(title, values, below.length, { hasId, isFirst })
    if (use === 'id') hasId = true
    if (use !== 'ignore') isFirst = false
    return {
      ...{ column: at + 1, header: title, use, isIdentifying: named },
      type: type === 'text' && isChoice(values) ? 'choice' : type,
      name: title === '' ? `Column ${at + 1}` : title,
      filled: values.length,
      distinct: new Set(values).size,
      meanLength: Math.round(mean(values.map(value => value.length))),
    }
  })
}

const ID =
  /^(?:(?:respondent|response|participant|case|record|submission|entry|survey|subject|unique|anonymous) ?)?(?:id|no|number|code|#)$|^(?:pseudonym|alias|respondent|participant|case)$/
const CODE = /^\p{L}{0,6}[-_ .#]?\d{1,12}\p{L}?$/u
const TIMESTAMP = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[ T,]+\d{1,2}:\d{2}/
/** Words of a question that is answered in sentences, however short those are. */
const OPEN =
  /\b(?:comments?|why|how|describe|explain|tell us|anything else|please specify|reasons?)\b/

function guessUse(
  header: string,
  values: readonly string[],
  rows: number,
  { hasId, isFirst }: { hasId: boolean; isFirst: boolean },
): ColumnUse {
  // Nothing at all is no answer either.
  if (values.every(value => TIMESTAMP.test(value))) return 'ignore'
  const key = nameKey(header.replaceAll('_', ' '))
  const { size: distinct } = new Set(values)
  if (!hasId && values.every(value => value.length <= 60)) {
    // A respondent may stand in more than one row.
    if (ID.test(key) && distinct * 2 > values.length) return 'id'
    const isUnique = distinct === values.length && distinct === rows && rows > 1
    if (isFirst && isUnique && values.every(value => CODE.test(value))) return 'id'
  }
  const { type } = guessType(values)
  if (GROUP.test(key)) return 'group'
  if (type !== 'text' || isChoice(values)) return 'attribute'
  const words = mean(values.map(value => value.split(/\s+/).length))
  const length = mean(values.map(value => value.length))
  const isVaried = distinct * 2 > values.length
  // A question that most answer differently and not in one word is open, however short its answers.
  const isQuestion = OPEN.test(key) || (header.endsWith('?') && words >= 2)
  if (length >= 40 || (isVaried && (words >= 4 || isQuestion))) return 'text'
  return 'attribute'
}

/** Whether a few answers come again and again, though they are whole sentences: those of a scale. */
function isChoice(values: readonly string[]): boolean {
  const distinct = new Set(values)
  return (
    distinct.size <= 12 &&
    values.length >= 6 &&
    distinct.size * 3 <= values.length &&
    [...distinct].every(value => value.length <= 200)
  )
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length)
}
