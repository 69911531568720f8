import type { AttributeType } from '../domain/attributes.ts'
import type { ParticipantPlan } from '../domain/participant-plan.ts'
import type { ImportWarning, SourceDraft } from '../text/source-draft.ts'

/** What a column of a survey's table is to the study. */
export const COLUMN_USES = ['id', 'group', 'text', 'attribute', 'ignore'] as const
/** What a column of a survey's table is to the study. */
export type ColumnUse = (typeof COLUMN_USES)[number]

/** What becomes a source: what one respondent answered, or what all answered to one question. */
export const SURVEY_LAYOUTS = ['respondent', 'question'] as const
/** What becomes a source: what one respondent answered, or what all answered to one question. */
export type SurveyLayout = (typeof SURVEY_LAYOUTS)[number]

/** A column of a survey's table, with what it is taken for. Rows and columns count from 1, as in a spreadsheet. */
export interface SurveyColumn {
  column: number
  /** As it stands above the column, in one line; empty where there is nothing. */
  header: string
  use: ColumnUse
  /** Of an attribute. */
  type: AttributeType
  /** The name of the attribute, or the question above the answers. */
  name: string
  /** Cells that hold something. */
  filled: number
  distinct: number
  /** Of the cells that hold something, in UTF-16 code units. */
  meanLength: number
  /** The column names people, or leads to them. */
  isIdentifying: boolean
}

/** What a researcher wants of a column instead of what is guessed. */
export interface ColumnChoice {
  column: number
  use?: ColumnUse | undefined
  type?: AttributeType | undefined
  name?: string | undefined
}

/** A source that a survey brings. */
export interface SurveySource {
  draft: SourceDraft
  group: string | null
  /** Who speaks in it, by the labels of its turns, which are pseudonyms. */
  speakers: string[]
}

/** What an import of a survey makes; nothing has been written. */
export interface SurveyPlan {
  sources: SurveySource[]
  participants: ParticipantPlan
  warnings: ImportWarning[]
}
