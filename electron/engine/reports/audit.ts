import type { Decision } from '../../../shared/contract/decisions.ts'
import type { ExportRecord } from '../../../shared/contract/exports.ts'
import {
  countOf,
  heading,
  list,
  type Report,
  type ReportBlock,
  soft,
  text,
} from '../../../shared/reports/report.ts'
import type { TableColumn } from '../../../shared/tables/table.ts'
import { storyBlocks } from '../../../shared/reports/story-report.ts'
import { writtenDay } from '../../../shared/domain/written-day.ts'
import { listDecisions } from '../../db/repositories/decisions.ts'
import { listExports } from '../../db/repositories/export-records.ts'
import { listDaySteps } from '../../db/repositories/history.ts'
import { listPassages } from '../../db/repositories/passages.ts'
import { getProjectInfo, listResearchers } from '../../db/repositories/project.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { tellSlowly } from '../tell-story.ts'
import { asOf } from './as-of.ts'
import { quoteOf } from './quotes.ts'

/**
 * The audit trail as a document: who worked on the theory, its versions with what changed between them and why, every
 * decision with its reason and its passages, and what was done on which day.
 */
export function* auditReport(db: ReadableDb): Generator<void, Report, void> {
  const { title } = getProjectInfo(db)
  const date = asOf(db)
  const decisions = listDecisions(db)
  const story = yield* tellSlowly(db)
  const [, ...versions] = storyBlocks(story.blocks)
  yield
  return {
    ...{ title: `Audit trail: ${title}`, date, isLandscape: false },
    blocks: [
      heading(1, 'Audit trail'),
      soft(`${title}, as of ${writtenDay(date)}. Days are in UTC.`),
      ...versions,
      heading(2, 'Decisions'),
      ...tellDecisions(db, decisions),
      heading(2, 'What was done, by day'),
      ...tellSteps(db),
      heading(2, 'Files taken out'),
      ...tellExports(db),
    ],
  }
}

function tellDecisions(db: ReadableDb, decisions: readonly Decision[]): ReportBlock[] {
  if (decisions.length === 0) return [text('No decision has been recorded.')]
  const names = new Map(listResearchers(db).map(({ id, name }) => [id, name]))
  return decisions.flatMap(decision => {
    const { at, recordedAt, researcherId, reason, consequence, about, codingIds } = decision
    const days = new Set([at.slice(0, 10), recordedAt.slice(0, 10)])
    const [day, recorded] = [...days]
    const who = names.get(researcherId) ?? 'a researcher'
    return [
      heading(3, decision.text),
      soft(`${day}, recorded by ${who}${recorded === undefined ? '' : ` on ${recorded}`}.`),
      ...(reason.trim() === '' ? [] : [text(reason, 'Reason.')]),
      ...(consequence.trim() === '' ? [] : [text(consequence, 'What follows.')]),
      ...(about.length === 0 ? [] : [text('', 'About:')]),
      ...list(about.map(({ name, isThere }) => (isThere ? name : `${name} (since removed)`))),
      ...listPassages(db, codingIds).map(passage => quoteOf(passage)),
    ]
  })
}

function tellSteps(db: ReadableDb): ReportBlock[] {
  const steps = listDaySteps(db)
  if (steps.length === 0) return [text('The project has no record of its steps.')]
  const total = steps.reduce((sum, { count }) => sum + count, 0)
  return [
    soft(`${countOf(total, 'step')} that still hold; what was taken back is not counted.`),
    {
      kind: 'table',
      columns: [
        column('researcher', 'Researcher', 16),
        column('label', 'Step', 40),
        { ...column('count', 'Times', 6), kind: 'number' },
      ],
      rows: steps.map(({ day, researcher, label, count }) => ({
        ...{ group: day, cells: [researcher, label, count] },
      })),
      groupedBy: 'Day',
    },
  ]
}

function tellExports(db: ReadableDb): ReportBlock[] {
  const names = new Map(listResearchers(db).map(({ id, name }) => [id, name]))
  const files = listExports(db).toReversed()
  if (files.length === 0) return [text('No file is recorded as taken out.')]
  return [
    {
      kind: 'table',
      columns: [
        column('at', 'When', 12),
        column('researcher', 'Who', 14),
        column('file', 'File', 26),
        column('tells', 'What it tells of people', 18),
      ],
      rows: files.map(({ at, researcherId, fileName, tells }) => ({
        group: null,
        cells: [at.slice(0, 10), names.get(researcherId) ?? '', fileName, TELLS[tells]],
      })),
      groupedBy: null,
    },
  ]
}

const TELLS: Record<ExportRecord['tells'], string> = {
  everything: 'Everything',
  participant: 'Who said what',
  group: 'Stakeholder groups',
  none: 'Quotes alone',
  unquoted: 'None of their words',
}

function column(key: string, label: string, share: number): TableColumn {
  return { key, label, kind: 'text', share }
}
