import { distinctChoices, type ValueRule } from '../domain/attributes.ts'
import {
  cleanName,
  nameKey,
  type Known,
  type ParticipantTable,
  planParticipants,
  type TableUse,
} from '../domain/participant-plan.ts'
import { composeSurvey, type SurveyPart } from './compose-source.ts'
import { rowsBelow } from './read-columns.ts'
import { nameRespondents, type Respondent } from './respondents.ts'
import type { ImportWarning } from '../text/source-draft.ts'
import type {
  ColumnChoice,
  SurveyColumn,
  SurveyLayout,
  SurveyPlan,
  SurveySource,
} from './survey.ts'

/** A survey's sheet as it is to be read. */
export interface SurveyTable {
  fileName: string
  format: string
  encoding: string | null
  rows: string[][]
  headerRow: number
  columns: readonly SurveyColumn[]
  layout: SurveyLayout
}

/** Choices that an attribute may have; what goes beyond is no choice but a text. */
const MAX_CHOICES = 200
const MAX_TITLE = 200

/** What columns are, after what a researcher has said of some of them. */
export function chooseColumns(
  guessed: readonly SurveyColumn[],
  choices: readonly ColumnChoice[],
): SurveyColumn[] {
  const byColumn = new Map(choices.map(choice => [choice.column, choice]))
  let hasId = choices.some(choice => choice.use === 'id')
  return guessed.map(column => {
    const { use, type = column.type, name = column.name } = byColumn.get(column.column) ?? {}
    // Somebody who chooses another column of ids does not want the guessed one beside it.
    const guess = column.use === 'id' && hasId ? 'ignore' : column.use
    if ((use ?? guess) === 'id') hasId = true
    return { ...column, use: use ?? guess, type, name }
  })
}

/** Works out what a survey makes of sources and participants. */
export function planSurvey(table: SurveyTable, known: Known): SurveyPlan {
  const used = table.columns.filter(({ use }) => use !== 'ignore')
  const below = rowsBelow(table.rows, table.headerRow)
  const { respondents, warnings } = nameRespondents(below, used, known.participants)
  const sources =
    table.layout === 'respondent'
      ? respondentSources(table, respondents)
      : questionSources(table, respondents)
  const silent = respondents.filter(one => !answersOf(table, one).some(({ text }) => text !== ''))
  const participants = planParticipants([participantTable(table, respondents)], known)
  return {
    sources,
    participants,
    warnings: [...warnings, ...warnOf(table, sources, silent.length)],
  }
}

function respondentSources(table: SurveyTable, respondents: readonly Respondent[]): SurveySource[] {
  const counts = new Map<string, number>()
  return respondents.flatMap(respondent => {
    const { pseudonym, group } = respondent
    const parts = answersOf(table, respondent).flatMap(({ question, text }): SurveyPart[] =>
      text === ''
        ? []
        : [
            { kind: 'question', text: question },
            { kind: 'answer', speaker: pseudonym, text, isLabelled: false },
          ],
    )
    if (parts.length === 0) return []
    const count = (counts.get(nameKey(pseudonym)) ?? 0) + 1
    counts.set(nameKey(pseudonym), count)
    const title = count === 1 ? pseudonym : `${pseudonym} (${count})`
    return [{ draft: draftOf(table, title, parts), group, speakers: [pseudonym] }]
  })
}

function questionSources(table: SurveyTable, respondents: readonly Respondent[]): SurveySource[] {
  return textColumns(table).flatMap((column, index) => {
    const answers = respondents.flatMap((respondent): SurveyPart[] => {
      const text = answersOf(table, respondent)[index]?.text ?? ''
      const { pseudonym: speaker } = respondent
      return text === '' ? [] : [{ kind: 'answer', speaker, text, isLabelled: true }]
    })
    if (answers.length === 0) return []
    const parts: SurveyPart[] = [{ kind: 'question', text: column.name }, ...answers]
    const speakers = answers.flatMap(part => (part.kind === 'answer' ? part.speaker : []))
    const title = column.name.slice(0, MAX_TITLE).toWellFormed().trim()
    return [{ draft: draftOf(table, title, parts), group: null, speakers: [...new Set(speakers)] }]
  })
}

function draftOf({ format, encoding }: SurveyTable, title: string, parts: readonly SurveyPart[]) {
  const { text, blocks } = composeSurvey(parts)
  return { title, kind: 'survey' as const, format, encoding, text, blocks, warnings: [] }
}

function textColumns({ columns }: SurveyTable): SurveyColumn[] {
  return columns.filter(({ use }) => use === 'text')
}

function answersOf(table: SurveyTable, { cells }: Respondent) {
  return textColumns(table).map(({ column, name }) => ({
    question: name,
    text: cells[column - 1]?.trim() ?? '',
  }))
}

/** The table of respondents as participants are planned from: their names first, whatever the file had. */
function participantTable(
  { fileName, headerRow, columns }: SurveyTable,
  respondents: readonly Respondent[],
): ParticipantTable {
  const taken = new Set(['pseudonym'])
  const fields = columns.flatMap(column => {
    if (column.use === 'group') return [{ ...column, name: unusedName('Group', taken) }]
    if (column.use !== 'attribute') return []
    return [{ ...column, name: unusedName(cleanName(column.name), taken) }]
  })
  const uses = fields.map(
    (field): TableUse => (field.use === 'group' ? 'group' : ruleOf(field, respondents)),
  )
  const rows: string[][] = []
  for (const { place, pseudonym, cells } of respondents) {
    while (rows.length < place) rows.push([])
    rows.push([pseudonym, ...fields.map(({ column }) => cells[column - 1] ?? '')])
  }
  return {
    ...{ name: fileName, headerRow, rows },
    header: ['Pseudonym', ...fields.map(({ name }) => name)],
    uses: ['pseudonym', ...uses],
  }
}

function unusedName(name: string, taken: Set<string>): string {
  let unused = name
  for (let number = 2; taken.has(nameKey(unused)); number++) unused = `${name} (${number})`
  taken.add(nameKey(unused))
  return unused
}

function ruleOf({ type, column }: SurveyColumn, respondents: readonly Respondent[]): ValueRule {
  if (type !== 'choice') return { type, choices: [] }
  const written = respondents.map(({ cells }) => cells[column - 1]?.normalize('NFC').trim() ?? '')
  const choices = distinctChoices(written.filter(value => value !== ''))
  // What nobody has answered has no choices.
  if (choices.length === 0) return { type: 'text', choices: [] }
  return { type, choices: choices.slice(0, MAX_CHOICES) }
}

function warnOf(
  table: SurveyTable,
  sources: readonly SurveySource[],
  silent: number,
): ImportWarning[] {
  const named = table.columns.filter(({ isIdentifying }) => isIdentifying)
  const taken = named.filter(({ use }) => use !== 'ignore').length
  const left = named.length - taken
  const hasText = textColumns(table).length > 0
  return [
    { code: 'identifying_taken', count: taken, message: IDENTIFYING_TAKEN },
    { code: 'identifying_left', count: left, message: IDENTIFYING_LEFT },
    { code: 'no_text', count: hasText ? 0 : 1, message: NO_TEXT },
    { code: 'no_answers', count: hasText && sources.length > 0 ? silent : 0, message: NO_ANSWERS },
  ].filter(({ count }) => count > 0)
}

const IDENTIFYING_TAKEN =
  'Columns that seem to name people, or lead to them, would come into the project.'
const IDENTIFYING_LEFT =
  'Columns that seem to name people, or lead to them, are left out. The original file still holds them, if it is kept.'
const NO_TEXT =
  'No column is taken as answers, so there is nothing to code. A table of people alone is imported as participants.'
const NO_ANSWERS = 'Respondents who answered no question in words become participants only.'
